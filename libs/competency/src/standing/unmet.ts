import type { CalendarDay, Moment } from '../calendar/day.ts';
import { momentOf } from '../calendar/zone.ts';
import { frameworkInForce, policyKnownAt } from '../framework/framework-in-force.ts';
import type { FrameworkDocument, Role } from '../framework/framework.ts';
import { requirementsOf, tasksOfRole } from '../framework/inclusion.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import type { AssessmentId, EvidenceId, PersonId, UnitId } from '../person/ids.ts';
import { clauseEnds, clauseReasons } from './prerequisite-status.ts';
import type { Reason } from '../reason/reason.ts';
import { treatmentSitesFrom } from '../treatment/treatment-sites.ts';
import { adaptationTypesOf } from '../treatment/adaptation.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { firstGrantInRole } from './first-grant.ts';
import { departmentAsKnown, factsAsKnown } from './known.ts';
import { checkRequirement, type RequirementContext, type SkillPlace } from './requirement-check.ts';
import type { AsOf } from './standing.ts';

/** One prerequisite or requirement of a role for a treatment site, and how a person stands to it. */
export interface RequirementStatus {
  readonly kind: 'prerequisite' | 'requirement';
  /** The requirement's id, or `prerequisite-1` and so on in the order of the role. */
  readonly id: string;
  readonly role: string;
  readonly treatmentSite: string;
  readonly skill: string | null;
  readonly method: string | null;
  readonly record: string | null;
  readonly met: boolean;
  readonly reasons: readonly Reason[];
  readonly evidence: readonly EvidenceId[];
  readonly assessments: readonly AssessmentId[];
  readonly waived: boolean;
  /** The treatment site whose records satisfied it: another one where an equivalence was used. */
  readonly shownFor: string;
  /** Last day on which it stays met if nothing more is recorded; null without an end. */
  readonly endsOn: CalendarDay | null;
}

/** Which role and place is looked at, and from which day on. */
export interface RequirementQuestion {
  readonly role: string;
  readonly treatmentSite: string;
  /** Only the requirements of these tasks; all tasks of the role when left out. */
  readonly tasks?: readonly string[];
  /** The day whose framework and validity count: today, or the day that a grant would take effect. */
  readonly on: CalendarDay;
  /** The unit whose platform counts; the first that treats the site when left out. */
  readonly unit?: UnitId;
}

/** What a check of a whole role is made with. */
export interface RoleContext {
  readonly framework: FrameworkDocument;
  readonly policy: PolicyDocument;
  readonly place: SkillPlace;
  readonly moment: Moment;
  readonly entitler: PersonId | null;
}

/**
 * Every prerequisite and requirement of a role for a treatment site, met or not, with the records and
 * assessments used (I3): what the person and entitle pages show. Empty for an unknown role, or where no
 * unit treats the site.
 */
export function unmetRequirements(
  department: Department,
  facts: PersonFacts,
  question: RequirementQuestion,
  asOf: AsOf,
): readonly RequirementStatus[] {
  const known = departmentAsKnown(department, asOf.knownAt);
  const version = frameworkInForce(known.frameworks, question.on, asOf.knownAt);
  const policy = policyKnownAt(known.policies, asOf.knownAt);
  const unit = known.units.find((each) =>
    question.unit === undefined
      ? treatmentSitesFrom(each, question.on).includes(question.treatmentSite)
      : each.id === question.unit,
  );
  if (version === null || policy === null || unit === undefined) return [];
  const framework = version.document;
  const role = framework.roles.find(({ id }) => id === question.role);
  if (role === undefined) return [];
  const { treatmentSite } = question;
  return roleStatuses(
    factsAsKnown(facts, asOf.knownAt),
    role,
    question.tasks ?? tasksOfRole(framework, policy, role.id).map(({ id }) => id),
    {
      framework,
      policy,
      place: {
        treatmentSite,
        platform: unit.platform,
        adaptationTypes: adaptationTypesOf(unit.platform),
      },
      moment: { ...momentOf(asOf.at, unit.timeZone), on: question.on },
      entitler: null,
    },
  );
}

/** Prerequisites first, then requirements, each with its reasons; facts are as known. */
export function roleStatuses(
  facts: PersonFacts,
  role: Role,
  tasks: readonly string[],
  context: RoleContext,
): readonly RequirementStatus[] {
  return [
    ...prerequisiteStatuses(facts, role, context),
    ...requirementStatuses(facts, role, tasks, context),
  ];
}

function prerequisiteStatuses(
  facts: PersonFacts,
  role: Role,
  { policy, place, moment }: RoleContext,
): readonly RequirementStatus[] {
  return role.prerequisites.map((_, position) => {
    const reasons = clauseReasons(role, position, policy, facts, moment);
    return {
      kind: 'prerequisite',
      id: `prerequisite-${String(position + 1)}`,
      role: role.id,
      treatmentSite: place.treatmentSite,
      skill: null,
      method: null,
      record: null,
      met: reasons.length === 0,
      reasons,
      evidence: [],
      assessments: [],
      waived: false,
      shownFor: place.treatmentSite,
      endsOn: reasons.length === 0 ? clauseEnds(role, position, policy, facts, moment) : null,
    };
  });
}

function requirementStatuses(
  facts: PersonFacts,
  role: Role,
  tasks: readonly string[],
  { framework, policy, place, moment, entitler }: RoleContext,
): readonly RequirementStatus[] {
  const context: RequirementContext = {
    policy,
    place,
    entitler,
    firstGrantOn: firstGrantInRole(facts, role.id, place.treatmentSite, moment),
    moment,
  };
  return requirementsOf(framework, policy, role.id, tasks, place.treatmentSite).map(
    (requirement) => {
      const check = checkRequirement(
        facts,
        { requirement, document: framework, deadline: null },
        context,
      );
      const { result, reasons, assessments } = check;
      return {
        kind: 'requirement',
        id: requirement.id,
        role: role.id,
        treatmentSite: place.treatmentSite,
        skill: requirement.skill,
        method: requirement.method,
        record: requirement.recordTitle,
        met: reasons.length === 0,
        reasons,
        evidence: result.evidence,
        assessments,
        waived: result.waived,
        shownFor: result.shownFor,
        endsOn: result.end?.day ?? null,
      };
    },
  );
}
