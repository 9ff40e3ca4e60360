import { addDays } from '@oart/competency';
import type {
  Entitlement,
  EntitlementId,
  PersonFacts,
  PersonId,
  RegistrationCheck,
} from '@oart/competency';
import { ENTITLER, LEDGER, SOFTWARE, idOf, recorded } from './gate-department.ts';
import { ROLES, TASKS, TREATMENT_SITES } from './gate-roles.ts';
import { GRANTS_EACH } from './gate-workload.ts';
import type { Grant } from './gate-workload.ts';
import { day } from './sample-ledger.ts';

/** Facts on file of each person: who, a post, two checks of the register, leave, two entitlements accepted, one reviewed. */
export const FACTS_EACH = 10;

/** The id of somebody of the workload; the entitler is nobody of it. */
export function personId(person: number): PersonId {
  return idOf('person', person + 1) as PersonId;
}

/** Ledger index of somebody's first fact. */
export function firstIndexOf(person: number): number {
  return LEDGER.people + person * FACTS_EACH;
}

/** A person of the workload as the product has them on file. */
export function gatePerson(person: number, grants: readonly Grant[]): PersonFacts {
  const id = personId(person);
  const first = firstIndexOf(person);
  const entitlements = grants.map((grant, place) => entitlementOf(id, grant, place, first + 5));
  const [reviewed] = entitlements;
  return {
    person: {
      ...recorded('person', person + 1, first),
      id,
      staffNumber: `S${String(person)}`,
      displayName: `Staff-${String(person)}`,
      aliases: [],
    },
    names: [],
    employments: [
      {
        ...recorded('employment', person, first + 1),
        person: id,
        contract: 'substantive',
        profession: 'clinical-scientist',
        band: '7',
        wte: 1,
        startsOn: day('2020-01-06'),
        endsOn: null,
      },
    ],
    registrationChecks: [checkOf(id, person, 0, first + 2), checkOf(id, person, 1, first + 3)],
    absences: [
      {
        ...recorded('absence', person, first + 4),
        person: id,
        from: day('2022-08-01'),
        returnedOn: day('2022-08-15'),
        category: 'leave',
      },
    ],
    entitlements,
    acceptances: entitlements.map((entitlement, place) => ({
      ...recorded('acceptance', person * GRANTS_EACH + place, first + 6 + 2 * place),
      entitlement: entitlement.id,
      holder: id,
    })),
    entitlementReviews:
      reviewed === undefined
        ? []
        : [
            {
              ...recorded('review', person, first + FACTS_EACH - 1),
              entitlement: reviewed.id,
              nextReviewDueOn: addDays(reviewed.expiresOn, -30),
            },
          ],
    ...NOTHING_ELSE,
  };
}

function checkOf(id: PersonId, person: number, place: number, index: number): RegistrationCheck {
  return {
    ...recorded('registration', person * 2 + place, index),
    person: id,
    body: 'HCPC',
    part: 'clinical-scientist',
    number: `CS${String(person)}`,
    status: 'active',
    statusFrom: null,
    validity: 'fixed',
    validUntil: day('2039-12-31'),
    checkedOn: day(place === 0 ? '2022-01-10' : '2022-12-12'),
    source: 'Online register',
  };
}

function entitlementOf(id: PersonId, grant: Grant, place: number, index: number): Entitlement {
  const role = ROLES[grant.role];
  const treatmentSite = TREATMENT_SITES[grant.treatmentSite];
  if (role === undefined || treatmentSite === undefined) throw new Error('A grant names its role');
  const number = grant.person * GRANTS_EACH + place;
  const fact = recorded('entitlement', number, index + 2 * place);
  return {
    ...fact,
    id: fact.id as EntitlementId,
    number: `E${String(number)}`,
    person: id,
    dutyHolder: 'operator',
    role: role.id,
    tasks: role.tasks.map((task) => TASKS[task]),
    scope: {
      treatmentSites: [treatmentSite],
      platform: 'ethos',
      units: [idOf('unit', grant.centre)],
      softwareVersions: [SOFTWARE],
      adaptationTypes: ['online-adaptive'],
    },
    frameworkVersion: 1,
    basis: [],
    conditions: null,
    proposer: ENTITLER as PersonId,
    entitler: ENTITLER as PersonId,
    delegation: idOf('delegation', 0),
    effectiveFrom: day(grant.fromOn),
    reviewDueOn: day(grant.lastOn),
    expiresOn: day(grant.lastOn),
    replaces: null,
  };
}

const NOTHING_ELSE = {
  conditionsDecisions: [],
  appointments: [],
  foundingAppointments: [],
  delegations: [],
  delegationEnds: [],
  evidence: [],
  evidenceReviews: [],
  evidenceCountersignatures: [],
  evidenceRevocations: [],
  revocationRetractions: [],
  assessments: [],
  assessmentAcknowledgements: [],
  assessmentVoids: [],
  assessmentReviews: [],
  suspensions: [],
  lifts: [],
  withdrawals: [],
  waivers: [],
  equivalences: [],
  basisAmendments: [],
  equivalenceEnds: [],
  acts: [],
  actCorrections: [],
} as const;
