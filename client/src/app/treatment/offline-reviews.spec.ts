import type { OfflineReviewView } from '@oart/contract';
import { fitsTogether, owedSentence, stillChosen, weekOf } from './offline-reviews';

const owed = (fields: Partial<OfflineReviewView> = {}): OfflineReviewView => ({
  id: 'r1',
  caseReference: 'C7',
  fraction: 1,
  unit: { id: 'u1', name: 'Ethos-1' },
  treatmentSite: 'prostate',
  adaptationType: 'online-adaptive',
  selectedBy: { id: 'p1', displayName: 'AA-1' },
  selectedAt: '2026-03-12T10:00:00.000Z',
  dueOn: '2026-03-19',
  beforeFraction: 3,
  state: 'due',
  reviewedBy: null,
  reviewedAt: null,
  concern: null,
  isYours: true,
  ...fields,
});

describe('fractions under one signature', () => {
  it.each([
    ['another fraction of the case', {}, true],
    ['one that is overdue', { state: 'overdue' }, true],
    ['one with a concern', { state: 'concern' }, false],
    ['one that is reviewed', { state: 'reviewed' }, false],
    ['one of another case', { caseReference: 'C8' }, false],
    ['one in which the reader acted', { isYours: false }, false],
  ] as const)('may be %s: %p', (_, fields, fits) => {
    expect(fitsTogether(owed({ id: 'r2', fraction: 2, ...fields }), [owed()])).toBe(fits);
  });

  it('are at most twenty, of which each can be taken out again', () => {
    const chosen = Array.from({ length: 20 }, (_, place) => owed({ fraction: place + 1 }));
    expect(fitsTogether(owed({ fraction: 21 }), chosen)).toBe(false);
    expect(chosen.every((each) => fitsTogether(each, chosen))).toBe(true);
  });

  it('are sent as one case with its fractions', () => {
    const week = weekOf([owed(), owed({ fraction: 4 })]);
    expect(week?.request({})).toEqual({
      caseReference: 'C7',
      fractions: [1, 4],
      adaptationType: 'online-adaptive',
    });
    expect(weekOf([])).toBeNull();
  });

  it('stay chosen as they are read anew, without those that are gone or reviewed', () => {
    const chosen = [owed({ id: 'r1' }), owed({ id: 'r2' }), owed({ id: 'r3' })];
    const again = owed({ id: 'r1', state: 'overdue' });
    const items = [again, owed({ id: 'r2', state: 'reviewed' }), owed({ id: 'r4' })];
    expect(stillChosen(items, chosen)).toEqual([again]);
    expect(stillChosen(items, chosen)[0]).toBe(again);
  });
});

it('the answer says how many are owed, overdue and of concern', () => {
  expect(owedSentence([], false)).toBe('No offline review is owed');
  expect(owedSentence([owed()], false)).toBe('1 offline review is owed');
  const all = [owed(), owed({ state: 'overdue' }), owed({ state: 'concern' })];
  expect(owedSentence(all, false)).toBe('2 offline reviews are owed, 1 overdue, 1 concern stands');
  expect(owedSentence(all, true)).toBe('More than 3 offline reviews are owed or of concern');
});
