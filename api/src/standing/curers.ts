import {
  adaptationTypesOf,
  assertNever,
  assessingEntitlement,
  assessorQualification,
  delegationCovering,
  frameworkInForce,
  policyKnownAt,
  softwareGeneration,
  type Curer,
  type Department,
  type Moment,
  type PersonFacts,
  type PersonId,
  type Reason,
  type TreatmentUnit,
} from '@oart/competency';
import type { Permission } from '@oart/contract';

/** The department as seen from one unit at one moment. */
export interface Place {
  readonly department: Department;
  readonly unit: TreatmentUnit;
  readonly moment: Moment;
  readonly knownAt: number;
}

/** What is needed to name the people who can cure a reason. */
export interface Surroundings extends Place {
  readonly everybody: readonly PersonFacts[];
  readonly holders: ReadonlyMap<Permission, readonly PersonId[]>;
}

/** For whom something is missing, and in which role and treatment site. */
export interface Missing {
  readonly person: PersonId;
  readonly role: string;
  readonly treatmentSite: string;
}

/**
 * The people who can cure reasons now, by name: never the person for themselves, but where the holder
 * has to act (I4). Empty when nobody can.
 */
export function whoCan(
  around: Surroundings,
  missing: Missing,
  reasons: readonly Reason[],
): readonly string[] {
  const able = new Set(
    reasons.flatMap((reason) =>
      reason.curedBy.flatMap((curer) => ableTo(around, missing, curer, reason)),
    ),
  );
  return around.everybody
    .filter((facts) => able.has(facts.person.id))
    .map((facts) => facts.person.displayName);
}

function ableTo(
  around: Surroundings,
  missing: Missing,
  curer: Curer,
  reason: Reason,
): readonly string[] {
  switch (curer) {
    case 'holder':
      return [missing.person];
    case 'assessor':
      return assessors(around, missing, reason);
    case 'entitler':
      return entitlers(around, missing);
    case 'verifier':
    case 'staffing-records':
    case 'employers-representative':
    case 'service-manager':
    case 'framework-editor':
      return (around.holders.get(curer) ?? []).filter((person) => person !== missing.person);
    case 'supervisor':
    case 'crew':
    case 'nobody':
      return [];
    default:
      return assertNever(curer);
  }
}

/** Who may assess the skill for the treatment site today (I6), and has the permission to record it. */
function assessors(
  { department, unit, moment, knownAt, everybody, holders }: Surroundings,
  { person, treatmentSite }: Missing,
  { about }: Reason,
): readonly string[] {
  const framework = frameworkInForce(department.frameworks, moment.on, knownAt)?.document;
  const skill = framework?.skills.find(({ id }) => id === about.skill);
  const policy = policyKnownAt(department.policies, knownAt);
  if (skill === undefined || policy === null) return [];
  const scope = {
    treatmentSites: [about.treatmentSite ?? treatmentSite],
    platform: unit.platform,
    adaptationTypes: adaptationTypesOf(unit.platform),
  };
  const permitted = new Set<string>(holders.get('assessor'));
  return everybody
    .filter((assessor) => assessor.person.id !== person && permitted.has(assessor.person.id))
    .filter(
      (assessor) =>
        assessorQualification({
          skill,
          scope,
          softwareVersion: softwareGeneration(unit, moment.at)[0] ?? null,
          performedOn: moment.on,
          signing: moment,
          assessor,
          policy,
          entitlementFor: assessingEntitlement(department, assessor, knownAt),
        }) !== null,
    )
    .map((assessor) => assessor.person.id);
}

/** Who holds a live delegation for the role and the treatment site (I5). */
function entitlers(
  { moment, everybody }: Surroundings,
  { person, role, treatmentSite }: Missing,
): readonly string[] {
  return everybody
    .filter((entitler) => entitler.person.id !== person)
    .filter((entitler) => delegationCovering(entitler, role, [treatmentSite], moment) !== null)
    .map((entitler) => entitler.person.id);
}
