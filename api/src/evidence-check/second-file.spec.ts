import { RefusedFile } from './finding.ts';
import { requireNoArchive, requireNoPage, requireOneFile } from './second-file.ts';

const ENTRY = 'PK\u0001\u0002';
const LARGE_END = `PK\u0006\u0007${'\0'.repeat(16)}`;
const END = `PK\u0005\u0006${'\0'.repeat(18)}`;

const isRefused = (require: (bytes: Buffer) => void, text: string): boolean => {
  try {
    require(Buffer.from(`%PDF-1.7\n${text}`, 'latin1'));
    return false;
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal === 'hidden-content';
    throw error;
  }
};
const isArchive = (text: string): boolean => isRefused(requireNoArchive, text);
/** Letters at a place of the file, behind its first line. */
const at = (place: number, letters: string): string => `${' '.repeat(place - 9)}${letters}`;

describe('what may be opened as an archive', () => {
  it.each([
    ['a list of files right before its end', `${ENTRY}${END}`],
    ['a list of files far before its end', `${ENTRY}${'x'.repeat(100_000)}${END}`],
    ['the end of a large archive', `${LARGE_END}${END}`],
    ['an end before which another stands', `${ENTRY}${END}${END}`],
    ['an end that another follows cut short', `${ENTRY}${END}PK\u0005\u0006`],
    ['an end as far from the end of the file as can be', `${ENTRY}${END}${'x'.repeat(0xffff)}`],
  ])('is refused: %s', (_, text) => {
    expect(isArchive(text)).toBe(true);
  });

  it.each([
    ['an end without a list of files', END],
    ['a list of files without an end', ENTRY],
    ['an end before a list of files', `${END}${ENTRY}`],
    ['an end that is cut short', `${ENTRY}${END.slice(0, -1)}`],
    ['an end too far from the end of the file', `${ENTRY}${END}${'x'.repeat(0x10000)}`],
    ['nothing', ''],
  ])('is not that: %s', (_, text) => {
    expect(isArchive(text)).toBe(false);
  });
});

describe('what other programs would open', () => {
  it.each([
    ['an archive', `${ENTRY}${END}`],
    ['an archive (RAR)', 'aRar!\u001a\u0007\u0000'],
    ['an archive (7z)', 'a7z\u00bc\u00af\u0027\u001c'],
    ['a tape', at(257, 'ustar')],
    ['a picture of a patient', at(128, 'DICM')],
    ['a disc', at(0x8001, 'CD001')],
    ['a disc with another list first', at(0x9001, 'CD001')],
  ])('is refused: %s', (_, text) => {
    expect(isRefused(requireOneFile, text)).toBe(true);
  });

  it.each([
    ['its letters at another place', `${at(129, 'DICM')}${at(300, 'ustar')} CD001`],
    ['letters of an archive that is none', 'Rar! 7z PK'],
  ])('is not that: %s', (_, text) => {
    expect(isRefused(requireOneFile, text)).toBe(false);
  });
});

describe('what a browser or a word processor would open', () => {
  it.each([
    ['a page before the first object', '%<HTML><script>1</script>\n1 0 obj'],
    ['a program of a server', '% <?php echo 1; ?>\n1 0 obj'],
    ['a letter in parts', '1 0 obj\nMIME-Version: 1.0\nContent-Type: a; boundary="b"'],
  ])('is refused: %s', (_, text) => {
    expect(isRefused(requireNoPage, text)).toBe(true);
  });

  it.each([
    ['a description in an object', '1 0 obj<<>>stream\n<?xpacket?><html>'],
    ['words about a letter', '1 0 obj (MIME-Version: 1.0)'],
    ['signs before the first object', '%\u00e2\u00e3 <b 1 0 obj'],
    ['nothing', ''],
  ])('is not that: %s', (_, text) => {
    expect(isRefused(requireNoPage, text)).toBe(false);
  });
});
