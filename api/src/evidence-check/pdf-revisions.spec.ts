import { RefusedFile } from './finding.ts';
import { timesSavedAgain } from './pdf-revisions.ts';

const END = 'startxref\n9\n%%EOF\n';
const FIRST = `%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n${END}`;
const PROGRAM = 'MZ\u0090\0\u0003';

const isTaken = (text: string): boolean => {
  try {
    timesSavedAgain(Buffer.from(text, 'latin1'));
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

const times = (text: string): number => timesSavedAgain(Buffer.from(text, 'latin1'));
const OBJECT = '2 0 obj<</Type/Page>>endobj\n';
const xref = (rows: string, trailer = ''): string =>
  `xref\n${rows}trailer\n<</Root 1 0 R/Prev 9${trailer}>>\n${END}`;

describe('a PDF was saved again', () => {
  it.each([
    ['not at all', '', 0],
    ['not by a further end', '%%EOF\n', 0],
    ['not by a remark, zeros and a further end', '%scanned 1/1\n\0\0%%EOF', 0],
    ['not by a place alone', END, 0],
    ['not by a cross-reference without rows for newer readers', xref('0 0\n', '/XRefStm 15'), 0],
    [
      'not by the head of the free ones for newer readers',
      xref('0 1\n0000000000 65535 f \n', '/XRefStm 15'),
      0,
    ],
    ['with an object', OBJECT + xref('2 1\n0000000090 00000 n \n'), 1],
    ['with an object right behind its end', `%%EOF${OBJECT}${END}`, 1],
    ['with an object that is its cross-reference', `9 0 obj<</Type/XRef>>endobj\n${END}`, 1],
    ['without an end', `${OBJECT}startxref\n9`, 1],
    ['with a row that leads elsewhere', xref('2 1\n0000000009 00000 n \n', '/XRefStm 15'), 1],
    ['with a row that takes an object away', xref('2 1\n0000000000 00001 f \n', '/XRefStm 15'), 1],
    ['with a trailer that is for all readers', xref('0 0\n'), 1],
    ['twice', `${OBJECT}${END}${OBJECT}${END}`, 2],
    ['twice, with a further end between', `${OBJECT}${END}%%EOF\n${OBJECT}${END}`, 2],
    ['once behind what is for newer readers', `${xref('0 0\n', '/XRefStm 15')}${OBJECT}${END}`, 1],
    ['a thousand times', `${OBJECT}${END}`.repeat(1_000), 1_000],
  ])('%s', (_, behind, expected) => {
    expect(times(`${FIRST}${behind}`)).toBe(expected);
  });

  it.each([
    ['where it has no end', '%PDF-1.7\n1 0 obj<<>>endobj\n', 0],
    ['where an end stands before its objects', FIRST.replace('\n1 0', '\n%%EOF\n1 0'), 0],
    [
      'where an end stands in a stream',
      FIRST.replace('<</T', `<</Length 7>>stream\n\n%%EOF\nendstream`),
      0,
    ],
    [
      'where its first object is open',
      `${FIRST.replace('endobj', '2 0 obj [[<<')}${OBJECT}${END}`,
      1,
    ],
  ])('%s', (_, text, expected) => {
    expect(times(text)).toBe(expected);
  });
});

describe('a linearised PDF', () => {
  /** In two parts, of which the first says how long both are, `more` bytes off. */
  const linearised = (more = 0, word = 'Linearized'): string => {
    const of = (length: number): string =>
      `%PDF-1.7\n9 0 obj\n<</${word} 1/L ${String(length).padStart(5, '0')}>>\nendobj\n${xref('9 1\n0000000009 00000 n \n')}` +
      `1 0 obj<</Type/Catalog>>endobj\n${xref('0 9\n0000000009 00000 n \n')}`;
    return of(of(0).length + more);
  };

  it.each([
    ['is as it was made', linearised(), 0],
    ['is as it was made, where its length leaves out the last line end', linearised(-1), 0],
    ['is as it was made, with zeros behind it', `${linearised()}\0\0\r\n`, 0],
    ['was saved again', `${linearised()}${OBJECT}${END}`, 1],
    ['was saved again twice', `${linearised()}${OBJECT}${END}${OBJECT}${END}`, 2],
    ['is none that ends before its second part does', linearised(-2), 1],
    ['is none that is shorter than it says', linearised(1), 1],
    [
      'is none that counts what was saved again as its own',
      `${linearised(OBJECT.length + END.length)}${OBJECT}${END}`,
      2,
    ],
    ['is none that does not say so', linearised(0, 'Linear'), 1],
    [
      'is none that says so in a later object',
      linearised().replace('9 0 obj', '8 0 obj<<>>endobj 9 0 obj'),
      1,
    ],
    ['is none that says no length', linearised().replace('/L ', '/M '), 1],
  ])('%s', (_, text, expected) => {
    expect(times(text)).toBe(expected);
  });
});
