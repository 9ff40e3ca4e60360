import { RefusedFile } from './finding.ts';

export class PdfName {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export class PdfReference {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

const ESCAPED = /\\([0-7]{1,3}|\r\n|[^])/g;
/** Of those escaped letters that stand for a sign. */
const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** What a string may begin with to say how its letters are coded, and what stands between them then. */
const CODING = /[\0\u00ef\u00bb\u00bf\u00fe\u00ff]/g;

/** A string as it is written, in letters or in figures. */
export class PdfString {
  readonly #written: string;
  constructor(written: string) {
    this.#written = written;
  }

  /** Its letters; those beyond Latin are of no use here. */
  text(): string {
    const inside = this.#written.slice(1).replace(/[)>]$/, '');
    const letters = this.#written.startsWith('<')
      ? Buffer.from(`${inside.replaceAll(/[^0-9A-Fa-f]/g, '')}0`, 'hex').toString('latin1')
      : inside.replaceAll(ESCAPED, (_, escaped: string) =>
          escaped.startsWith('\r') || escaped === '\n' ? '' : (SIGNS[escaped] ?? letterOf(escaped)),
        );
    return letters.replaceAll(CODING, '');
  }
}

/** What is more than a byte is cut, as readers do. */
const letterOf = (escaped: string): string =>
  /^[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8) & 0xff) : escaped;

export type PdfDictionary = ReadonlyMap<string, PdfValue>;
/** Null stands for what tells nothing about intent: keywords. */
export type PdfValue =
  PdfDictionary | PdfName | PdfReference | PdfString | readonly PdfValue[] | number | null;

const DEEPEST = 100;
const REGULAR = String.raw`[^\0\t\n\f\r ()<>[\]{}/%]`;
const SPACE = String.raw`(?:[\0\t\n\f\r ]|%[^\r\n]*(?:[\r\n]|$))`;
const BLANKS = new RegExp(`${SPACE}*`, 'y');
const CUT_NAME = /#00/;
const NAME = new RegExp(`/(${REGULAR}*)`, 'y');
/** Some readers take `+6.0` for 6 there. */
const FIGURES = String.raw`[-+.\d][-+.\deE]*`;
const REFERENCE = new RegExp(`(${FIGURES})${SPACE}+(${FIGURES})${SPACE}*R(?!${REGULAR})`, 'y');
const PLAIN = /^\d+$/;
/** No letters of other systems, as of sixteen: readers stop there. */
const FIGURES_ALONE = new RegExp(`^${FIGURES}$`);
const KEYWORD = new RegExp(`${REGULAR}+`, 'y');
/** Whatever stands in it, it ends with the first `>`: so all readers take it. Cut off, it takes what is left. */
const HEX_STRING = /<[^>]*(?:>|$)/y;

/**
 * Reads PDF objects one after the other, forgiving as readers are: what is malformed is passed over.
 * It keeps what can say that a document wants to act, and drops the rest.
 */
export class PdfTokens {
  at: number;
  readonly #text: string;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  /** The object that begins here. @throws RefusedFile where objects are nested beyond reason. */
  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw new RefusedFile('too-large-inside');
    this.blanks();
    const next = this.#text[this.at];
    if (next === '/') return new PdfName(this.#name());
    if (next === '[') return this.#array(depth);
    if (next === '(') return this.#string();
    if (next !== '<') return this.#numberOrWord();
    return this.#text[this.at + 1] === '<' ? this.#dictionary(depth) : this.#hexString();
  }

  blanks(): void {
    this.#match(BLANKS);
  }

  /** Whether this word stands here; passes it when it does. */
  word(word: string): boolean {
    if (!this.#text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  #dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    while (this.#goesOn('>>')) {
      if (this.#text[this.at] !== '/') {
        this.value(depth + 1);
        continue;
      }
      const start = this.at;
      const key = this.#name();
      const isCut = CUT_NAME.test(this.#text.slice(start, this.at));
      const value = this.value(depth + 1);
      // Readers differ in which of two equal keys they take: both are kept in sight, unlike the values of one list.
      // And in whether a key that is cut at a zero is this one.
      const earlier = entries.get(key) ?? (isCut ? null : undefined);
      entries.set(key, earlier === undefined ? value : [[earlier], [value]]);
    }
    return entries;
  }

  #array(depth: number): readonly PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    while (this.#goesOn(']')) values.push(this.value(depth + 1));
    return values;
  }

  /** Whether another value comes before this end; past an `endobj` in between, readers read on. */
  #goesOn(end: string): boolean {
    this.blanks();
    return this.at < this.#text.length && !this.word(end);
  }

  #name(): string {
    const written = this.#match(NAME)?.[1] ?? '';
    if (!written.includes('#')) return written;
    const name = written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    // Some readers end it at a zero.
    return name.replace(/\0[^]*$/, '');
  }

  #hexString(): PdfString {
    return new PdfString(this.#match(HEX_STRING)?.[0] ?? '');
  }

  #string(): PdfString {
    const start = this.at;
    let open = 0;
    do {
      const character = this.#text[this.at];
      if (character === '(') open += 1;
      if (character === ')') open -= 1;
      this.at += character === '\\' ? 2 : 1;
    } while (open > 0 && this.at < this.#text.length);
    return new PdfString(this.#text.slice(start, this.at));
  }

  #numberOrWord(): PdfValue {
    const reference = this.#match(REFERENCE);
    if (reference !== null) return referenceTo(reference.slice(1));
    const word = this.#match(KEYWORD);
    if (word === null) {
      this.at += 1;
      return null;
    }
    const number = FIGURES_ALONE.test(word[0]) ? Number(word[0]) : NaN;
    return Number.isFinite(number) ? number : null;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }
}

/** @throws RefusedFile where readers may take it for one or not: no program writes it so */
function referenceTo(figures: readonly string[]): PdfReference {
  if (!figures.every((each) => PLAIN.test(each))) throw new RefusedFile('unreadable');
  return new PdfReference(Number(figures[0]));
}
