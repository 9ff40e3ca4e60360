import { RefusedFile } from './finding.ts';

/**
 * No control characters but tab and new line, nothing that hides letters or turns text. Signs of no width, which word
 * processors and faces bring, may stand there: the search for patient identifiers sees through them.
 */
const NOT_TEXT =
  /[^\P{Cc}\t\n\r]|[\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

/** The words of a file that is UTF-8 from its first byte to its last. @throws RefusedFile */
export function checkText(bytes: Buffer): string {
  const text = decoded(bytes);
  if (NOT_TEXT.test(text)) throw new RefusedFile('unreadable');
  return text;
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RefusedFile('not-utf-8');
  }
}
