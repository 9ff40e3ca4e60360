import { employmentOn, entitlementStateAt, isInPost, personnelAsKnown } from '@oart/competency';
import type {
  Employment,
  EntitlementFacts,
  Moment,
  Person,
  PersonId,
  PersonnelFacts,
  RegistrationCheck,
} from '@oart/competency';
import type {
  EmploymentView,
  Permission,
  PersonSummary,
  PersonView,
  RegistrationCheckView,
} from '@oart/contract';
import type { Caller } from '../http/caller.ts';

/** Who reads another person's registration and absence (I15); everybody reads their own. */
const FULL_LEVEL: ReadonlySet<Permission> = new Set<Permission>([
  'staffing-records',
  'entitler',
  'employers-representative',
  'auditor',
]);

export function levelFor(caller: Caller, person: PersonId): PersonView['level'] {
  const full = caller.permissions.some((permission) => FULL_LEVEL.has(permission));
  return full || caller.personId === person ? 'full' : 'neutral';
}

/** A person as a list shows them: post and roles held at a moment. */
export function personSummary(
  facts: PersonnelFacts,
  held: EntitlementFacts,
  moment: Moment,
): PersonSummary {
  const known = personnelAsKnown(facts, Number.MAX_SAFE_INTEGER);
  const post = employmentOn(known, moment.on);
  const { id, staffNumber, displayName } = known.person;
  return {
    id,
    staffNumber,
    displayName,
    profession: post?.profession ?? null,
    band: post?.band ?? null,
    inPost: isInPost(known, moment.on),
    roles: liveRoles(known, held, moment),
  };
}

export function personView(
  facts: PersonnelFacts,
  summary: PersonSummary,
  level: PersonView['level'],
  names: ReadonlyMap<PersonId, Person>,
  ledgerIndex: number,
): PersonView {
  const known = personnelAsKnown(facts, Number.MAX_SAFE_INTEGER);
  return {
    ...summary,
    aliases: known.person.aliases,
    employments: known.employments.map(employmentView),
    registrationChecks:
      level === 'full'
        ? known.registrationChecks.map((check) => registrationCheckView(check, names))
        : [],
    level,
    ledgerIndex,
  };
}

export function employmentView(employment: Employment): EmploymentView {
  const { id, contract, profession, band, wte, startsOn, endsOn } = employment;
  return { id, contract, profession, band, wte, startsOn, endsOn };
}

export function registrationCheckView(
  check: RegistrationCheck,
  names: ReadonlyMap<PersonId, Person>,
): RegistrationCheckView {
  const { id, body, part, number, status, validity, validUntil, checkedOn, source } = check;
  const recorder = check.recordedBy === null ? undefined : names.get(check.recordedBy);
  return {
    id,
    body,
    part,
    number,
    status,
    validity,
    validUntil,
    checkedOn,
    source,
    recordedBy: recorder?.displayName ?? 'The product',
  };
}

function liveRoles(
  { employments }: PersonnelFacts,
  held: EntitlementFacts,
  moment: Moment,
): readonly string[] {
  const live = held.entitlements.filter(({ id }) =>
    LIVE.has(entitlementStateAt({ ...held, employments }, id, moment).kind),
  );
  return [...new Set(live.map(({ role }) => role))];
}

const LIVE: ReadonlySet<string> = new Set(['active', 'suspended-in-part']);
