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
const STREAM_END_HERE = new RegExp(`${WHITE}*endstream`, 'y');

/**
 * Behind the first end of a PDF, which is a line `%%EOF`, stand revisions and nothing else (ISO 32000-2, 7.5.5 and
 * 7.5.6): objects, cross-references and trailers, and before the next end `startxref` with a place. Blanks and
 * comments of text may stand anywhere; what reads as an end within a stream is none. A linearised file is written the
 * same way (annex F). Whether the place is right is not asked: readers mend it.
 * @throws RefusedFile
 */
export function requireRevisionsBehindEnd(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  const at = behindFirstEnd(text);
  if (at !== null && !isRevisions(text, at)) throw new RefusedFile('hidden-content');
}

function behindFirstEnd(text: string): number | null {
  let at = 0;
  for (;;) {
    const found = match(END_OR_OBJECT, text, at);
    if (found === null) return null;
    at = END_OR_OBJECT.lastIndex;
    if (found.groups?.['end'] !== undefined) return at;
    const behind = behindObject(text, at);
    // Before its first end a file may be as odd as it is: an object that is not whole hides none.
    if (behind === null) return match(END, text, at) === null ? null : END.lastIndex;
    at = behind;
  }
}

/** Whether all from here on is what revisions are made of, each of them whole. */
function isRevisions(text: string, from: number): boolean {
  const tokens = new PdfTokens(text, from);
  const passes = (pattern: RegExp): boolean => {
    const found = match(pattern, text, tokens.at);
    if (found !== null) tokens.at = pattern.lastIndex;
    return found !== null;
  };
  let isWhole = true;
  while (tokens.at < text.length) {
    if (passes(BLANK_HERE)) continue;
    if (passes(END_HERE)) {
      if (!isWhole) return false;
      continue;
    }
    isWhole = passes(PLACE_HERE);
    if (isWhole || tokens.word('endobj')) continue;
    if (tokens.word('xref')) {
      while (passes(ROW_HERE));
      continue;
    }
    const behind = passes(HEAD_HERE) ? behindObject(text, tokens.at) : null;
    if (behind === null) return false;
    tokens.at = behind;
  }
  return isWhole;
}

/** Where an object ends whose value begins here; null where an end of the file comes before that. */
function behindObject(text: string, at: number): number | null {
  const tokens = new PdfTokens(text, at);
  const value = tokens.value();
  const behindValue = tokens.at;
  tokens.blanks();
  const isStream = value instanceof Map && tokens.word('stream');
  const behind = isStream ? tokens.at : behindValue;
  if (match(END, text.slice(at, behind), 0) !== null) return null;
  return isStream ? behindStream(text, behind, (value as PdfDictionary).get('Length')) : behind;
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
