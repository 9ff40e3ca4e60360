import { checkText } from './check-text.ts';
import { RefusedFile } from './finding.ts';

function refusalOf(bytes: Buffer): string | null {
  try {
    checkText(bytes);
    return null;
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
}

describe('a text', () => {
  it.each([
    'a,b\r\n1,\t2\n',
    '\ufeffa,b',
    'caf\u00e9 \u2013 \u{1f469}\u200d\u2695\ufe0f \u05d0\u05d1 \u200b',
    '',
  ])('may be %j', (text) => {
    expect(refusalOf(Buffer.from(text))).toBeNull();
  });

  it.each([
    ['a zero', '\0'],
    ['the start of a command for a terminal', '\u001b[2J'],
    ['the same in one sign', '\u009b'],
    ['what turns letters', 'a\u202eb'],
    ['what turns letters of Arabic', 'a\u061cb'],
    ['what turns letters for a while', 'a\u2066b'],
    ['a line end that some readers take and others do not', 'a\u2028b'],
    ['letters that nobody sees', 'a\u{e0041}'],
    ['words above words', '\ufff9a\ufffab\ufffb'],
  ])('may not hold %s', (_, text) => {
    expect(refusalOf(Buffer.from(text))).toBe('unreadable');
  });

  it.each([
    ['letters of a code page', [0xe4]],
    ['more bytes than a letter needs', [0xc0, 0xaf]],
    ['half a letter', [0xed, 0xa0, 0x80]],
    ['the mark of UTF-16', [0xff, 0xfe, 0x61, 0x00]],
  ])('may not hold %s', (_, bytes) => {
    expect(refusalOf(Buffer.from(bytes))).toBe('not-utf-8');
  });
});
