import { RefusedFile } from './finding.ts';
import { requireNoArchive } from './second-file.ts';

const ENTRY = 'PK\u0001\u0002';
const LARGE_END = `PK\u0006\u0007${'\0'.repeat(16)}`;
const END = `PK\u0005\u0006${'\0'.repeat(18)}`;

const isArchive = (text: string): boolean => {
  try {
    requireNoArchive(Buffer.from(`%PDF-1.7\n${text}`, 'latin1'));
    return false;
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal === 'hidden-content';
    throw error;
  }
};

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
