import { readFileSync } from 'node:fs';
import type { CalendarDay } from '@oart/competency';
import { ProblemError } from '../http/problem-error.ts';
import type { ContouringLog } from './contouring-log.ts';
import { readContouringLog } from './contouring-log.ts';

const HEAD = 'structure,score,pass mark,attempt,completed on,data set,modality,profile name';
const LINE = 'Bladder,82.5,75,1,2026-10-05,Pelvis 1,CT,AA-1';

const logOf = (text: string): ContouringLog => readContouringLog(text, '2026-11-23' as CalendarDay);

/** The pointers of everything that is wrong with a table. */
function faultsOf(text: string): readonly string[] {
  return errorsOf(text).map(({ pointer }) => pointer);
}

function errorsOf(text: string): readonly { readonly pointer: string; readonly message: string }[] {
  try {
    logOf(text);
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.extras.errors ?? [];
    throw error;
  }
}

describe('the table of a contouring log', () => {
  it('keeps every attempt of the sample that is published', () => {
    const sample = readFileSync(
      new URL('../../../samples/contouring-log.csv', import.meta.url),
      'utf8',
    );
    const { attempts, profileName } = logOf(sample);
    expect(profileName).toBe('Trainee-1');
    expect(
      attempts.map(({ line, structure, score, attempt }) => [line, structure, score, attempt]),
    ).toEqual([
      [2, 'bladder', 68, 1],
      [3, 'bladder', 81.5, 2],
      [4, 'rectum', 74, 1],
      [5, 'rectum', 79, 2],
      [6, 'femoral-head-left', 88, 1],
      [7, 'femoral-head-right', 90, 1],
    ]);
    expect(attempts[4]).toMatchObject({
      dataSet: 'Sample pelvis 2',
      modality: 'cbct',
      completedOn: '2026-10-19',
    });
  });

  it.each([
    ['as a spreadsheet writes it', `\ufeff${HEAD}\r\n${LINE}\r\n`],
    ['with semicolons', `${HEAD}\n${LINE}\n`.replaceAll(',', ';')],
    ['with tabs', `${HEAD}\n${LINE}\n`.replaceAll(',', '\t')],
    ['with fixed spaces', `${HEAD}\n${LINE.replace('2026-10-05', '05\u00a0Oct\u00a02026')}`],
    ['with units in its head', `${HEAD.replace('score', 'Score (%)')}\n${LINE}`],
    ['with the midnight of a day', `${HEAD}\n${LINE.replace('10-05', '10-05 00:00:00')}`],
    [
      'that says what stands between its cells',
      `\ufeffsep=;\r\n${HEAD}\r\n${LINE}`.replaceAll(',', ';'),
    ],
    [
      'with days as a spreadsheet writes them again',
      `${HEAD}\n${LINE.replace('2026-10-05', '05-Oct-26')}`,
    ],
    [
      'with decimal commas between semicolons',
      `${HEAD}\r\n${LINE}`.replaceAll(',', ';').replace('82.5', '82,5'),
    ],
    ['with columns and lines that were emptied', `${HEAD},,\r\n${LINE},,\r\n,,,,,,,,,\r\n`],
    ['with every cell in quotation marks', `${HEAD}\n${LINE}`.replaceAll(/[^,\n]+/g, '"$&"')],
    ['with empty lines', `${HEAD}\n\n${LINE}\n\n`],
    [
      'with columns in another order',
      'Attempt,Score,Structure,Completed on,Pass_mark\n1,82 %,Bladder,05 Oct 2026,75',
    ],
  ])('is read %s', (_, text) => {
    expect(logOf(text).attempts).toMatchObject([
      { structure: 'bladder', attempt: 1, completedOn: '2026-10-05' },
    ]);
  });

  it('takes a modality by its long name, and a structure without its accents', () => {
    const text = `${HEAD}\n${LINE.replace('CT', 'Cone beam CT').replace('Bladder', 'Bladdér')}`;
    expect(logOf(text).attempts).toMatchObject([{ structure: 'bladder', modality: 'cbct' }]);
  });

  it('takes a decimal comma for what it is', () => {
    const text = `${HEAD}\n${LINE}`.replaceAll(',', ';').replace('82.5', '82,5 %');
    expect(logOf(text).attempts).toMatchObject([{ score: 82.5, passMark: 75 }]);
  });

  it.each([
    ['that is empty', '', ['/lines/1']],
    ['without an attempt', HEAD, ['/lines/2']],
    ['with a column nobody knows', `${HEAD},patient\n${LINE},x`, ['/lines/1/9']],
    ['with a column twice', `${HEAD},score\n${LINE},82`, ['/lines/1/score']],
    [
      'without a column',
      'structure,score,pass mark,attempt\nBladder,82,75,1',
      ['/lines/1/completed on'],
    ],
    [
      'with a score that is no number',
      `${HEAD}\n${LINE.replace('82.5', 'good')}`,
      ['/lines/2/score'],
    ],
    ['with a score above 100', `${HEAD}\n${LINE.replace('82.5', '100.5')}`, ['/lines/2/score']],
    ['with attempt nought', `${HEAD}\n${LINE.replace(',1,', ',0,')}`, ['/lines/2/attempt']],
    [
      'with a day that could be two',
      `${HEAD}\n${LINE.replace('2026-10-05', '05/10/2026')}`,
      ['/lines/2/completed on'],
    ],
    [
      'with a year of two digits that could be the day',
      `${HEAD}\n${LINE.replace('2026-10-05', '12-Oct-26')}`,
      ['/lines/2/completed on'],
    ],
    [
      'with a year of two digits that is far away',
      `${HEAD}\n${LINE.replace('2026-10-05', '5-Oct-99')}`,
      ['/lines/2/completed on'],
    ],
    [
      'with a day that does not exist',
      `${HEAD}\n${LINE.replace('10-05', '02-30')}`,
      ['/lines/2/completed on'],
    ],
    ['with another modality', `${HEAD}\n${LINE.replace('CT', 'X-ray')}`, ['/lines/2/modality']],
    [
      'with a formula',
      `${HEAD}\n${LINE.replace('Pelvis 1', '=HYPERLINK(1)')}`,
      ['/lines/2/data set'],
    ],
    [
      'with a formula in full width',
      `${HEAD}\n${LINE.replace('Pelvis 1', '＝1')}`,
      ['/lines/2/data set'],
    ],
    [
      'of two people',
      `${HEAD}\n${LINE}\n${LINE.replace('AA-1', 'AA-2')}`,
      ['/lines/3/profile name'],
    ],
    ['with a cell too many', `${HEAD}\n${LINE},x`, ['/lines/2']],
    [
      'with a cell that is too long',
      `${HEAD}\n${LINE.replace('Pelvis 1', 'P'.repeat(201))}`,
      ['/lines/2/data set'],
    ],
    [
      'with two lines in a cell',
      `${HEAD}\n${LINE.replace('Pelvis 1', '"Pelvis\n1"')}`,
      ['/lines/3/data set'],
    ],
    ['with attempt 1001', `${HEAD}\n${LINE.replace(',1,', ',1001,')}`, ['/lines/2/attempt']],
    ['with an open quotation mark', `${HEAD}\n"${LINE}\n${LINE}`, ['/lines/3']],
    [
      'with empty cells',
      `${HEAD}\nBladder,,,,`,
      ['/lines/2/score', '/lines/2/pass mark', '/lines/2/attempt', '/lines/2/completed on'],
    ],
  ])('%s is refused by line and column', (_, text, pointers) => {
    expect(faultsOf(text)).toEqual(pointers);
  });

  it('says what to do and never what the cell held', () => {
    expect(errorsOf(`${HEAD}\n${LINE.replace('82.5', 'secret')}`)).toEqual([
      {
        pointer: '/lines/2/score',
        message: 'Line 2, column “score”: write a percentage from 0 to 100, such as 82.5.',
      },
    ]);
  });

  it('says in which form it wants a day', () => {
    const [fault] = errorsOf(`${HEAD}\n${LINE.replace('2026-10-05', '12-Oct-26')}`);
    expect(fault?.message).toContain('02 Nov 2026, with all four digits of its year');
  });

  it('has at most 1,000 attempts, and names at most 50 faults', () => {
    const many = (line: string, count: number): string =>
      [HEAD, ...Array<string>(count).fill(line)].join('\n');
    expect(logOf(many(LINE, 1000)).attempts).toHaveLength(1000);
    expect(logOf(`${HEAD}\n${LINE.replace(',1,', ',1000,')}`).attempts[0]?.attempt).toBe(1000);
    expect(faultsOf(many(LINE, 1001))).toEqual(['/lines/1002']);
    expect(faultsOf(many(LINE.replace('82.5', 'x'), 60))).toHaveLength(50);
  });
});
