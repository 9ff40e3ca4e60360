import type { AssessmentFacts } from '../assessment/assessment.ts';
import { assessment } from '../assessment/assessment.fixture.ts';
import { day, instant, LONDON } from '../calendar/days.fixture.ts';
import type {
  Entitlement,
  EntitlementAcceptance,
  EntitlementScope,
  Suspension,
} from '../entitlement/entitlement.ts';
import { certificate, claim, evidence, score, verified } from '../evidence/evidence.fixture.ts';
import type { Evidence, EvidenceFacts } from '../evidence/evidence.ts';
import { FRAMEWORK, POLICY, version } from '../framework/documents.fixture.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import type { EntitlementId, PersonId, SuspensionId, UnitId } from '../person/ids.ts';
import { employment, personnel, registrationCheck } from '../person/personnel.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import type { Act, TreatmentUnit } from '../treatment/act.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import type { AsOf, StandingQuestion } from './standing.ts';

/** The department of the acceptance scenarios: one Ethos, three treatment sites, people by role label. */
export const ETHOS = 'ethos-1' as UnitId;
export const SITES = ['cervix', 'bladder', 'prostate'] as const;

/** Everything recorded so far, asked about an instant. */
export function asOf(at: string, knownAt = Infinity): AsOf {
  return { at: instant(at), knownAt };
}

export function unit(fields: Partial<TreatmentUnit> = {}): TreatmentUnit {
  return {
    ...recorded('2025-01-01'),
    id: ETHOS,
    name: 'Ethos-1',
    site: 'Southend',
    timeZone: LONDON,
    platform: 'ethos',
    treatmentSites: SITES,
    siteChanges: [],
    software: [software('2.0', '2025-01-01T00:00:00Z')],
    ...fields,
  };
}

export function software(
  name: string,
  at: string,
  changeClass: 'major' | 'minor' | null = 'major',
): TreatmentUnit['software'][number] {
  return {
    ...recorded('2025-01-01'),
    unit: ETHOS,
    version: name,
    effectiveAt: instant(at),
    changeClass,
    correction: null,
  };
}

export function policy(fields: Partial<PolicyDocument> = {}): Department['policies'][number] {
  return { index: 0, document: { ...POLICY, ...fields } };
}

export function department(fields: Partial<Department> = {}): Department {
  return {
    frameworks: [version('2025-01-01')],
    policies: [policy()],
    units: [unit()],
    protocols: [],
    protocolApprovals: [],
    ...fields,
  };
}

/** From 1 March every site asks for the uterus too, with new evidence by 30 April (scenario 38). */
export function uterusByTheEndOfApril(): Department {
  const first = version('2025-01-01');
  const second = version('2026-03-01', {
    number: 2,
    structureSets: first.document.structureSets.map((set) => ({
      ...set,
      structures: [...set.structures, { id: 'uterus', title: 'Uterus', passMark: 75 }],
    })),
    transitions: [
      {
        requirement: 'adapter-oar-outlining',
        rule: { kind: 're-evidence-by', deadline: day('2026-04-30') },
      },
    ],
  });
  return department({ frameworks: [first, second] });
}

/** A person in post with nothing shown yet. */
export function staff(label: string, fields: Partial<PersonFacts> = {}): PersonFacts {
  const noFacts = personnel();
  return {
    ...noFacts,
    person: { ...noFacts.person, id: label, index: 0 },
    employments: [employment({ person: person(label) })],
    evidence: [],
    evidenceReviews: [],
    evidenceCountersignatures: [],
    evidenceRevocations: [],
    revocationRetractions: [],
    assessments: [],
    assessmentAcknowledgements: [],
    assessmentVoids: [],
    assessmentReviews: [],
    entitlements: [],
    acceptances: [],
    suspensions: [],
    lifts: [],
    withdrawals: [],
    entitlementReviews: [],
    waivers: [],
    equivalences: [],
    basisAmendments: [],
    equivalenceEnds: [],
    acts: [],
    actCorrections: [],
    ...fields,
  };
}

/** OAR certificates for every structure of each site's set, the log and the DIR tutorial certificate. */
export function oarEvidence(sites: readonly string[] = SITES): readonly Evidence[] {
  return [
    ...sites.map((site) =>
      certificate(
        site,
        structuresOf(site).map((each) => score(each, 88)),
      ),
    ),
    ...sites.map((site) =>
      evidence({ type: 'proknow-log', skill: 'oar-outlining', treatmentSites: [site] }),
    ),
    evidence(),
  ];
}

/** Target logs (countersigned by CCO-1), plan-checking training and two years of it, Mobius training. */
export function advancedEvidence(sites: readonly string[] = SITES): readonly Evidence[] {
  return [
    ...sites.map((site) =>
      evidence({
        type: 'reflective-log',
        skill: 'target-outlining',
        treatmentSites: [site],
        countersigner: person('cco-1'),
      }),
    ),
    ...planAndMobiusEvidence(),
  ];
}

export function planAndMobiusEvidence(): readonly Evidence[] {
  return [
    evidence({ type: 'plan-check-training-record', skill: 'plan-selection' }),
    claim('2022-01-01', null),
    evidence({ type: 'mobius-training-record', skill: 'mobius-approval' }),
  ];
}

/** Evidence that was all verified, and countersigned where a countersigner is named. */
export function shown(
  items: readonly Evidence[],
): Pick<EvidenceFacts, 'evidence' | 'evidenceReviews' | 'evidenceCountersignatures'> {
  return {
    evidence: items,
    evidenceReviews: items.map((item) => verified(item)),
    evidenceCountersignatures: items.flatMap((item) =>
      item.countersigner === null
        ? []
        : [
            {
              ...recorded('2026-01-06'),
              evidence: item.id,
              countersigner: item.countersigner,
            },
          ],
    ),
  };
}

/** Level C in skills for all sites, each assessed on 10 January 2026. */
export function competent(...skills: readonly string[]): Pick<AssessmentFacts, 'assessments'> {
  return { assessments: skills.map((skill) => assessment({ skill })) };
}

export const OAR_SKILLS = ['oar-outlining', 'dir-evaluation'] as const;
export const ADVANCED_SKILLS = [
  ...OAR_SKILLS,
  'target-outlining',
  'plan-selection',
  'mobius-approval',
] as const;

/** Adapter-1: therapeutic radiographer, HCPC, Band 6, everything shown, nothing granted. */
export function adapter(label = 'adapter-1', sites: readonly string[] = SITES): PersonFacts {
  return staff(label, {
    employments: [
      employment({ person: person(label), profession: 'therapeutic-radiographer', band: '6' }),
    ],
    registrationChecks: [
      registrationCheck({ person: person(label), part: 'therapeutic-radiographer' }),
    ],
    ...shown(oarEvidence(sites)),
    ...competent(...OAR_SKILLS),
  });
}

/** AA-1: dosimetrist, Band 7, HCPC, everything shown, nothing granted. */
export function advancedAdapter(label = 'aa-1', sites: readonly string[] = SITES): PersonFacts {
  return staff(label, {
    registrationChecks: [registrationCheck({ person: person(label) })],
    ...shown([...oarEvidence(sites), ...advancedEvidence(sites)]),
    ...competent(...ADVANCED_SKILLS),
  });
}

/** MPE-1: clinical scientist with HCPC, RPA2000 and the appointment, everything shown, nothing granted. */
export function physicist(label = 'mpe-1'): PersonFacts {
  const id = person(label);
  return staff(label, {
    employments: [employment({ person: id, profession: 'clinical-scientist', band: '8a' })],
    registrationChecks: [
      registrationCheck({ person: id, part: 'clinical-scientist' }),
      registrationCheck({
        person: id,
        body: 'RPA2000',
        validity: 'continuous',
        validUntil: day('2027-06-30'),
      }),
    ],
    appointments: [
      {
        ...recorded('2025-01-01'),
        person: id,
        kind: 'mpe',
        from: day('2025-01-01'),
        until: null,
        instrument: 'letter 1',
      },
    ],
    ...shown(planAndMobiusEvidence()),
    ...competent('plan-selection', 'mobius-approval'),
  });
}

/** CCO-1: clinical oncologist with GMC licence, nothing granted. */
export function oncologist(label = 'cco-1'): PersonFacts {
  const id = person(label);
  return staff(label, {
    employments: [employment({ person: id, profession: 'clinical-oncologist', band: null })],
    registrationChecks: [registrationCheck({ person: id, body: 'GMC', part: 'licence' })],
  });
}

/** HoRTP: may entitle for every role and site in the financial year 2025/26. */
export function headOfPhysics(label = 'hortp', until = '2026-03-31'): PersonFacts {
  return staff(label, {
    delegations: [
      {
        ...recorded('2025-04-01'),
        person: person(label),
        roles: FRAMEWORK.roles.map(({ id }) => id),
        treatmentSites: SITES,
        from: day('2025-04-01'),
        until: day(until),
        instrument: 'letter 2',
      },
    ],
  });
}

export function scope(fields: Partial<EntitlementScope> = {}): EntitlementScope {
  return {
    treatmentSites: SITES,
    platform: 'ethos',
    units: [ETHOS],
    softwareVersions: ['2.0'],
    adaptationTypes: ['online-adaptive'],
    ...fields,
  };
}

/** All tasks of a role with inheritance on. */
export function tasksOf(role: string): readonly string[] {
  const roles = FRAMEWORK.roles.filter(({ id }) => id === role);
  const included = roles.flatMap(({ includes }) => includes);
  return FRAMEWORK.roles
    .filter(({ id }) => id === role || included.includes(id))
    .flatMap(({ tasks }) => tasks);
}

export function entitlement(
  label: string,
  role: string,
  fields: Partial<Entitlement> = {},
): Entitlement {
  const fact = recorded('2026-02-01', 'hortp');
  return {
    ...fact,
    id: fact.id as EntitlementId,
    number: fact.id,
    person: person(label),
    dutyHolder: role === 'clinical-oncologist' ? 'practitioner' : 'operator',
    role,
    tasks: tasksOf(role),
    scope: scope(),
    frameworkVersion: 1,
    basis: [],
    conditions: null,
    proposer: person('hortp'),
    entitler: person('hortp'),
    delegation: 'delegation-1',
    effectiveFrom: day('2026-02-01'),
    reviewDueOn: day('2027-01-31'),
    expiresOn: day('2029-01-31'),
    replaces: null,
    ...fields,
  };
}

export function accepted(of: Entitlement, when = '2026-02-01T10:00:00Z'): EntitlementAcceptance {
  return { ...recorded(when), entitlement: of.id, holder: of.person };
}

/** The person with entitlements added, each accepted. */
export function holding(facts: PersonFacts, ...granted: readonly Entitlement[]): PersonFacts {
  return {
    ...facts,
    entitlements: [...facts.entitlements, ...granted],
    acceptances: [...facts.acceptances, ...granted.map((each) => accepted(each))],
  };
}

/** A person with one entitlement for every task and site of a role. */
export function entitledAs(
  facts: PersonFacts,
  role: string,
  fields: Partial<Entitlement> = {},
): PersonFacts {
  return holding(facts, entitlement(facts.person.id, role, fields));
}

export function suspension(of: Entitlement, fields: Partial<Suspension> = {}): Suspension {
  const fact = recorded('2026-03-01', 'hortp');
  return {
    ...fact,
    id: fact.id as SuspensionId,
    entitlement: of.id,
    tasks: [],
    treatmentSites: [],
    cause: 'incident',
    restrictedNote: 'IR-7',
    conditionsToLift: null,
    ...fields,
  };
}

export function question(
  task: string,
  treatmentSite = 'prostate',
  fields: Partial<StandingQuestion> = {},
): StandingQuestion {
  return { task, treatmentSite, unit: ETHOS, adaptationType: 'online-adaptive', ...fields };
}

/** An act of case C7 fraction 3, performed at 10:00 on 12 March 2026 unless said otherwise. */
export function act(
  task: string,
  actor: string,
  fields: Partial<Act> & { readonly when?: string } = {},
): Act {
  const { when, ...others } = fields;
  const performedAt = instant(when ?? '2026-03-12T10:00:00Z');
  return {
    ...recorded(performedAt, actor),
    caseReference: 'C7',
    fraction: 3,
    unit: ETHOS,
    treatmentSite: 'prostate',
    adaptationType: 'online-adaptive',
    task,
    actor: actor as PersonId,
    supervisor: null,
    performedAt,
    performedOn: day(performedAt.slice(0, 10)),
    outcome: task.startsWith('edit') ? 'changed' : 'approved',
    selection: null,
    correctedStructures: [],
    doseCheckResult: null,
    disposition: null,
    mode: 'independent',
    ...others,
  };
}

function structuresOf(site: string): readonly string[] {
  const set = FRAMEWORK.structureSets.find(({ treatmentSite }) => treatmentSite === site);
  return (set?.structures ?? []).map(({ id }) => id);
}
