import { RefusedFile } from './finding.ts';
import { PdfTokens } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';

const WHITE = String.raw`[\0\t\n\f\r ]`;
const OBJECT = String.raw`\d${WHITE}+\d+${WHITE}+obj(?![A-Za-z])`;
const PLACE = String.raw`startxref${WHITE}+\d+`;
const PLACE_AND_END = `${PLACE}${WHITE}*%%EOF`;
/** On a line of its own or behind its place, whatever else stands behind it there. */
const END = new RegExp(String.raw`[\r\n][\0\t\f ]*%%EOF|${PLACE_AND_END}`, 'g');
const END_OR_OBJECT = new RegExp(`(?<end>${END.source})|${OBJECT}`, 'g');
/** Of a stream that does not say its length. */
const STREAM_END_OR_END = new RegExp(
  String.raw`endstream(?=${WHITE}*(?:endobj|\d*${OBJECT}|xref|trailer|startxref))|(?<end>${PLACE_AND_END})`,
  'g',
);

const END_MARK = '%%EOF';
const SHORT_BYTES = 1024;
const END_HERE = /%%EOF/y;
/** Or a comment of one line, which is text. */
const BLANK_HERE = new RegExp(
  String.raw`${WHITE}+|%(?!%EOF)[\t\u0020-\u007e\u0080-\u00ff]*(?=[\r\n]|$)`,
  'y',
);
/** What a value stands behind. */
const HEAD_HERE = new RegExp(String.raw`\d*${OBJECT}|trailer(?=${WHITE}*<<)`, 'y');
const PLACE_HERE = new RegExp(PLACE, 'y');
/** Of a cross-reference, or the line above its rows. */
const ROW_HERE = new RegExp(
  String.raw`${WHITE}*\d+${WHITE}+\d+(?:${WHITE}+[nf])?(?=${WHITE})`,
  'y',
);
/** A row that says where an object stands or that it stands no more; the head of the list of free ones says neither. */
const PLACE_OF_OBJECT = /n$|(?<!65535\s+)f$/;
const NOTHING = new RegExp(`^${WHITE}*$`);
const FIRST_OBJECT = new RegExp(OBJECT, 'g');
const STREAM_END_HERE = new RegExp(`${WHITE}*endstream`, 'y');

/** What a file says up to one of its ends, and behind the one before. */
interface Part {
  readonly end: number;
  /** Whether it says anything of objects: one of them, where they stand, or which is the catalogue. */
  readonly isFilled: boolean;
}

/**
 * How many times a PDF was saved again after it was first made, by what was written behind its first end: the filled
 * parts of the file without the first one. What programs write in two parts at once counts as one: a linearised file
 * (annex F) whose second part ends where the file did by its own word, and a cross-reference without rows that leads
 * older readers to a newer one (`XRefStm`, ISO 32000-2, 7.5.8.4). A signature is such a save as well.
 *
 * Behind the first end of a PDF, which is a line `%%EOF`, stand revisions and nothing else (7.5.5 and 7.5.6): objects,
 * cross-references and trailers, and before the next end `startxref` with a place. Blanks and comments of text may
 * stand anywhere; what reads as an end within a stream is none. Whether the place is right is not asked: readers mend
 * it.
 * @throws RefusedFile
 */
export function timesSavedAgain(bytes: Buffer): number {
  if (endsOnce(bytes)) return 0;
  const text = bytes.toString('latin1');
  const first = firstPart(text);
  if (first === null) return 0;
  const filled = [first, ...partsBehind(text, first.end)].filter(({ isFilled }) => isFilled);
  const madeAtOnce = isLinearised(text, filled[1]) ? 2 : 1;
  return Math.max(0, filled.length - madeAtOnce);
}

/** Whether the first end in the file, or what reads as one, is its last word: so most files end, and are not made text. */
function endsOnce(bytes: Buffer): boolean {
  const at = bytes.indexOf(END_MARK);
  if (at === -1) return true;
  const behind = bytes.subarray(at + END_MARK.length);
  return behind.length < SHORT_BYTES && NOTHING.test(behind.toString('latin1'));
}

function firstPart(text: string): Part | null {
  let at = 0;
  for (;;) {
    const found = match(END_OR_OBJECT, text, at);
    if (found === null) return null;
    const isFilled = at > 0;
    at = END_OR_OBJECT.lastIndex;
    if (found.groups?.['end'] !== undefined) return { end: at, isFilled };
    const behind = wholeObjectAt(text, at)?.end;
    // Before its first end a file may be as odd as it is: an object that is not whole hides none.
    if (behind === undefined) {
      return match(END, text, at) === null ? null : { end: END.lastIndex, isFilled: true };
    }
    at = behind;
  }
}

/** What stands from here on: what revisions are made of and nothing else, each of them whole. @throws RefusedFile */
function partsBehind(text: string, from: number): readonly Part[] {
  const tokens = new PdfTokens(text, from);
  const passed = (pattern: RegExp): string | null => {
    const found = match(pattern, text, tokens.at);
    if (found !== null) tokens.at = pattern.lastIndex;
    return found?.[0] ?? null;
  };
  const parts: Part[] = [];
  let isWhole = true;
  let isFilled = false;
  while (tokens.at < text.length) {
    if (passed(BLANK_HERE) !== null) continue;
    if (passed(END_HERE) !== null) {
      if (!isWhole) break;
      parts.push({ end: tokens.at, isFilled });
      isFilled = false;
      continue;
    }
    isWhole = passed(PLACE_HERE) !== null;
    if (isWhole || tokens.word('endobj')) continue;
    if (tokens.word('xref')) {
      for (let row = passed(ROW_HERE); row !== null; row = passed(ROW_HERE)) {
        isFilled ||= PLACE_OF_OBJECT.test(row);
      }
      continue;
    }
    const head = passed(HEAD_HERE);
    const object = head === null ? null : wholeObjectAt(text, tokens.at);
    if (object === null) throw new RefusedFile('hidden-content');
    isFilled ||= head !== 'trailer' || !leadsElsewhere(object.value);
    tokens.at = object.end;
  }
  if (!isWhole) throw new RefusedFile('hidden-content');
  return [...parts, { end: text.length, isFilled }];
}

/** A trailer that names a cross-reference for newer readers. */
function leadsElsewhere(trailer: PdfValue): boolean {
  return trailer instanceof Map && trailer.has('XRefStm');
}

/** Whether the file says in its first object that it is written in two parts, and ended behind this second one. */
function isLinearised(text: string, second: Part | undefined): boolean {
  if (second === undefined || match(FIRST_OBJECT, text, 0) === null) return false;
  const said = new PdfTokens(text, FIRST_OBJECT.lastIndex).value();
  if (!(said instanceof Map) || !said.has('Linearized')) return false;
  const length = (said as PdfDictionary).get('L');
  if (typeof length !== 'number' || length < second.end || length > text.length) return false;
  return NOTHING.test(text.slice(second.end, length));
}

interface ObjectHere {
  readonly value: PdfValue;
  readonly end: number;
}

/** The object whose value begins here; null where an end of the file comes before its own. */
function wholeObjectAt(text: string, at: number): ObjectHere | null {
  const tokens = new PdfTokens(text, at);
  const value = tokens.value();
  const behindValue = tokens.at;
  tokens.blanks();
  const isStream = value instanceof Map && tokens.word('stream');
  const end = isStream ? tokens.at : behindValue;
  if (match(END, text.slice(at, end), 0) !== null) return null;
  if (!isStream) return { value, end };
  const behind = behindStream(text, end, (value as PdfDictionary).get('Length'));
  return behind === null ? null : { value, end: behind };
}

/** As long as it says where it ends there indeed, else up to the first word that ends one. */
function behindStream(text: string, at: number, length: PdfValue | undefined): number | null {
  const start = at + (/^\r?\n?/.exec(text.slice(at, at + 2))?.[0].length ?? 0);
  if (typeof length === 'number' && length >= 0) {
    const measured = match(STREAM_END_HERE, text, start + length);
    if (measured !== null) return STREAM_END_HERE.lastIndex;
  }
  const found = match(STREAM_END_OR_END, text, start);
  return found === null || found.groups?.['end'] !== undefined ? null : STREAM_END_OR_END.lastIndex;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
