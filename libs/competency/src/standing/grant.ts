import type { CalendarDay, Moment } from '../calendar/day.ts';
import { momentOf } from '../calendar/zone.ts';
import type { EntitlementScope } from '../entitlement/entitlement.ts';
import { frameworkInForce, policyKnownAt } from '../framework/framework-in-force.ts';
import type { FrameworkDocument, Role } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { delegationCovering, delegationReasons } from '../person/delegation.ts';
import { postReasons } from '../person/employment.ts';
import type { PersonId } from '../person/ids.ts';
import { sanctionReasons } from '../person/registration.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { grantBasis, NO_BASIS, type GrantBasis } from './grant-basis.ts';
import { forbiddenByPolicy, grantFlags, type GrantFlag } from './grant-flags.ts';
import { proposalReasons } from './grant-proposal.ts';
import { departmentAsKnown, factsAsKnown } from './known.ts';
import { distinctReasons } from './distinct-reasons.ts';
import type { AsOf } from './standing.ts';
import { roleStatuses, type RequirementStatus } from './unmet.ts';

/** What an entitler is about to sign. */
export interface GrantProposal {
  readonly role: string;
  readonly tasks: readonly string[];
  readonly scope: EntitlementScope;
  readonly effectiveFrom: CalendarDay;
  readonly expiresOn: CalendarDay;
  readonly conditions: string | null;
}

/** Whether a grant may be signed: it may when `reasons` is empty. */
export interface GrantAnswer {
  readonly reasons: readonly Reason[];
  readonly flags: readonly GrantFlag[];
  readonly basis: GrantBasis;
  readonly statuses: readonly RequirementStatus[];
  /** The framework version effective on effectiveFrom, which the entitlement will carry (domain.md 5.8). */
  readonly frameworkVersion: number | null;
  readonly dutyHolder: Role['dutyHolder'] | null;
  /** The delegation under which the entitler signs (I5). */
  readonly delegation: string | null;
}

/**
 * Checks a grant at the instant of signing (I3, I4, I5, F3, F5, F9, F13): never one's own, under a live
 * delegation, from today on, and every requirement of the framework in force on effectiveFrom met by
 * verified evidence and signed assessments, or by a waiver. Gives all reasons at once.
 */
export function proposeGrant(
  department: Department,
  candidate: PersonFacts,
  entitler: PersonFacts,
  proposal: GrantProposal,
  asOf: AsOf,
): GrantAnswer {
  const known = departmentAsKnown(department, asOf.knownAt);
  const signer = factsAsKnown(entitler, asOf.knownAt);
  const holder = factsAsKnown(candidate, asOf.knownAt);
  const { effectiveFrom, scope } = proposal;
  const unit = known.units.find(({ id }) => scope.units.includes(id));
  const version = frameworkInForce(known.frameworks, effectiveFrom, asOf.knownAt);
  const policy = policyKnownAt(known.policies, asOf.knownAt);
  if (unit === undefined) return refused([reason('unknown-unit')]);
  if (version === null || policy === null) {
    return refused([reason('no-framework-in-force', { on: effectiveFrom })]);
  }
  const now = momentOf(asOf.at, unit.timeZone);
  const framework = version.document;
  const role = framework.roles.find(({ id }) => id === proposal.role);
  const entitlerId = signer.person.id as PersonId;
  const effective: Moment = { ...now, on: effectiveFrom };
  const statuses =
    role === undefined
      ? []
      : statusesOf(holder, role, proposal, framework, policy, entitlerId, effective);
  const basis =
    role === undefined ? NO_BASIS : grantBasis(holder, role, policy, statuses, effective);
  const sites = scope.treatmentSites;
  const used = statuses.flatMap(({ assessments }) => assessments);
  const flags = grantFlags(holder, used, entitlerId);
  return {
    reasons: distinctReasons([
      ...(holder.person.id === signer.person.id ? [reason('own-entitlement')] : []),
      ...delegationReasons(signer, proposal.role, sites, now),
      ...(effectiveFrom < now.on ? [reason('effective-before-today', { on: effectiveFrom })] : []),
      ...proposalReasons(known, framework, policy, proposal),
      ...postReasons(holder, effectiveFrom),
      ...sanctionReasons(holder, policy, effective),
      ...nothingAsked(role, statuses),
      ...statuses.flatMap((status) => status.reasons),
      ...forbiddenByPolicy(flags, policy),
    ]),
    flags,
    basis,
    statuses,
    frameworkVersion: framework.number,
    dutyHolder: role?.dutyHolder ?? null,
    delegation: delegationCovering(signer, proposal.role, sites, now)?.id ?? null,
  };
}

function statusesOf(
  facts: PersonFacts,
  role: Role,
  { tasks, scope }: GrantProposal,
  framework: FrameworkDocument,
  policy: PolicyDocument,
  entitler: PersonId,
  moment: Moment,
): readonly RequirementStatus[] {
  const { platform, adaptationTypes } = scope;
  return scope.treatmentSites.flatMap((treatmentSite) =>
    roleStatuses(facts, role, tasks, {
      framework,
      policy,
      place: { treatmentSite, platform, adaptationTypes },
      moment,
      entitler,
    }),
  );
}

/** A role that asks for nothing at all is granted to nobody (I1); a role without skills is not that. */
function nothingAsked(
  role: Role | undefined,
  statuses: readonly RequirementStatus[],
): readonly Reason[] {
  if (role === undefined || statuses.length > 0) return [];
  return [reason('nothing-required', { role: role.id })];
}

function refused(reasons: readonly Reason[]): GrantAnswer {
  return {
    reasons,
    flags: [],
    basis: NO_BASIS,
    statuses: [],
    frameworkVersion: null,
    dutyHolder: null,
    delegation: null,
  };
}
