import { assessment, assessmentReview } from '../assessment/assessment.fixture.ts';
import { day, instant } from '../calendar/days.fixture.ts';
import {
  certificate,
  claim,
  countersigned,
  evidence,
  revoked,
  verified,
} from '../evidence/evidence.fixture.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { FRAMEWORK, POLICY, version } from '../framework/documents.fixture.ts';
import type { RecordRule } from '../framework/framework.ts';
import type { UnitId } from '../person/ids.ts';
import { registrationCheck } from '../person/personnel.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import {
  accepted,
  act,
  department,
  entitlement,
  policy,
  staff,
  suspension,
  unit,
} from './department.fixture.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { knownTurns } from './known-turns.ts';

const distinct = (instants: readonly string[]) => [...new Set(instants)];

/** When what rests on nothing but these facts turns: in general, and for the two skills of an Adapter. */
function turnsOf(facts: Partial<PersonFacts>, where: Department = department()) {
  const { general, shown } = knownTurns(
    staff('adapter-1', { employments: [], ...facts }),
    where,
    unit(),
  );
  return {
    general: distinct(general.instants),
    oar: distinct(shown('oar-outlining').instants),
    dir: distinct(shown('dir-evaluation').instants),
  };
}

type KindsOfTurns = Readonly<Record<'general' | 'oar' | 'dir', readonly string[]>>;

const NEVER: KindsOfTurns = { general: [], oar: [], dir: [] };
const inGeneral = (...general: readonly string[]) => ({ ...NEVER, general });
const ofOar = (...oar: readonly string[]) => ({ ...NEVER, oar });
const ofDir = (...dir: readonly string[]) => ({ ...NEVER, dir });
const everywhere = (...turns: readonly string[]) => ({ general: turns, oar: turns, dir: turns });

const nine = (on: string) => `${on}T09:00:00.000Z`;
const midnight = (on: string) => `${on}T00:00:00.000Z`;

const waiver = {
  ...recorded('2026-01-05'),
  person: person('adapter-1'),
  requirement: 'adapter-oar-outlining',
  rationale: 'Cases to follow',
  approver: person('hortp'),
  from: day('2026-01-10'),
  until: day('2026-02-20'),
};
const equivalence = (until: string | null) => ({
  ...recorded('2026-01-05'),
  person: person('adapter-1'),
  skill: 'oar-outlining',
  fromTreatmentSite: 'bladder',
  toTreatmentSite: 'prostate',
  rationale: 'Same anatomy',
  approver: person('hortp'),
  from: day('2026-01-10'),
  until: until === null ? null : day(until),
});
const held = entitlement('adapter-1', 'adapter', { expiresOn: day('2029-01-31') });
const stop = suspension(held);
const log = (fields: Partial<Evidence> = {}) =>
  evidence({ type: 'proknow-log', skill: 'oar-outlining', ...fields });
const training = evidence({ type: 'equipment-training', skill: null });
const seen = log();
const skilled = assessment({ performedOn: day('2026-01-10'), signed: '2026-01-12' });

describe('what is known of a person turns', () => {
  it.each<[string, Partial<PersonFacts>, KindsOfTurns]>([
    ['never where nothing is on file', {}, NEVER],
    [
      'with a waiver, after its last day and after the longest that one may last',
      { waivers: [waiver] },
      everywhere(
        nine('2026-01-05'),
        midnight('2026-01-10'),
        midnight('2026-02-21'),
        '2026-07-09T23:00:00.000Z',
      ),
    ],
    [
      'with an equivalence and after its last day',
      { equivalences: [equivalence('2026-02-20')] },
      everywhere(nine('2026-01-05'), midnight('2026-01-10'), midnight('2026-02-21')),
    ],
    [
      'with an equivalence without an end',
      { equivalences: [equivalence(null)] },
      everywhere(nine('2026-01-05'), midnight('2026-01-10')),
    ],
    [
      'with an entitlement, its first day and after its last',
      { entitlements: [{ ...held, recordedAt: instant(nine('2026-01-30')) }] },
      inGeneral(nine('2026-01-30'), midnight('2026-02-01'), midnight('2029-02-01')),
    ],
    [
      'with an acceptance',
      { acceptances: [accepted(held)] },
      inGeneral('2026-02-01T10:00:00.000Z'),
    ],
    ['with a suspension', { suspensions: [stop] }, inGeneral(nine('2026-03-01'))],
    [
      'with the lifting of one',
      {
        lifts: [
          {
            ...recorded('2026-03-05'),
            suspension: stop.id,
            outcome: 'Reviewed',
            liftedBy: person('hortp'),
          },
        ],
      },
      inGeneral(nine('2026-03-05')),
    ],
    [
      'on the day of a withdrawal',
      {
        withdrawals: [
          {
            ...recorded('2026-03-05'),
            entitlement: held.id,
            effectiveFrom: day('2026-03-08'),
            forCause: false,
            reason: 'Other post',
          },
        ],
      },
      inGeneral(midnight('2026-03-08')),
    ],
    ['with a record of a skill', { evidence: [log()] }, ofOar(nine('2026-01-05'))],
    [
      'with a record of a skill and after its last day',
      { evidence: [log({ validUntil: day('2026-02-28') })] },
      ofOar(nine('2026-01-05'), midnight('2026-03-01')),
    ],
    [
      'after the last day on which a certificate is young enough for a first grant',
      { evidence: [certificate('prostate', [])] },
      ofOar(nine('2026-01-05'), midnight('2027-01-03')),
    ],
    [
      'by no rule of another skill',
      { evidence: [certificate('prostate', [], { skill: 'dir-evaluation' })] },
      ofDir(nine('2026-01-05')),
    ],
    [
      'by no rule of another record',
      { evidence: [evidence({ skill: 'oar-outlining' })] },
      ofOar(nine('2026-01-05')),
    ],
    ['in general with equipment training', { evidence: [training] }, inGeneral(nine('2026-01-05'))],
    [
      'for every skill with experience',
      { evidence: [claim('2022-01-01', null)] },
      { general: [], oar: [nine('2026-01-05')], dir: [nine('2026-01-05')] },
    ],
    [
      'for the skill of a record that a newer one replaces',
      {
        evidence: [
          seen,
          evidence({
            recordedAt: instant(nine('2026-02-02')),
            type: 'proknow-log',
            supersedes: seen.id,
          }),
        ],
      },
      { general: [], oar: [nine('2026-01-05'), nine('2026-02-02')], dir: [nine('2026-02-02')] },
    ],
    [
      'with the review and the countersignature of a record',
      {
        evidence: [seen],
        evidenceReviews: [verified(seen, '2026-01-07')],
        evidenceCountersignatures: [countersigned(seen)],
      },
      ofOar(nine('2026-01-05'), nine('2026-01-06'), nine('2026-01-07')),
    ],
    [
      'from the day of a revocation on',
      { evidence: [seen], evidenceRevocations: [revoked(seen, '2026-02-03', '2026-03-03')] },
      ofOar(nine('2026-01-05'), midnight('2026-02-03')),
    ],
    [
      'with nothing about a record that is not on file',
      { evidenceReviews: [verified(seen)], evidenceCountersignatures: [countersigned(seen)] },
      NEVER,
    ],
    [
      'with an assessment: its day and its signature',
      { assessments: [skilled] },
      ofOar(midnight('2026-01-10'), nine('2026-01-12')),
    ],
    [
      'with the voiding and the review of an assessment',
      {
        assessments: [skilled],
        assessmentVoids: [
          { ...recorded('2026-01-14'), assessment: skilled.id, reason: 'Wrong unit' },
        ],
        assessmentReviews: [assessmentReview(skilled, 'stands', '2026-01-15')],
      },
      ofOar(midnight('2026-01-10'), nine('2026-01-12'), nine('2026-01-14'), nine('2026-01-15')),
    ],
    [
      'with nothing about an assessment that is not on file',
      { assessmentReviews: [assessmentReview(skilled, 'stands', '2026-01-15')] },
      NEVER,
    ],
  ])('%s', (_, facts, turns) => {
    expect(turnsOf(facts)).toEqual(turns);
  });

  it('after the last day for which a framework lets a record count, by each of its versions', () => {
    const oneYear = (rule: RecordRule): RecordRule => ({
      ...rule,
      validFor: { years: 1, months: 0 },
    });
    const limited = version('2026-01-01', {
      requirements: FRAMEWORK.requirements.map((requirement) => ({
        ...requirement,
        records: requirement.records.map((rules) => rules.map(oneYear)),
      })),
    });
    const where = department({ frameworks: [version('2025-01-01'), limited] });
    expect(turnsOf({ evidence: [log()] }, where)).toEqual(
      ofOar(nine('2026-01-05'), midnight('2027-01-02')),
    );
    expect(turnsOf({ evidence: [certificate('prostate', [])] }, where)).toEqual(
      ofOar(nine('2026-01-05'), midnight('2027-01-02'), midnight('2027-01-03')),
    );
  });

  it('by the limits of the latest policy alone', () => {
    const months = (longest: number, declarationGraceDays: number) =>
      policy({
        waiver: { longest: { years: 0, months: longest } },
        registration: { ...POLICY.registration, declarationGraceDays },
      });
    const where = department({ policies: [months(2, 3), months(3, 5)] });
    expect(turnsOf({ waivers: [waiver] }, where).general).toEqual([
      nine('2026-01-05'),
      midnight('2026-01-10'),
      midnight('2026-02-21'),
      '2026-04-09T23:00:00.000Z',
    ]);
    const declared = registrationCheck({
      validity: 'continuous',
      validUntil: day('2027-01-10'),
      checkedOn: day('2026-01-10'),
    });
    expect(turnsOf({ registrationChecks: [declared] }, where)).toEqual(
      inGeneral(midnight('2026-01-10'), midnight('2027-01-16')),
    );
  });

  it('without a policy only by what is recorded', () => {
    expect(turnsOf({ waivers: [waiver] }, department({ policies: [] })).general).toEqual([
      nine('2026-01-05'),
      midnight('2026-01-10'),
      midnight('2026-02-21'),
    ]);
  });

  it('at each unit at its own midnights, and worked out once', () => {
    const facts = staff('adapter-1', { employments: [], waivers: [waiver] });
    const where = department();
    const ethos = knownTurns(facts, where, unit());
    const away = unit({ id: 'ethos-2' as UnitId, timeZone: 'Europe/Paris' as never });
    expect(knownTurns(facts, where, unit())).toBe(ethos);
    expect(knownTurns(facts, where, away).general.instants).toContain('2026-01-09T23:00:00.000Z');
  });

  it('with the acts of a skill at a treatment site', () => {
    const acts = [act('edit-oar', 'adapter-1')];
    const { practice } = knownTurns(staff('adapter-1', { acts }), department(), unit());
    expect(practice('oar-outlining', 'prostate').all.instants).toEqual([
      '2026-03-12T10:00:00.000Z',
    ]);
    expect(practice('oar-outlining', 'cervix').all.instants).toEqual([]);
    expect(practice('plan-selection', 'prostate').all.instants).toEqual([]);
  });
});
