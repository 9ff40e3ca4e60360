import { day, instant, LONDON } from '../calendar/days.fixture.ts';
import type { Moment } from '../calendar/day.ts';
import { FRAMEWORK, POLICY } from '../framework/documents.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { act } from '../standing/department.fixture.ts';
import type { Act } from './act.ts';
import { offlineReviews, standingConcerns, type CourseFacts } from './offline-review.ts';
import { caseC7 } from './fraction.fixture.ts';

const selected = (fraction: number, on: string, fields: Partial<Act> = {}) =>
  act('select-plan', 'aa-1', { fraction, outcome: 'selected', when: `${on}T10:00:00Z`, ...fields });
const reviewed = (fraction: number, on: string, fields: Partial<Act> = {}) =>
  act('review-offline', 'cco-1', {
    fraction,
    outcome: 'reviewed',
    when: `${on}T15:00:00Z`,
    ...fields,
  });
const concern = (fraction: number, on: string, fields: Partial<Act> = {}) =>
  reviewed(fraction, on, {
    outcome: 'concern',
    disposition: 'Bladder larger than planned',
    ...fields,
  });

function courseOf(acts: readonly Act[], planned = 20, corrected: readonly Act[] = []): CourseFacts {
  return {
    treatmentCase: caseC7({ fractionsPlanned: planned }),
    acts,
    actCorrections: corrected.map(({ id }) => ({
      ...recorded('2026-03-12'),
      act: id,
      reason: 'wrongly-recorded',
    })),
  };
}

const evening = (on: string): Moment => ({
  at: instant(`${on}T20:00:00Z`),
  on: day(on),
  zone: LONDON,
});

function reviewsOf(acts: readonly Act[], on: string, planned = 20, corrected: readonly Act[] = []) {
  return offlineReviews(
    FRAMEWORK,
    POLICY,
    courseOf(acts, planned, corrected),
    evening(on),
    Infinity,
  );
}

function concernsOf(
  acts: readonly Act[],
  on: string,
  fraction: number,
  corrected?: readonly Act[],
) {
  const course = courseOf(acts, 20, corrected);
  return standingConcerns(FRAMEWORK, course, evening(on), Infinity, fraction);
}

const states = (...asked: Parameters<typeof reviewsOf>) =>
  reviewsOf(...asked).map(({ fraction, state }) => `${String(fraction)} ${state}`);

describe('the offline review of a fraction with a selection (domain.md 10.16)', () => {
  it.each([
    ['on the day of the fraction', '2026-03-12', 'due'],
    ['on the seventh day after it', '2026-03-19', 'due'],
    ['on the eighth', '2026-03-20', 'overdue'],
  ])('is due in 7 days: %s', (_, on, state) => {
    expect(reviewsOf([selected(1, '2026-03-12')], on)).toMatchObject([
      { fraction: 1, dueOn: '2026-03-19', beforeFraction: 3, state, review: null },
    ]);
  });

  it.each([
    ['fraction 3 where it is before that', 2, 20, 3],
    ['the last where it is the third or later', 3, 20, 20],
    ['the last where the course ends sooner', 1, 2, 2],
    ['none where it is the last itself', 20, 20, null],
  ])('is due before %s', (_, fraction, planned, before) => {
    const [review] = reviewsOf([selected(fraction, '2026-03-12')], '2026-03-12', planned);
    expect(review?.beforeFraction).toBe(before);
  });

  it('is overdue once the fraction before which it was due has begun, and not with one before', () => {
    const first = selected(1, '2026-03-12');
    const begun = (fraction: number) => act('edit-oar', 'adapter-1', { fraction });
    expect(states([first, begun(2)], '2026-03-13')).toEqual(['1 due']);
    expect(states([first, begun(3)], '2026-03-13')).toEqual(['1 overdue']);
    expect(states([first, begun(4)], '2026-03-13')).toEqual(['1 overdue']);
  });

  it('is asked for again by a selection that was performed before the review and entered after it', () => {
    const acts = [
      selected(1, '2026-03-12', { index: 1 }),
      reviewed(1, '2026-03-12', { index: 2 }),
      selected(1, '2026-03-12', { index: 3 }),
    ];
    expect(states(acts.slice(0, 2), '2026-03-13')).toEqual(['1 reviewed']);
    expect(states(acts, '2026-03-13')).toEqual(['1 due']);
  });

  it('is asked for by no fraction without a selection, nor by a selection that was wrongly recorded', () => {
    const wrong = selected(2, '2026-03-12');
    const edit = act('edit-oar', 'adapter-1', { fraction: 1 });
    expect(states([edit, wrong], '2026-03-13', 20, [wrong])).toEqual([]);
  });

  it('is done by a review, also of a late one, and undone by a new selection', () => {
    const acts = [selected(1, '2026-03-12'), reviewed(1, '2026-03-25')];
    expect(states(acts, '2026-03-25')).toEqual(['1 reviewed']);
    expect(states([...acts, selected(1, '2026-03-26')], '2026-03-26')).toEqual(['1 due']);
  });

  it('is done by the latest review that counts', () => {
    const first = selected(1, '2026-03-12');
    const wrong = reviewed(1, '2026-03-13');
    const unentitled = reviewed(1, '2026-03-13', { mode: 'without-entitlement' });
    expect(states([first, unentitled], '2026-03-13')).toEqual(['1 due']);
    expect(states([first, wrong], '2026-03-13', 20, [wrong])).toEqual(['1 due']);
  });

  it('lists the fractions of a case in their order, each for itself', () => {
    const acts = [selected(2, '2026-03-13'), selected(1, '2026-03-12'), reviewed(1, '2026-03-13')];
    expect(states(acts, '2026-03-13')).toEqual(['1 reviewed', '2 due']);
  });

  it('does not know what came after the instant', () => {
    const acts = [selected(1, '2026-03-12'), reviewed(1, '2026-03-14')];
    expect(states(acts, '2026-03-13')).toEqual(['1 due']);
    expect(states(acts, '2026-03-11')).toEqual([]);
  });
});

describe('a concern', () => {
  const first = selected(1, '2026-03-12');

  it('stands until a later review of its fraction, also past a new selection', () => {
    const raised = [first, concern(1, '2026-03-13')];
    expect(states(raised, '2026-04-30')).toEqual(['1 concern']);
    expect(states([...raised, selected(1, '2026-03-14')], '2026-03-14')).toEqual(['1 concern']);
    expect(states([...raised, reviewed(1, '2026-03-14')], '2026-03-14')).toEqual(['1 reviewed']);
    expect(states([...raised, reviewed(2, '2026-03-14')], '2026-03-14')).toEqual(['1 concern']);
  });

  it('is heard from who was not entitled, who clears none', () => {
    const mode = 'without-entitlement';
    const raised = [first, concern(1, '2026-03-13', { mode })];
    expect(states(raised, '2026-03-13')).toEqual(['1 concern']);
    const cleared = [...raised, reviewed(1, '2026-03-14', { mode })];
    expect(states(cleared, '2026-03-14')).toEqual(['1 concern']);
  });

  it.each([
    [1, []],
    [2, ['Bladder larger than planned']],
    [5, ['Bladder larger than planned']],
  ])('shows on the board of fraction %d: %p', (fraction, words) => {
    const acts = [first, concern(1, '2026-03-13')];
    const shown = concernsOf(acts, '2026-03-13', fraction).map(({ disposition }) => disposition);
    expect(shown).toEqual(words);
  });

  it('that was reviewed shows nowhere', () => {
    const acts = [first, concern(1, '2026-03-13'), reviewed(1, '2026-03-14')];
    expect(concernsOf(acts, '2026-03-14', 2)).toEqual([]);
  });

  it('stays where the selection that it was about was wrongly recorded', () => {
    const raised = concern(1, '2026-03-13');
    expect(concernsOf([first, raised], '2026-03-14', 2, [first])).toEqual([raised]);
    expect(concernsOf([first, raised], '2026-03-14', 2, [raised])).toEqual([]);
    expect(states([first, raised], '2026-03-14', 20, [first])).toEqual(['1 concern']);
    expect(states([first, raised], '2026-03-14', 20, [first, raised])).toEqual([]);
  });
});
