import { assessment } from '../assessment/assessment.fixture.ts';
import { day, moment } from '../calendar/days.fixture.ts';
import { absence } from '../person/personnel.fixture.ts';
import { reason } from '../reason/reason.ts';
import { recorded } from '../person/recorded.fixture.ts';
import {
  act,
  adapter,
  asOf,
  department,
  entitledAs,
  oncologist,
  question,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';
import { supervisedReturn, supervisedReturnReasons } from './supervised-return.ts';

/** Adapter-1, entitled in February 2025, away for eleven months, back on 1 March 2026 (scenario 42). */
const returning = (from = '2025-04-01', back = '2026-03-01'): PersonFacts => ({
  ...entitledAs(adapter(), 'adapter', {
    ...recorded('2026-01-20'),
    id: 'e1' as never,
    effectiveFrom: day('2026-01-20'),
  }),
  acceptances: [
    { ...recorded('2026-01-21'), entitlement: 'e1' as never, holder: 'adapter-1' as never },
  ],
  absences: [absence(from, back)],
});

const supervisedOn = (...days: readonly string[]): PersonFacts['acts'] =>
  days.map((on, place) =>
    act('edit-oar', 'adapter-1', {
      fraction: place + 1,
      mode: 'supervised',
      when: `${on}T09:00:00Z`,
    }),
  );

const reassessed = (on: string): PersonFacts['assessments'] =>
  ['oar-outlining', 'dir-evaluation'].map((skill) =>
    assessment({ skill, purpose: 'return', performedOn: day(on) }),
  );

function on(facts: PersonFacts, at: string) {
  const { answer, state, reasons, currency } = standing(
    department(),
    facts,
    question('edit-oar'),
    asOf(at),
  );
  return {
    answer,
    state,
    codes: [...new Set(reasons.map(({ code }) => code))],
    lastDay: currency[0]?.lastCurrentDay,
  };
}

const THREE = ['2026-03-02', '2026-03-03', '2026-03-05'];

describe('supervised return (domain.md 10.8, F8)', () => {
  it('follows an absence of 180 days, and not one of 179', () => {
    expect(on(returning('2025-09-02'), '2026-03-01T12:00:00Z')).toMatchObject({
      answer: 'supervised',
      state: 'paused-supervised-return',
      codes: ['supervised-return', 'reassessment-after-third-fraction-missing'],
    });
    expect(on(returning('2025-09-03'), '2026-03-01T12:00:00Z').answer).toBe('yes');
  });

  it('reads absences that touch as one (F7)', () => {
    const facts = {
      ...returning(),
      absences: [absence('2025-09-01', '2025-12-01'), absence('2025-12-01', '2026-03-01')],
    };
    expect(on(facts, '2026-03-01T12:00:00Z').answer).toBe('supervised');
    const apart = {
      ...returning(),
      absences: [absence('2025-09-01', '2025-12-01'), absence('2025-12-02', '2026-03-01')],
    };
    expect(on(apart, '2026-03-01T12:00:00Z').answer).toBe('yes');
  });

  it('asks for the reassessment alone after the third fraction', () => {
    const facts = { ...returning(), acts: supervisedOn(...THREE) };
    expect(on(facts, '2026-03-06T12:00:00Z').codes).toEqual([
      'reassessment-after-third-fraction-missing',
    ]);
  });

  it.each([
    ['performed before the third fraction', THREE, '2026-03-04', 'supervised'],
    ['performed on the day of the third', THREE, '2026-03-05', 'yes'],
    ['after two fractions only', THREE.slice(1), '2026-03-05', 'supervised'],
  ])('with a reassessment %s', (_, days, performedOn, answer) => {
    const base = returning();
    const facts = {
      ...base,
      acts: supervisedOn(...days),
      assessments: [...base.assessments, ...reassessed(performedOn)],
    };
    expect(on(facts, '2026-03-06T12:00:00Z').answer).toBe(answer);
  });

  it('ends with a new anchor of recent practice (scenario 42)', () => {
    const base = returning();
    const facts = {
      ...base,
      acts: supervisedOn(...THREE),
      assessments: [...base.assessments, ...reassessed('2026-03-05')],
    };
    expect(on(facts, '2026-03-06T12:00:00Z')).toMatchObject({
      answer: 'yes',
      lastDay: '2026-09-05',
    });
  });

  describe('of one skill', () => {
    const fractions = (...days: readonly (readonly [string, string])[]) =>
      days.map(([fraction, on]) => ({
        act: act('edit-oar', 'adapter-1', { when: `${on}T09:00:00Z` }),
        fraction,
        voidFrom: null,
      }));
    const stands = (acts: ReturnType<typeof fractions>, performed: readonly string[], needed = 3) =>
      supervisedReturn(
        day('2026-03-01'),
        acts,
        performed.map((each) => assessment({ performedOn: day(each) })),
        needed,
        moment('2026-03-31'),
      );
    const of = (fractionsHeld: number) => ({
      kind: 'returning',
      fractionsHeld,
      fractionsNeeded: 3,
    });

    it.each([
      ['before the first day back', [['a', '2026-02-28']], 0],
      ['on the first day back', [['a', '2026-03-01']], 1],
      [
        'of one fraction on two days',
        [
          ['a', '2026-03-02'],
          ['a', '2026-03-03'],
        ],
        1,
      ],
    ] as const)('an act %s is counted or not', (_, days, held) => {
      expect(stands(fractions(...days), [])).toEqual(of(held));
    });

    const inAnyOrder = fractions(
      ['c', '2026-03-06'],
      ['a', '2026-03-05'],
      ['a', '2026-03-02'],
      ['b', '2026-03-04'],
    );

    it('is reckoned with the first day of each fraction, in order of time', () => {
      for (const acts of [inAnyOrder, inAnyOrder.toReversed()]) {
        expect(stands(acts, ['2026-03-05'])).toEqual(of(3));
        expect(stands(acts, ['2026-03-04'], 2)).toEqual({ kind: 'ended', endedOn: '2026-03-04' });
      }
    });

    it('ends with the first reassessment that counts', () => {
      expect(stands(inAnyOrder, ['2026-03-09', '2026-03-08', '2026-03-01'])).toEqual({
        kind: 'ended',
        endedOn: '2026-03-08',
      });
      expect(stands(inAnyOrder.slice(0, 2), ['2026-03-09'])).toEqual(of(2));
    });

    it('asks for a reassessment since the return alone where no fraction is needed', () => {
      expect(stands([], ['2026-03-01'], 0)).toEqual({ kind: 'ended', endedOn: '2026-03-01' });
      expect(stands([], ['2026-02-28'], 0)).toMatchObject({ kind: 'returning' });
    });

    it('says how many fractions are held and needed, and where', () => {
      const group = {
        skill: 'oar-outlining',
        treatmentSite: 'prostate',
        platform: 'ethos',
        tasks: [],
        units: [],
      };
      const place = { skill: 'oar-outlining', treatmentSite: 'prostate' };
      const reassessment = reason('reassessment-after-third-fraction-missing', place);
      const said = (fractionsHeld: number) =>
        supervisedReturnReasons(group, { kind: 'returning', fractionsHeld, fractionsNeeded: 3 });
      expect(said(2)).toEqual([
        reason('supervised-return', { ...place, held: 2, needed: 3 }),
        reassessment,
      ]);
      expect(said(3)).toEqual([reassessment]);
      expect(supervisedReturnReasons(group, null)).toEqual([]);
      const ended = { kind: 'ended', endedOn: day('2026-03-08') } as const;
      expect(supervisedReturnReasons(group, ended)).toEqual([]);
    });
  });

  it('exempts tasks without a skill, which only warn', () => {
    const facts: PersonFacts = {
      ...entitledAs(oncologist(), 'clinical-oncologist'),
      absences: [absence('2025-04-01', '2026-03-01')],
    };
    const found = standing(
      department(),
      facts,
      question('review-offline'),
      asOf('2026-03-12T12:00:00Z'),
    );
    expect(found.answer).toBe('yes');
    expect(found.notices.map(({ code }) => code)).toEqual(['long-absence']);
  });
});
