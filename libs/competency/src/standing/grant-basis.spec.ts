import { assessment } from '../assessment/assessment.fixture.ts';
import { day, moment } from '../calendar/days.fixture.ts';
import type { Equivalence, Waiver } from '../entitlement/entitlement.ts';
import { POLICY, roleOf } from '../framework/documents.fixture.ts';
import { appointment, registrationCheck } from '../person/personnel.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import { physicist } from './department.fixture.ts';
import type { PersonFacts } from './facts.ts';
import { grantBasis } from './grant-basis.ts';
import type { RequirementStatus } from './unmet.ts';

const TODAY = moment('2026-03-12T12:00:00Z');
const MPE = physicist();
const [hcpc, certificate] = MPE.registrationChecks;
const [letter] = MPE.appointments;
if (hcpc === undefined || certificate === undefined || letter === undefined) {
  throw new Error('The fixture has a register, a certificate and an appointment');
}

const status = (fields: Partial<RequirementStatus> = {}): RequirementStatus => ({
  kind: 'requirement',
  id: 'mpe-plan-selection',
  role: 'mpe',
  treatmentSite: 'prostate',
  skill: 'plan-selection',
  method: null,
  record: null,
  met: true,
  reasons: [],
  evidence: [],
  assessments: [],
  waived: false,
  shownFor: 'prostate',
  endsOn: null,
  ...fields,
});
const basis = (facts: PersonFacts, ...statuses: readonly RequirementStatus[]) =>
  grantBasis(facts, roleOf('mpe'), POLICY, statuses, TODAY);

describe('what a grant rests on (domain.md section 5.8)', () => {
  it('is the post, the registers and the appointment that the role asks for', () => {
    expect(basis(MPE)).toStrictEqual({
      evidence: [],
      assessment: [],
      registration: [hcpc.id, certificate.id],
      employment: MPE.employments.map(({ id }) => id),
      appointment: [letter.id],
      waiver: [],
      equivalence: [],
    });
  });

  it('is any part of a register where the role asks for none', () => {
    const check = registrationCheck({ part: 'dosimetrist' });
    const of = { ...MPE, registrationChecks: [check] };
    expect(grantBasis(of, roleOf('advanced-adapter'), POLICY, [], TODAY).registration).toEqual([
      check.id,
    ]);
  });

  it.each([
    ['another body', { body: 'GMC', part: 'licence' }],
    ['another part of the register', { part: 'therapeutic-radiographer' }],
    ['a register that has lapsed', { part: 'clinical-scientist', status: 'lapsed' }],
  ] as const)('is not %s', (_, fields) => {
    const facts = { ...MPE, registrationChecks: [registrationCheck(fields), certificate] };
    expect(basis(facts).registration).toStrictEqual([certificate.id]);
  });

  it('is no appointment of another kind, and none that is not held', () => {
    const other = appointment({ kind: 'rpa' as never });
    expect(basis({ ...MPE, appointments: [other] }).appointment).toStrictEqual([]);
    expect(basis({ ...MPE, appointments: [other, letter] }).appointment).toStrictEqual([letter.id]);
    expect(basis({ ...MPE, employments: [] }).employment).toStrictEqual([]);
  });

  it('names each record and assessment once', () => {
    const both = status({ evidence: ['e-1' as never], assessments: ['a-1' as never] });
    expect(basis(MPE, both, both)).toMatchObject({ evidence: ['e-1'], assessment: ['a-1'] });
  });
});

describe('a waiver in the basis', () => {
  const waiver = (fields: Partial<Waiver> = {}): Waiver => ({
    ...recorded('2026-01-01'),
    person: person('mpe-1'),
    requirement: 'mpe-plan-selection',
    rationale: 'Trained elsewhere',
    approver: person('hortp'),
    from: day('2026-01-01'),
    until: day('2026-12-31'),
    ...fields,
  });
  const waivers = (fields: Partial<Waiver>, waived = true) => {
    const held = waiver(fields);
    const { waiver: named } = basis({ ...MPE, waivers: [held] }, status({ waived }));
    expect(named.every((id) => id === held.id)).toBe(true);
    return named.length;
  };

  it.each([
    ['of the requirement', {}, 1],
    ['from today', { from: TODAY.on }, 1],
    ['until today', { until: TODAY.on }, 1],
    ['from tomorrow', { from: day('2026-03-13') }, 0],
    ['until yesterday', { until: day('2026-03-11') }, 0],
    ['of another requirement', { requirement: 'mpe-mobius' }, 0],
  ] as const)('%s counts: %s', (_, fields, count) => {
    expect(waivers(fields)).toBe(count);
  });

  it('is none where the requirement was met without it', () => {
    expect(waivers({}, false)).toBe(0);
  });
});

describe('an equivalence in the basis (F17)', () => {
  const equivalence = (fields: Partial<Equivalence> = {}): Equivalence => ({
    ...recorded('2026-01-01'),
    person: person('mpe-1'),
    skill: 'plan-selection',
    fromTreatmentSite: 'bladder',
    toTreatmentSite: 'prostate',
    rationale: 'Alike',
    approver: person('hortp'),
    from: day('2026-01-01'),
    until: null,
    ...fields,
  });
  const carried = (fields: Partial<Equivalence>, of: RequirementStatus, facts = MPE) =>
    basis({ ...facts, equivalences: [equivalence(fields)] }, of).equivalence.length;
  const recordsFrom = status({ shownFor: 'bladder' });

  it.each([
    ['that carried the records', {}, 1],
    ['from today', { from: TODAY.on }, 1],
    ['until today', { until: TODAY.on }, 1],
    ['from tomorrow', { from: day('2026-03-13') }, 0],
    ['until yesterday', { until: day('2026-03-11') }, 0],
    ['of another skill', { skill: 'mobius-approval' }, 0],
    ['from another treatment site', { fromTreatmentSite: 'cervix' }, 0],
    ['to another treatment site', { toTreatmentSite: 'cervix' }, 0],
  ] as const)('%s counts: %s', (_, fields, count) => {
    expect(carried(fields, recordsFrom)).toBe(count);
  });

  it('counts where it carried the level alone, and not where the site itself was assessed', () => {
    const scope = { ...assessment().scope, treatmentSites: ['bladder'] };
    const elsewhere = assessment({ skill: 'plan-selection', scope });
    const here = assessment({ skill: 'plan-selection' });
    const facts = { ...MPE, assessments: [elsewhere, here] };
    expect(carried({}, status({ assessments: [elsewhere.id] }), facts)).toBe(1);
    expect(carried({}, status({ assessments: [here.id] }), facts)).toBe(0);
    expect(carried({}, status(), facts)).toBe(0);
  });
});
