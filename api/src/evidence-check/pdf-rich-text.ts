import type { FileRefusal } from '@oart/contract';
import { refusalOfAddress } from './pdf-intent.ts';

const COMMENT = ['<!--', '-->'] as const;
const INSTRUCTION = ['<?', '?>'] as const;
/** What stands between is words, whatever it looks like. */
const PLAIN_WORDS = /<!\[CDATA\[|\]\]>/g;
/** In the values of its attributes, what ends a tag elsewhere may stand. */
const TAG = String.raw`(?:[^<>"']|"[^"<]*"|'[^'<]*')*>`;
const BLOCK_ENDS = new RegExp(String.raw`<(?:/(?:p|div|li|body)|br)\b${TAG}`, 'gi');
const TAGS = new RegExp(`<${TAG}|<[^<>]*>`, 'g');
const SCRIPT = /<script\b/i;
/** Words under names of its own: nobody writes a remark so. */
const OWN_NAMES = /<!(?:doctype|entity)\b/i;
const LINKS = /\s(?:href|src)\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+))/gi;
const FIGURES = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi;
const LAST_CODE = 0x10_ffff;
/** Signs that nobody sees. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** Signs that divide figures, or addresses, by their names in HTML; any other is no more than a blank here. */
const NAMED = /&([a-z][a-z0-9]{1,31});/gi;
const SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  colon: ':',
  sol: '/',
  bsol: '\\',
  period: '.',
  comma: ',',
  semi: ';',
  lpar: '(',
  rpar: ')',
  hyphen: '-',
  dash: '-',
  ndash: '-',
  mdash: '-',
  minus: '-',
  lowbar: '_',
  middot: '\u00b7',
  shy: '',
  zwnj: '',
  zwj: '',
  zerowidthspace: '',
  newline: '\n',
};

/**
 * The words of a rich text (XHTML; ISO 32000-2, 12.7.4.4), in lines as its paragraphs are.
 * @param written its bytes, in UTF-8 or of Latin letters in UTF-16
 */
export function wordsOfRichText(written: Buffer): string {
  return unnamed(
    without(without(decoded(written), COMMENT), INSTRUCTION)
      .replaceAll(PLAIN_WORDS, '')
      .replaceAll(BLOCK_ENDS, '\n')
      .replaceAll(TAGS, ''),
  );
}

/** Why a document with this rich text is refused, or null: it may link, and has no other means to act. */
export function refusalOfRichText(written: Buffer): FileRefusal | null {
  const text = decoded(written);
  if (SCRIPT.test(text)) return 'script';
  if (OWN_NAMES.test(text)) return 'unreadable';
  const links = Array.from(text.matchAll(LINKS), ([, one, other, bare]) =>
    refusalOfAddress(unnamed(one ?? other ?? bare ?? '')),
  );
  return links.find((each) => each !== null) ?? null;
}

function decoded(written: Buffer): string {
  return (
    new TextDecoder('utf-8')
      .decode(written)
      .replaceAll('\0', '')
      // In Latin letters a blank that does not break is no UTF-8.
      .replaceAll('\ufffd', ' ')
  );
}

/** Without what stands between two marks; where the second is missing, with all of it. */
function without(text: string, [begin, end]: readonly [string, string]): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf(begin); at !== -1; at = text.indexOf(begin, from)) {
    const endAt = text.indexOf(end, at + begin.length);
    if (endAt === -1) break;
    pieces.push(text.slice(from, at));
    from = endAt + end.length;
  }
  return [...pieces, text.slice(from)].join('');
}

/** Signs as themselves that are written as figures or by their names. */
function unnamed(text: string): string {
  return text
    .replaceAll(FIGURES, (_, hex: string | undefined, decimal: string | undefined) =>
      letterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replaceAll(NAMED, (_, name: string) => SIGNS[name.toLowerCase()] ?? ' ')
    .replaceAll(UNSEEN, '');
}

const letterOf = (code: number): string =>
  code === 0 || code > LAST_CODE ? ' ' : String.fromCodePoint(code);
