import type { CalendarDay } from '@oart/competency';
import type { ContouringLogView } from '@oart/contract';
import { fieldInWords, readingsOf, readingsOfLog, valueInWords } from './reading';

const log = (days: readonly (string | null)[], profileName: string | null): ContouringLogView => ({
  attempts: days.map((on, place) => ({
    line: place + 2,
    structure: 'bladder',
    score: 82,
    passMark: 75,
    attempt: place + 1,
    completedOn: on as CalendarDay | null,
    counts: false,
  })),
  profileName,
});

describe('what is read in the table of a log', () => {
  it('is whose it is and the day of its last attempt, wherever that stands', () => {
    const readings = readingsOfLog(log(['2026-10-05', '2026-10-19', '2026-10-12'], 'AA-1'));
    expect(readings).toEqual([
      { field: 'name', value: 'AA-1', structure: null, where: 'The profile name in the table' },
      {
        field: 'completed-on',
        value: '2026-10-19',
        structure: null,
        where: 'Line 3: the day of the last attempt',
      },
    ]);
  });

  it('is nothing where the table does not say it', () => {
    expect(readingsOfLog(log(['2026-10-05', null], null))).toEqual([]);
  });
});

describe('what is read in a certificate', () => {
  it('is said with its place, and a structure alone is nothing to take over', () => {
    const found = { page: 1, quote: 'Bladder 82.5', structure: 'femoral-head-left' };
    const [score, ...others] = readingsOf([
      { field: 'structure', value: 'femoral-head-left', ...found },
      { field: 'score', value: '82.5', ...found },
    ]);
    expect(others).toEqual([]);
    expect(score?.where).toBe('Page 1: “Bladder 82.5”');
    expect(score && fieldInWords(score)).toBe('Score, % of femoral head left');
  });

  it('says a day as people write it', () => {
    const [day] = readingsOfLog(log(['2026-10-05'], null));
    expect(day && valueInWords(day)).toBe('05 Oct 2026');
  });
});
