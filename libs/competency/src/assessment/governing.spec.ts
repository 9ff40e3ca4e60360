import fc from 'fast-check';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { day, moment } from '../calendar/days.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import { reason, type ReasonCode } from '../reason/reason.ts';
import { assessment, assessmentFacts, assessmentReview } from './assessment.fixture.ts';
import type {
  Assessment,
  AssessmentFacts,
  AssessmentReview,
  CompetenceLevel,
} from './assessment.ts';
import {
  assessmentsAsKnown,
  governingAssessment,
  levelHeld,
  levelReasons,
  reachesLevel,
  standsAlone,
  type SkillCell,
} from './governing.ts';

const CELL: SkillCell = {
  skill: 'oar-outlining',
  treatmentSite: 'cervix',
  platform: 'ethos',
  adaptationType: 'online-adaptive',
};
const ONE = assessment();
const of = (...assessments: readonly Assessment[]): AssessmentFacts =>
  assessmentFacts({ assessments });
const codes = (
  facts: AssessmentFacts,
  on = '2026-06-01',
  cell: SkillCell = CELL,
  equivalentSites: readonly string[] = [],
) => levelReasons(facts, cell, 'C', moment(on), equivalentSites).map(({ code }) => code);

describe('the level in a cell', () => {
  it.each([
    ['T', 'T', true],
    ['T', 'C', false],
    ['C', 'T', true],
    ['C', 'P', false],
    ['P', 'C', true],
  ] as const)('%s reaches %s: %s', (held, needed, expected) => {
    expect(reachesLevel(held, needed)).toBe(expected);
  });

  it.each<[string, readonly Assessment[], ReasonCode, object]>([
    ['nothing', [], 'assessment-missing', {}],
    [
      'level T',
      [{ ...ONE, level: 'T' }],
      'assessment-level-too-low',
      { factId: ONE.id, found: 'T' },
    ],
    [
      'a referral',
      [{ ...ONE, result: 'refer' }],
      'assessment-referred',
      { factId: ONE.id, on: ONE.performedOn },
    ],
    [
      'a fail',
      [{ ...ONE, result: 'fail' }],
      'assessment-failed',
      { factId: ONE.id, on: ONE.performedOn },
    ],
  ])(
    'with %s, the reason says where it is missing and what was found (F27)',
    (_, shown, code, more) => {
      const { skill, treatmentSite, adaptationType } = CELL;
      expect(levelReasons(of(...shown), CELL, 'C', moment('2026-06-01'))).toEqual([
        reason(code, { skill, treatmentSite, adaptationType, expected: 'C', ...more }),
      ]);
    },
  );

  it('never assessed', () => {
    expect(codes(of())).toEqual(['assessment-missing']);
    expect(levelHeld(of(), CELL, moment('2026-06-01'))).toBeNull();
  });

  it('trained is not competent, and both levels are named', () => {
    expect(
      levelReasons(of(assessment({ level: 'T' })), CELL, 'C', moment('2026-06-01')),
    ).toMatchObject([{ code: 'assessment-level-too-low', about: { expected: 'C', found: 'T' } }]);
  });

  it.each([
    ['2026-01-10T14:59:59.999Z', ['assessment-missing']],
    ['2026-01-10T15:00:00Z', []],
  ])('counts from its signature: at %s %j (F3)', (at, expected) => {
    expect(codes(of(assessment()), at)).toEqual(expected);
  });

  it.each<[string, Partial<SkillCell>]>([
    ['skill', { skill: 'dir-evaluation' }],
    ['treatment site', { treatmentSite: 'rectum' }],
    ['platform', { platform: 'unity' }],
    ['adaptation type', { adaptationType: 'atp' }],
  ])('does not reach another %s', (_, change) => {
    expect(codes(of(assessment()), '2026-06-01', { ...CELL, ...change })).toEqual([
      'assessment-missing',
    ]);
  });

  it('holds for any software version (F4)', () => {
    expect(codes(of(assessment({ softwareVersion: null })))).toStrictEqual([]);
  });

  it('a signature of the candidate is no assessment (I4)', () => {
    expect(codes(of(assessment({ assessor: person('aa-1') })))).toEqual(['assessment-missing']);
  });
});

describe('the latest assessment governs, by day and by signature, the lower of the two (F4)', () => {
  const passed = assessment({ performedOn: day('2026-01-10') });

  it.each([
    ['refer', ['assessment-referred']],
    ['fail', ['assessment-failed']],
  ] as const)('%s after C pauses', (result, expected) => {
    const later = assessment({ performedOn: day('2026-03-01'), result });
    expect(codes(of(passed, later))).toEqual(expected);
    expect(codes(of(passed, later), '2026-02-28')).toStrictEqual([]);
    expect(levelHeld(of(passed, later), CELL, moment('2026-06-01'))).toBeNull();
  });

  it('a pass after a referral restores', () => {
    const referred = assessment({ performedOn: day('2026-03-01'), result: 'refer' });
    const again = assessment({ performedOn: day('2026-04-01') });
    expect(codes(of(passed, referred, again))).toStrictEqual([]);
  });

  it('a referral signed late for an earlier day still pauses', () => {
    const late = assessment({
      performedOn: day('2026-01-05'),
      result: 'refer',
      signed: '2026-02-01T10:00:00Z',
    });
    expect(codes(of(passed, late), '2026-01-31')).toStrictEqual([]);
    expect(codes(of(passed, late), '2026-02-01')).toEqual(['assessment-referred']);
  });

  it('a pass signed late for an earlier day does not lift a referral', () => {
    const referred = assessment({ performedOn: day('2026-03-01'), result: 'refer' });
    const late = assessment({ performedOn: day('2026-02-20'), signed: '2026-03-05T10:00:00Z' });
    expect(codes(of(referred, late))).toEqual(['assessment-referred']);
  });

  it('of a failure and a referral the failure governs, whichever was signed last', () => {
    const failed = assessment({ result: 'fail', level: 'P', performedOn: day('2026-02-10') });
    const referred = assessment({
      result: 'refer',
      performedOn: day('2026-02-01'),
      signed: '2026-02-20',
    });
    expect(codes(of(failed, referred))).toEqual(['assessment-failed']);
  });

  it('of two on one day the later signature counts', () => {
    const morning = assessment({ result: 'refer', signed: '2026-01-10T09:00:00Z' });
    const afternoon = assessment({ signed: '2026-01-10T16:00:00Z' });
    expect(codes(of(morning, afternoon))).toStrictEqual([]);
    expect(codes(of(afternoon, morning))).toStrictEqual([]);
  });

  it('a lower level passed later is the level held', () => {
    const lower = assessment({ performedOn: day('2026-03-01'), level: 'T' });
    expect(codes(of(passed, lower))).toEqual(['assessment-level-too-low']);
  });

  it('an assessment of another treatment site does not govern this one', () => {
    const elsewhere = assessment({
      performedOn: day('2026-03-01'),
      result: 'fail',
      scope: { ...passed.scope, treatmentSites: ['prostate'] },
    });
    expect(codes(of(passed, elsewhere))).toStrictEqual([]);
  });
});

describe('void and questioned assessments', () => {
  const passed = assessment();
  const facts = (fields: Partial<AssessmentFacts>, ...others: readonly Assessment[]) =>
    assessmentFacts({ assessments: [passed, ...others], ...fields });

  it('a void one does not count from its voiding', () => {
    const voided = facts({
      assessmentVoids: [{ ...recorded('2026-03-01'), assessment: passed.id, reason: 'x' }],
    });
    expect(codes(voided, '2026-02-28')).toStrictEqual([]);
    expect(codes(voided, '2026-03-01')).toEqual(['assessment-missing']);
  });

  it('a question counts from the instant of its recording', () => {
    const questioned = assessmentReview(ONE, 'questioned', '2026-03-01T10:00:00.000Z');
    const facts = { ...of(ONE), assessmentReviews: [questioned] };
    const at = (when: string) => governingAssessment(facts, CELL, moment(when))?.questioned;
    expect(at('2026-03-01T09:59:59.999Z')).toBe(false);
    expect(at('2026-03-01T10:00:00.000Z')).toBe(true);
  });

  it('a questioned one pauses at once, until its review says that it stands (F15)', () => {
    const questioned = facts({
      assessmentReviews: [
        assessmentReview(passed, 'questioned', '2026-03-01'),
        assessmentReview(passed, 'stands', '2026-04-01'),
      ],
    });
    expect(codes(questioned, '2026-02-28')).toStrictEqual([]);
    expect(codes(questioned, '2026-03-01')).toEqual(['assessment-questioned']);
    expect(codes(questioned, '2026-03-31')).toEqual(['assessment-questioned']);
    expect(codes(questioned, '2026-04-01')).toStrictEqual([]);
  });

  it('or until a new assessment is signed', () => {
    const again = assessment({ performedOn: day('2026-03-20') });
    const questioned = facts(
      { assessmentReviews: [assessmentReview(passed, 'questioned', '2026-03-01')] },
      again,
    );
    expect(codes(questioned, '2026-03-19')).toEqual(['assessment-questioned']);
    expect(codes(questioned, '2026-03-20')).toStrictEqual([]);
  });

  it('one that was signed before the question does not answer it', () => {
    const before = assessment({ performedOn: day('2026-02-01') });
    const questioned = facts(
      { assessmentReviews: [assessmentReview(before, 'questioned', '2026-03-01')] },
      before,
    );
    expect(codes(questioned)).toEqual(['assessment-questioned']);
    expect(levelHeld(questioned, CELL, moment('2026-06-01'))).toBeNull();
  });

  it('the latest by day is in question although another was signed after it, before the question', () => {
    const latest = assessment({ performedOn: day('2026-03-01') });
    const late = (signed: string) => assessment({ performedOn: day('2026-02-20'), signed });
    const doubt = { assessmentReviews: [assessmentReview(latest, 'questioned', '2026-03-10')] };
    const before = facts(doubt, latest, late('2026-03-05T10:00:00Z'));
    expect(governingAssessment(before, CELL, moment('2026-06-01'))).toEqual({
      assessment: latest,
      questioned: true,
    });
    const after = facts(doubt, latest, late('2026-03-15T10:00:00Z'));
    expect(governingAssessment(after, CELL, moment('2026-06-01'))?.questioned).toBe(false);
  });

  it('one signed in the very instant of the question does not answer it', () => {
    const again = assessment({ performedOn: day('2026-03-01'), signed: '2026-03-01T10:00:00Z' });
    const doubt = assessmentReview(again, 'questioned', '2026-03-01T10:00:00Z');
    expect(codes(facts({ assessmentReviews: [doubt] }, again))).toEqual(['assessment-questioned']);
  });

  describe('one that does not stand', () => {
    const second = assessment({ performedOn: day('2026-02-01'), level: 'P' });
    const reviews = (...outcomes: readonly (readonly [AssessmentReview['outcome'], string])[]) => ({
      assessmentReviews: outcomes.map(([outcome, on]) => assessmentReview(second, outcome, on)),
    });
    const doubted = reviews(['questioned', '2026-03-01'], ['does-not-stand', '2026-03-03']);
    const levels = (...more: readonly Assessment[]) =>
      ['2026-02-15', '2026-03-02', '2026-03-04', '2026-03-09'].map((on) =>
        levelHeld(facts(doubted, second, ...more), CELL, moment(on)),
      );

    it('does not bring back what was signed before (F15)', () => {
      expect(levels()).toEqual(['P', null, null, null]);
      expect(codes(facts(doubted, second))).toEqual(['assessment-missing']);
      const alone = reviews(['does-not-stand', '2026-03-01']);
      expect(levelHeld(facts(alone, second), CELL, moment('2026-03-09'))).toBeNull();
    });

    it('gives way to what is signed since the question, and not to what is signed before', () => {
      const since = assessment({ performedOn: day('2026-03-04'), level: 'C' });
      expect(levels(since)).toEqual(['P', null, 'C', 'C']);
      const between = assessment({
        performedOn: day('2026-01-20'),
        signed: '2026-03-02T09:00:00Z',
      });
      expect(levels(between)).toEqual(['P', 'C', 'C', 'C']);
      const before = assessment({ performedOn: day('2026-01-20'), signed: '2026-03-01T09:00:00Z' });
      expect(levels(before)).toEqual(['P', null, null, null]);
    });

    it('answers for no cell but its own, nor once another has been signed after it', () => {
      const later = assessment({ performedOn: day('2026-02-10'), level: 'C' });
      expect(levels(later)).toEqual(['C', 'C', 'C', 'C']);
      const elsewhere = { ...CELL, treatmentSite: 'bladder' };
      const scope = { ...second.scope, treatmentSites: ['cervix'] };
      const ofCervix = facts(doubted, { ...second, scope });
      expect(levelHeld(ofCervix, elsewhere, moment('2026-03-09'))).toBe('C');
    });
  });

  describe('one that was in doubt when it was voided', () => {
    const second = assessment({ performedOn: day('2026-02-01'), level: 'P' });
    const voidOn = (when: string) => ({ ...recorded(when), assessment: second.id, reason: 'x' });
    const doubted = (...outcomes: readonly AssessmentReview['outcome'][]) => ({
      assessmentReviews: outcomes.map((outcome, place) =>
        assessmentReview(second, outcome, `2026-03-0${String(place + 1)}`),
      ),
      assessmentVoids: [voidOn('2026-03-05T09:00:00Z')],
    });
    const [questioned, setAside] = [doubted('questioned'), doubted('questioned', 'does-not-stand')];

    it.each<[string, Partial<AssessmentFacts>, CompetenceLevel | null]>([
      ['questioned', questioned, null],
      ['found not to stand', setAside, null],
      ['doubted anew', doubted('questioned', 'stands', 'questioned'), null],
      ['never doubted', doubted(), 'C'],
      ['found to stand', doubted('questioned', 'stands'), 'C'],
    ])('%s: what was signed before then holds %#', (_, fields, expected) => {
      expect(levelHeld(facts(fields, second), CELL, moment('2026-03-09'))).toBe(expected);
    });

    it('is in question until the void, and missing from it on', () => {
      const at = (when: string) => codes(facts(questioned, second), when);
      expect(at('2026-03-05T08:59:59.999Z')).toEqual(['assessment-questioned']);
      expect(at('2026-03-05T09:00:00Z')).toEqual(['assessment-missing']);
    });

    it('gives way to what is signed since the question, never to what was signed before', () => {
      const signed = (when: string) =>
        assessment({ performedOn: day('2026-01-20'), signed: when, level: 'C' });
      const level = (fields: Partial<AssessmentFacts>, when: string) =>
        levelHeld(facts(fields, second, signed(when)), CELL, moment('2026-03-09'));
      for (const doubt of [questioned, setAside]) {
        expect(level(doubt, '2026-03-01')).toBeNull();
        expect(level(doubt, '2026-03-04')).toBe('C');
        expect(level(doubt, '2026-03-08')).toBe('C');
      }
    });

    it('is not answered by another one that was voided, in doubt or not', () => {
      const again = assessment({ performedOn: day('2026-03-03') });
      const both = (...reviews: readonly AssessmentReview[]) =>
        facts(
          {
            assessmentReviews: [...questioned.assessmentReviews, ...reviews],
            assessmentVoids: [
              ...questioned.assessmentVoids,
              { ...recorded('2026-03-06'), assessment: again.id, reason: 'x' },
            ],
          },
          second,
          again,
        );
      const level = (facts: AssessmentFacts) => levelHeld(facts, CELL, moment('2026-03-09'));
      expect(level(both())).toBeNull();
      expect(level(both(assessmentReview(again, 'questioned', '2026-03-04')))).toBeNull();
    });

    it('answers for its own scope only', () => {
      const scope = { ...second.scope, treatmentSites: ['cervix'] };
      const elsewhere = { ...CELL, treatmentSite: 'bladder' };
      const ofCervix = facts(setAside, { ...second, scope });
      expect(levelHeld(ofCervix, elsewhere, moment('2026-03-09'))).toBe('C');
    });

    it('lets no equivalence carry the site (F17)', () => {
      const cells = { ...CELL, treatmentSite: 'rectum' };
      const one = { ...second, scope: { ...second.scope, treatmentSites: ['rectum'] } };
      const carried = (fields: Partial<AssessmentFacts>) =>
        codes(facts(fields, one), '2026-03-09', cells, ['prostate']);
      expect(carried(questioned)).toEqual(['assessment-missing']);
      expect(carried(setAside)).toEqual(['assessment-missing']);
      expect(carried(doubted())).toStrictEqual([]);
    });

    it('as known when the void was not yet on file, it is in question (I13)', () => {
      const all = facts(questioned, second);
      const known = (index: number) => codes(assessmentsAsKnown(all, index), '2026-03-09');
      const [doubt] = questioned.assessmentReviews;
      const [voiding] = questioned.assessmentVoids;
      const first = Math.min(doubt?.index ?? 0, voiding?.index ?? 0);
      expect(first).toBeGreaterThan(second.index);
      expect(known(first - 1)).toStrictEqual([]);
      expect(known(Math.max(doubt?.index ?? 0, (voiding?.index ?? 0) - 1))).toEqual([
        'assessment-questioned',
      ]);
      expect(known(voiding?.index ?? 0)).toEqual(['assessment-missing']);
    });
  });
});

describe('whether one assessment stands, read without any other', () => {
  const one = assessment({ signed: '2026-01-12T10:00:00Z' });
  const reviewed = (...outcomes: readonly AssessmentReview['outcome'][]) => ({
    assessmentReviews: outcomes.map((outcome, place) =>
      assessmentReview(one, outcome, `2026-03-0${String(place + 1)}`),
    ),
  });
  const voided = {
    assessmentVoids: [{ ...recorded('2026-03-01'), assessment: one.id, reason: 'x' }],
  };
  const stands = (
    facts: Partial<AssessmentFacts> = {},
    at = '2026-06-01',
    cell: SkillCell = CELL,
    which: Assessment = one,
  ) => standsAlone(assessmentFacts(facts), which, cell, moment(at));

  it.each<[string, Partial<AssessmentFacts>, boolean]>([
    ['nobody said anything of', {}, true],
    ['is in question (F15)', reviewed('questioned'), false],
    ['was found to stand (F15)', reviewed('questioned', 'stands'), true],
    ['was found not to stand (F15)', reviewed('questioned', 'does-not-stand'), false],
    ['is doubted anew', reviewed('questioned', 'stands', 'questioned'), false],
    ['is void', voided, false],
    [
      'is void although it was found to stand',
      { ...reviewed('questioned', 'stands'), ...voided },
      false,
    ],
  ])('one that %s: %s', (_, facts, expected) => {
    expect(stands(facts)).toBe(expected);
  });

  it.each([
    ['2026-01-12T09:59:59Z', false],
    ['2026-01-12T10:00:00Z', true],
  ])('from its signature on, at %s: %s (F3)', (at, expected) => {
    expect(stands({}, at)).toBe(expected);
  });

  it('until the day it is voided or questioned', () => {
    expect(stands(voided, '2026-02-28')).toBe(true);
    expect(stands(reviewed('questioned'), '2026-02-28')).toBe(true);
  });

  it('in its own skill and scope only, and never signed by the candidate (I4)', () => {
    expect(stands({}, '2026-06-01', { ...CELL, skill: 'dir-evaluation' })).toBe(false);
    expect(stands({}, '2026-06-01', { ...CELL, treatmentSite: 'rectum' })).toBe(false);
    const own = { ...one, assessor: one.candidate };
    expect(stands({}, '2026-06-01', CELL, own)).toBe(false);
  });
});

describe('an equivalence carries level (F17)', () => {
  it('not to a site where the person was found not to have it (F15)', () => {
    const [cervix, bladder] = ['cervix', 'bladder'].map((treatmentSite) =>
      assessment({ scope: { ...assessment().scope, treatmentSites: [treatmentSite] } }),
    );
    if (cervix === undefined || bladder === undefined) throw new Error('Both were assessed');
    const both = (outcome: AssessmentReview['outcome']) =>
      assessmentFacts({
        assessments: [cervix, bladder],
        assessmentReviews: [assessmentReview(cervix, outcome, '2026-03-01')],
      });
    const at = (outcome: AssessmentReview['outcome']) =>
      codes(both(outcome), '2026-03-02', { ...CELL, treatmentSite: 'cervix' }, ['bladder']);
    expect(at('stands')).toEqual([]);
    expect(at('does-not-stand')).toEqual(['assessment-missing']);
  });

  const prostate = assessment({ scope: { ...assessment().scope, treatmentSites: ['prostate'] } });
  const rectum: SkillCell = { ...CELL, treatmentSite: 'rectum' };

  it('where the site itself was never assessed', () => {
    expect(codes(of(prostate), '2026-06-01', rectum)).toEqual(['assessment-missing']);
    expect(codes(of(prostate), '2026-06-01', rectum, ['prostate'])).toStrictEqual([]);
    expect(codes(of(prostate), '2026-06-01', rectum, ['bladder'])).toEqual(['assessment-missing']);
  });

  it('never over an assessment of the site itself', () => {
    const failed = assessment({
      result: 'fail',
      scope: { ...prostate.scope, treatmentSites: ['rectum'] },
    });
    expect(codes(of(prostate, failed), '2026-06-01', rectum, ['prostate'])).toEqual([
      'assessment-failed',
    ]);
  });

  it('nor a level too low', () => {
    const trained = { ...prostate, level: 'T' } as const;
    expect(codes(of(trained), '2026-06-01', rectum, ['prostate'])).toEqual(['assessment-missing']);
  });
});

describe('in general', () => {
  it('an unfavourable assessment never gives a level that was not held without it', () => {
    const anyOne = fc.record({
      offset: fc.nat({ max: 27 }),
      late: fc.nat({ max: 27 }),
      level: fc.constantFrom('T' as const, 'C' as const, 'P' as const),
      result: fc.constantFrom('pass' as const, 'refer' as const, 'fail' as const),
    });
    const signedOne = ({
      offset,
      late,
      ...fields
    }: Parameters<typeof assessment>[0] & { offset: number; late: number }) =>
      assessment({
        ...fields,
        performedOn: day(`2026-03-${String(offset + 1).padStart(2, '0')}`),
        signed: `2026-04-${String(late + 1).padStart(2, '0')}T10:00:00Z`,
      });
    expectAlways(
      fc.property(fc.array(anyOne, { maxLength: 5 }), anyOne, (ones, last) => {
        const facts = of(...ones.map(signedOne));
        const failed = signedOne({ ...last, result: 'fail', offset: 27, late: 27 });
        expect(levelHeld(of(...facts.assessments, failed), CELL, moment('2026-06-01'))).toBeNull();
        const governing = governingAssessment(facts, CELL, moment('2026-06-01'));
        expect(governing === null).toBe(ones.length === 0);
      }),
    );
  });

  it('only what was known counts (I13)', () => {
    const passed = assessment();
    const failed = assessment({ performedOn: day('2026-03-01'), result: 'fail' });
    expect(codes(assessmentsAsKnown(of(passed, failed), passed.index))).toStrictEqual([]);
    expect(codes(assessmentsAsKnown(of(passed, failed), failed.index))).toEqual([
      'assessment-failed',
    ]);
  });
});
