import { RefusedFile } from './finding.ts';
import { requireRevisionsBehindEnd } from './pdf-revisions.ts';

const END = 'startxref\n9\n%%EOF\n';
const FIRST = `%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n${END}`;
const PROGRAM = 'MZ\u0090\0\u0003';

const isTaken = (text: string): boolean => {
  try {
    requireRevisionsBehindEnd(Buffer.from(text, 'latin1'));
    return true;
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal !== 'hidden-content';
    throw error;
  }
};

describe('behind the end of a PDF may stand', () => {
  it.each([
    ['nothing', ''],
    ['blanks and zeros', '\r\n\t\f \0'],
    ['a further end', '%%EOF'],
    ['a comment and a further end', '% scanned\r\n%%EOF\r\n'],
    ['a comment of other letters', '%\u00e2\u00e3\u00cf\u00d3'],
    ['a cross-reference', `xref\n0 1\n0000000000 65535 f \n5 1\n0000000009 00000 n\r\n${END}`],
    ['a trailer', `trailer\n<</Size 9>>\n${END}`],
    ['an object', `12 0 obj null endobj ${END}`],
    ['an object right behind it', `%%EOF12 0 obj null endobj ${END}`],
    ['an object without its end', `12 0 obj (endobj) 13 0 obj [] ${END}`],
    ['a stream', `2 0 obj<</Length 9>>stream\r\nendstream\nendstream endobj ${END}`],
    ['a stream without a length', `2 0 obj<<>>stream\nMZ endstream endobj ${END}`],
    ['a stream of a wrong length', `2 0 obj<</Length 1>>stream\nMZ\nendstream endobj ${END}`],
    ['a stream without the end of its object', `2 0 obj<<>>stream\nMZ\nendstream\n${END}`],
    ['a stream with an end in it', `2 0 obj<</Length 18>>stream\n${END}endstream endobj ${END}`],
    ['revision after revision', `2 0 obj 1 endobj ${END}2 0 obj 2 endobj ${END}`],
    ['a wrong place', 'startxref\n99999999999\n%%EOF'],
  ])('%s', (_, behind) => {
    expect(isTaken(`${FIRST}${behind}`)).toBe(true);
  });
});

describe('behind the end of a PDF may not stand', () => {
  it.each([
    ['a program', PROGRAM],
    ['a program with an end', `${PROGRAM}\n%%EOF`],
    ['a program in a comment', `%${PROGRAM}\n%%EOF`],
    ['a program with a place and an end', `${PROGRAM}\n${END}`],
    ['the word for a place and no place', `startxref\n%%EOF`],
    ['an object without a place', '2 0 obj null endobj\n%%EOF'],
    ['an object without a place before a whole revision', `2 0 obj 1 endobj\n%%EOF\n${END}`],
    ['a trailer that is no dictionary', `trailer ${PROGRAM} ${END}`],
    ['rows without a cross-reference', `0000000000 65535 f \n${END}`],
    ['a stream that does not end', `2 0 obj<<>>stream\n${PROGRAM}\n`],
    ['an array that does not end', `2 0 obj [ ${END}`],
    ['an array around an end', `2 0 obj [ ${END}${PROGRAM} ] ${END}`],
    ['a dictionary around an end', `trailer << ${END}${PROGRAM} >> ${END}`],
    ['an end between a dictionary and its stream', `2 0 obj<<>>\n%%EOF ${PROGRAM}\nstream ${END}`],
    ['a stream of unknown length around an end', `2 0 obj<<>>stream\n${END}endstream ${END}`],
    ['what stands on the line of a later end', `${END.slice(0, -1)}${PROGRAM}\n%%EOF`],
  ])('%s', (_, behind) => {
    expect(isTaken(`${FIRST}${behind}`)).toBe(false);
  });
});

describe('the first end of a PDF', () => {
  it.each([
    ['may stand right behind its start', `%PDF-1.7\n%%EOF\n${FIRST}`, true],
    ['stands behind an object that is open', FIRST.replace('endobj', '2 0 obj [[<<'), true],
    ['is none in a stream', FIRST.replace('<</T', `<</Length 7>>stream\n\n%%EOF\nendstream`), true],
    ['is none within a line', FIRST.replace('1.7', `1.7 %%EOF`), true],
    ['hides nothing, open or not', `${FIRST.replace('endobj', '2 0 obj [')}${PROGRAM}`, false],
    ['is one behind a stream that does not end', `%PDF-1.7\n1 0 obj<<>>stream\n%%EOF\nMZ`, false],
    ['is one on the line of its place', `${FIRST.replace('\n%%', ' %%')}${PROGRAM}`, false],
    ['is one without its place', `%PDF-1.7\n%%EOF\n${PROGRAM}\n%%EOF`, false],
  ])('%s', (_, text, taken) => {
    expect(isTaken(text)).toBe(taken);
  });

  it('may not stand there at all', () => {
    expect(isTaken(`%PDF-1.7\n${PROGRAM}`)).toBe(true);
  });
});
