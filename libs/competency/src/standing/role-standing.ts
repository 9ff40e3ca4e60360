import type { Role } from '../framework/framework.ts';
import { skillsOfTasks, tasksOfRole } from '../framework/inclusion.ts';
import type { UnitId } from '../person/ids.ts';
import { circumstancesAt, type Circumstances } from './circumstances.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { factsAsKnown } from './known.ts';
import { sharedPrerequisites } from './role-workings.ts';
import type { AsOf, StandingQuestion, StandingState } from './standing.ts';
import { isForOthers } from './state.ts';
import type { TimelineAnswer } from './timeline.ts';

/** One task of a role at a treatment site. */
export interface RoleTaskStanding extends TimelineAnswer {
  readonly task: string;
}

/** How one person stands in one role at one treatment site: a cell of the matrix. */
export interface RoleStanding {
  readonly role: string;
  readonly treatmentSite: string;
  /** The least of its tasks. */
  readonly state: StandingState;
  readonly tasks: readonly RoleTaskStanding[];
}

/**
 * How a person stands in every role of the framework in force, at every treatment site of a unit. What
 * neither an entitlement in the role names nor anything on file leads to is not required, and left out.
 * Nothing where the unit is unknown, no framework is in force (I1) or the person not yet on file.
 *
 * @param answerTo the person's answer to a question about that instant: from a timeline, or evaluated
 */
export function roleStandings(
  department: Department,
  facts: PersonFacts,
  unit: UnitId,
  asOf: AsOf,
  answerTo: (question: StandingQuestion) => TimelineAnswer,
): readonly RoleStanding[] {
  const around = circumstancesAt(department, unit, asOf);
  if ('code' in around || facts.person.index > asOf.knownAt) return [];
  const known = factsAsKnown(facts, asOf.knownAt);
  return rolesInQuestion(around, known).flatMap(({ role, sites }) =>
    sites.flatMap((treatmentSite) => {
      const tasks = tasksOfRole(around.framework, around.policy, role.id)
        .map(({ id: task }) => ({
          task,
          ...answerTo({ task, treatmentSite, unit, adaptationType: null }),
        }))
        .filter(({ state }) => state !== 'not-required');
      const isRequired =
        holds(around, known, role, treatmentSite) || hasBegun(around, known, tasks, treatmentSite);
      return isRequired && tasks.length > 0 ? [roleStandingOf(role.id, treatmentSite, tasks)] : [];
    }),
  );
}

/** The questions that a person's row of the matrix asks at an instant. */
export function roleQuestions(
  department: Department,
  facts: PersonFacts,
  unit: UnitId,
  asOf: AsOf,
): readonly StandingQuestion[] {
  const around = circumstancesAt(department, unit, asOf);
  if ('code' in around) return [];
  const known = factsAsKnown(facts, asOf.knownAt);
  return rolesInQuestion(around, known).flatMap(({ role, sites }) =>
    tasksOfRole(around.framework, around.policy, role.id).flatMap(({ id: task }) =>
      sites.map((treatmentSite) => ({ task, treatmentSite, unit, adaptationType: null })),
    ),
  );
}

/** Treatment sites of a unit that the framework in force names. */
export function sitesInForce({ framework, unit }: Circumstances): readonly string[] {
  return unit.treatmentSites.filter((site) =>
    framework.treatmentSites.some(({ id }) => id === site),
  );
}

/** A cell as the least of its tasks. */
export function roleStandingOf(
  role: string,
  treatmentSite: string,
  tasks: readonly RoleTaskStanding[],
): RoleStanding {
  const state = LEAST_FIRST.find((least) => tasks.some((each) => each.state === least));
  return { role, treatmentSite, state: state ?? 'not-required', tasks };
}

/** What a cell shows of its tasks: stopped before over, over before paused, paused before on the way. */
const LEAST_FIRST: readonly StandingState[] = [
  'suspended',
  'questioned',
  'withdrawn',
  'left',
  'expired',
  'paused-registration',
  'paused-software',
  'paused-framework-change',
  'paused-supervised-return',
  'paused-evidence',
  'paused-recent-practice',
  'absent',
  'not-entitled',
  'sent-back',
  'in-training',
  'awaiting-verification',
  'awaiting-entitlement',
  'awaiting-acceptance',
  'due-soon',
  'entitled',
];

/** Roles for people like this one with every treatment site, and others with those ever held in them. */
function rolesInQuestion(
  around: Circumstances,
  facts: PersonFacts,
): readonly { readonly role: Role; readonly sites: readonly string[] }[] {
  const sites = sitesInForce(around);
  return around.framework.roles
    .map((role) =>
      isForOthers(sharedPrerequisites(around, facts, role))
        ? { role, sites: sites.filter((site) => holds(around, facts, role, site)) }
        : { role, sites },
    )
    .filter((asked) => asked.sites.length > 0);
}

/** Whether somebody was ever given an entitlement in the role, for the site and the unit. */
function holds(
  { unit, moment }: Circumstances,
  { entitlements }: PersonFacts,
  { id }: Role,
  treatmentSite: string,
): boolean {
  return entitlements.some(
    ({ role, scope, recordedAt }) =>
      role === id &&
      recordedAt <= moment.at &&
      scope.treatmentSites.includes(treatmentSite) &&
      scope.units.includes(unit.id),
  );
}

/** Whether anything on file leads there: all is met, a level, or a record or assessment that names the site. */
function hasBegun(
  { framework, moment }: Circumstances,
  { evidence, assessments }: PersonFacts,
  tasks: readonly RoleTaskStanding[],
  treatmentSite: string,
): boolean {
  if (tasks.some(({ state }) => state === 'awaiting-entitlement' || state === 'in-training')) {
    return true;
  }
  const ids = tasks.map(({ task }) => task);
  const skills = skillsOfTasks(framework, ids);
  const leads = (skill: string | null, sites: readonly string[], recordedAt: string): boolean =>
    skill !== null &&
    skills.includes(skill) &&
    sites.includes(treatmentSite) &&
    recordedAt <= moment.at;
  return (
    evidence.some((record) => leads(record.skill, record.treatmentSites, record.recordedAt)) ||
    assessments.some(({ skill, scope, recordedAt }) =>
      leads(skill, scope.treatmentSites, recordedAt),
    )
  );
}
