import { assessment } from '../assessment/assessment.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import { employment } from '../person/personnel.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import {
  accepted,
  act,
  adapter,
  asOf,
  department,
  entitledAs,
  entitlement,
  holding,
  policy,
  question,
} from './department.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import { reason } from '../reason/reason.ts';
import { currencyNotices, currencyReasons, isCurrent, recencyOf } from './currency.ts';
import { standing } from './evaluate.ts';
import type { CurrencyState } from './standing.ts';
import type { PersonFacts } from './facts.ts';
import type { Act } from '../treatment/act.ts';

/** Independent OAR edits, one a fraction, in the mornings of the days given. */
function edits(days: readonly string[], fields: Partial<Act> = {}): readonly Act[] {
  return days.map((on, place) =>
    act('edit-oar', 'adapter-1', { fraction: place + 1, when: `${on}T09:00:00Z`, ...fields }),
  );
}

function currencyOn(
  facts: PersonFacts,
  at: string,
  currency: Partial<PolicyDocument['currency']> = {},
) {
  const where = department({
    policies: [policy({ currency: { ...POLICY.currency, ...currency } })],
  });
  const found = standing(where, facts, question('edit-oar'), asOf(at));
  const [state] = found.currency;
  return {
    answer: found.answer,
    soon: found.notices.some(({ code }) => code === 'recent-practice-due-soon'),
    counted: state?.fractionsCounted,
    lastDay: state?.lastCurrentDay,
    margin: state?.marginDays,
  };
}

const held = (acts: readonly Act[] = []): PersonFacts => ({
  ...entitledAs(adapter(), 'adapter', {
    ...recorded('2026-03-15'),
    id: 'e1' as never,
    effectiveFrom: day('2026-03-15'),
  }),
  acts,
});

describe('recent practice (domain.md 10.7)', () => {
  it('is covered by the first grant to the same day six months later (F2)', () => {
    const facts = {
      ...held(),
      acceptances: [accepted(held().entitlements[0] ?? fail(), '2026-03-15T10:00:00Z')],
    };
    expect(currencyOn(facts, '2026-09-15T12:00:00Z').answer).toBe('yes');
    expect(currencyOn(facts, '2026-09-15T22:59:59.999Z').answer).toBe('yes');
    expect(currencyOn(facts, '2026-09-15T23:00:00Z').answer).toBe('supervised');
  });

  it('is due soon below sixty days, and sixty is not', () => {
    expect(currencyOn(held(), '2026-07-17T12:00:00Z')).toMatchObject({ margin: 60, soon: false });
    expect(currencyOn(held(), '2026-07-18T12:00:00Z')).toMatchObject({ margin: 59, soon: true });
  });

  const FIVE = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05'];

  it('lasts six months from the fifth fraction back', () => {
    const facts = held(edits(FIVE));
    expect(currencyOn(facts, '2026-11-01T12:00:00Z')).toMatchObject({
      counted: 5,
      lastDay: '2026-12-01',
      margin: 30,
    });
    expect(currencyOn(facts, '2026-12-01T12:00:00Z').answer).toBe('yes');
    expect(currencyOn(facts, '2026-12-02T12:00:00Z')).toMatchObject({
      answer: 'supervised',
      counted: 4,
    });
  });

  it('counts fractions, not acts', () => {
    const once = held(edits(FIVE, { fraction: 1 }));
    expect(currencyOn(once, '2026-09-16T12:00:00Z')).toMatchObject({
      answer: 'supervised',
      counted: 1,
    });
  });

  it.each([
    ['supervised', { mode: 'supervised' }],
    ['under break-glass', { mode: 'break-glass' }],
    ['without entitlement', { mode: 'without-entitlement' }],
    ['at another treatment site', { treatmentSite: 'bladder' }],
    ['in a task of another group', { task: 'select-plan' }],
    ['on a unit of another platform', { unit: 'unity-1' }],
    ['signed by somebody else whom they supervised', { actor: 'x', supervisor: 'adapter-1' }],
  ])('does not count acts %s', (_, fields) => {
    const facts = held(edits(FIVE, fields as Partial<Act>));
    expect(currencyOn(facts, '2026-09-16T12:00:00Z')).toMatchObject({
      answer: 'supervised',
      counted: 0,
    });
  });

  it('does not count an approval that somebody else’s later edit made void', () => {
    const approvals = FIVE.map((on, place) =>
      act('approve-oar', 'adapter-1', { fraction: place + 1, when: `${on}T09:00:00Z` }),
    );
    expect(currencyOn(held(approvals), '2026-09-16T12:00:00Z').counted).toBe(5);
    const again = act('edit-oar', 'adapter-2', { fraction: 1, when: '2026-06-01T10:00:00Z' });
    expect(currencyOn(held([...approvals, again]), '2026-09-16T12:00:00Z').counted).toBe(4);
  });

  it('asks for distinct cases where the policy does', () => {
    const oneCase = held(edits(FIVE));
    expect(currencyOn(oneCase, '2026-09-16T12:00:00Z', { distinctCases: 2 }).answer).toBe(
      'supervised',
    );
    const two = held([
      ...edits(FIVE.slice(1)),
      ...edits(FIVE.slice(0, 1), { caseReference: 'C8' }),
    ]);
    expect(currencyOn(two, '2026-09-16T12:00:00Z', { distinctCases: 2 })).toMatchObject({
      answer: 'yes',
      lastDay: '2026-12-01',
    });
  });

  it('is anchored by the first grant, where enough was practised before it', () => {
    const before = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09'];
    expect(currencyOn(held(edits(before)), '2026-06-01T12:00:00Z')).toMatchObject({
      counted: 5,
      lastDay: '2026-09-15',
    });
  });

  it('is not anchored by a renewal while employment is unbroken (F9)', () => {
    const renewed = holding(
      held(),
      entitlement('adapter-1', 'adapter', {
        ...recorded('2026-09-20'),
        id: 'e2' as never,
        effectiveFrom: day('2026-09-20'),
      }),
    );
    expect(currencyOn(renewed, '2026-09-21T12:00:00Z').answer).toBe('supervised');
  });

  it('is anchored anew after leaving and returning (F9)', () => {
    const back: PersonFacts = {
      ...holding(
        held(),
        entitlement('adapter-1', 'adapter', {
          ...recorded('2026-09-20'),
          id: 'e2' as never,
          effectiveFrom: day('2026-09-20'),
        }),
      ),
      employments: [
        employment({ profession: 'therapeutic-radiographer', endsOn: day('2026-05-31') }),
        employment({ profession: 'therapeutic-radiographer', startsOn: day('2026-09-01') }),
      ],
    };
    expect(currencyOn(back, '2026-09-21T12:00:00Z')).toMatchObject({
      answer: 'yes',
      lastDay: '2027-03-20',
    });
  });

  describe('is restored', () => {
    const supervised = (days: readonly string[]): readonly Act[] =>
      edits(days, { mode: 'supervised' });
    const statements = (performedOn: string) =>
      ['oar-outlining', 'dir-evaluation'].map((skill) =>
        assessment({ skill, purpose: 'restoration', performedOn: day(performedOn) }),
      );
    const after = (days: readonly string[], on: string): PersonFacts => {
      const facts = held(supervised(days));
      return { ...facts, assessments: [...facts.assessments, ...statements(on)] };
    };
    const THREE = ['2026-10-01', '2026-10-02', '2026-10-05'];

    it('by three supervised fractions and a signed statement, which is the new anchor', () => {
      expect(currencyOn(after(THREE, '2026-10-05'), '2026-10-06T12:00:00Z')).toMatchObject({
        answer: 'yes',
        lastDay: '2027-04-05',
      });
    });

    it.each([
      ['two supervised fractions', THREE.slice(1), '2026-10-05'],
      ['a statement before the third', THREE, '2026-10-04'],
    ])('not by %s', (_, days, on) => {
      expect(currencyOn(after(days, on), '2026-10-06T12:00:00Z').answer).toBe('supervised');
    });
  });

  it('keeps practice of an earlier role in the same group (F10)', () => {
    const earlier = edits(['2026-05-01', '2026-05-02', '2026-05-04', '2026-05-05', '2026-05-06']);
    expect(currencyOn(held(earlier), '2026-10-30T12:00:00Z')).toMatchObject({
      answer: 'yes',
      lastDay: '2026-11-01',
    });
  });
});

describe('recent practice by its acts alone', () => {
  it.each([
    [null, '2026-03-01', 'lapsed'],
    ['2026-03-01', '2026-07-03', 'recent'],
    ['2026-03-01', '2026-07-04', 'due-soon'],
    ['2026-03-01', '2026-09-01', 'due-soon'],
    ['2026-03-01', '2026-09-02', 'lapsed'],
  ] as const)('enough since %s is on %s %s', (since, on, recency) => {
    expect(recencyOf(since === null ? null : day(since), POLICY, day(on))).toBe(recency);
  });
});

describe('a state of recent practice', () => {
  const counted = { skill: 'oar-outlining', treatmentSite: 'prostate', fractionsCounted: 2 };
  const state = (lastDay: string | null, marginDays: number | null): CurrencyState => ({
    ...counted,
    fractionsNeeded: 5,
    lastCurrentDay: lastDay === null ? null : day(lastDay),
    marginDays,
  });
  const lapsed = { skill: 'oar-outlining', treatmentSite: 'prostate', held: 2, needed: 5 };

  it.each([
    ['never held', state(null, null), false, [reason('recent-practice-lapsed', lapsed)]],
    [
      'lapsed',
      state('2026-03-01', -1),
      false,
      [reason('recent-practice-lapsed', { ...lapsed, on: day('2026-03-01') })],
    ],
    ['of its last day', state('2026-03-01', 0), true, []],
  ])('%s says so, with the numbers and its last day', (_, of, current, reasons) => {
    expect(isCurrent(of)).toBe(current);
    expect(currencyReasons(of)).toEqual(reasons);
  });

  it.each([
    [-1, 0],
    [0, 1],
    [59, 1],
    [60, 0],
  ])('with a margin of %i days gives %i notices', (marginDays, notices) => {
    const found = currencyNotices(state('2026-03-01', marginDays), POLICY);
    expect(found).toEqual(
      Array.from({ length: notices }, () => ({
        code: 'recent-practice-due-soon',
        about: { skill: 'oar-outlining', treatmentSite: 'prostate', on: '2026-03-01' },
      })),
    );
  });
});

function fail(): never {
  throw new Error('The fixture has an entitlement');
}
