import type { CalendarDay } from '../calendar/day.ts';
import { tasksOfRole } from '../framework/inclusion.ts';
import type { ApplicableRequirement } from '../framework/transition.ts';
import type { Entitlement } from '../entitlement/entitlement.ts';
import { isTerminal, stateOf, type EntitlementState } from '../entitlement/life.ts';
import { scopeReasons } from '../entitlement/scope.ts';
import { suspends } from '../entitlement/suspension.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import { currencyReasons } from './currency.ts';
import { distinctReasons } from './distinct-reasons.ts';
import type { PersonFacts } from './facts.ts';
import type { RequirementCheck } from './requirement-check.ts';
import { requirementsAsked } from './requirements-asked.ts';
import { sharedCheck, sharedLevelReasons, sharedPrerequisites } from './role-workings.ts';
import { shared } from './shared-workings.ts';
import { skillStanding, type SkillStanding } from './skill-standing.ts';
import { softwareReasons } from './software.ts';
import type { CurrencyState } from './standing.ts';
import { stretchesAt } from './stretches.ts';
import { supervisedReturnReasons } from './supervised-return.ts';
import { equipmentTraining, versionTraining } from './version-training.ts';

/** One entitlement judged for one cell: every reason why it is not a yes (I2). */
export interface Judgement {
  readonly entitlement: Entitlement;
  readonly state: EntitlementState;
  /** Whether task and scope fit; where they do not, no competence reasons are added (F27). */
  readonly fits: boolean;
  readonly reasons: readonly Reason[];
  readonly currency: readonly CurrencyState[];
  readonly requirements: readonly RequirementCheck[];
  /** The first last day, from the moment on, of anything that this rests on: records, practice, training, deadlines. */
  readonly restsUntil: CalendarDay | null;
}

/** What of a judgement is the same for all tasks with the same skills. */
type Competence = Pick<Judgement, 'reasons' | 'currency' | 'requirements' | 'restsUntil'>;

/** Judges an entitlement of a person for a cell at a moment; facts are as known. */
export function judge(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  entitlement: Entitlement,
): Judgement {
  const state = lifeState(circumstances, facts, entitlement);
  const mismatch = [
    ...taskReasons(circumstances, cell, entitlement),
    ...scopeReasons(entitlement.scope, cell),
  ];
  if (mismatch.length > 0) {
    return {
      entitlement,
      state,
      fits: false,
      reasons: mismatch,
      currency: [],
      requirements: [],
      restsUntil: null,
    };
  }
  const { reasons, ...rest } = competence(circumstances, facts, cell, entitlement);
  return {
    entitlement,
    state,
    fits: true,
    reasons: distinctReasons([
      ...lifeReasons(circumstances, facts, cell, entitlement, state),
      ...roleReasons(circumstances, facts, cell, entitlement),
      ...reasons,
    ]),
    ...rest,
  };
}

/** What a holder has shown and practised for the skills of a task: one answer for all tasks with the same skills. */
function competence(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  entitlement: Entitlement,
): Competence {
  const { task, treatmentSite, adaptationType } = cell;
  const { skills, currencyApplies } = task;
  const about = `${entitlement.id}/${treatmentSite}/${adaptationType}`;
  const key = `${about}/${skills.join('+')}${currencyApplies ? '' : '/any practice'}`;
  return sharedCompetence(stretchesAt(facts, circumstances), key, () => {
    const asked = requirementsAsked(circumstances, entitlement, task.id, treatmentSite);
    const requirements = requirementChecks(circumstances, facts, cell, entitlement, asked?.current);
    const practice = skills.map((skill) =>
      skillStanding(circumstances, facts, cell, skill, entitlement.id),
    );
    return {
      reasons: [
        ...requirements.flatMap((check) => check.reasons),
        ...(asked === null ? [reason('no-framework-in-force')] : []),
        // A task's skills bind whatever the role requires (F13).
        ...skills.flatMap((skill) => sharedLevelReasons(circumstances, facts, cell, skill, 'C')),
        ...pauseReasons(circumstances, facts, cell, entitlement, practice),
      ],
      currency: currencyApplies ? practice.map(({ currency }) => currency) : [],
      requirements,
      restsUntil: firstFrom(circumstances.moment.on, [
        ...requirements.map(({ result }) => result.end?.day),
        ...(currencyApplies ? practice.map(({ currency }) => currency.lastCurrentDay) : []),
        ...equipmentTraining(circumstances, facts).map(({ lastDay }) => lastDay),
        ...(asked?.upcoming.map(({ deadline }) => deadline) ?? []),
      ]),
    };
  });
}

/** The state of an entitlement, worked out once for all cells. */
export function lifeState(
  circumstances: Circumstances,
  facts: PersonFacts,
  entitlement: Entitlement,
): EntitlementState {
  return sharedStates(stretchesAt(facts, circumstances).general, entitlement.id, () =>
    stateOf(facts, entitlement, circumstances.moment),
  );
}

/** The matrix of the framework in force must give the role the task, and the entitlement list it (F12). */
function taskReasons(
  { framework, policy }: Circumstances,
  { task }: Cell,
  entitlement: Entitlement,
): readonly Reason[] {
  const about = { task: task.id, role: entitlement.role };
  const inRole = tasksOfRole(framework, policy, entitlement.role).some(({ id }) => id === task.id);
  if (!inRole) return [reason('task-not-in-role', about)];
  return entitlement.tasks.includes(task.id) ? [] : [reason('task-not-in-entitlement', about)];
}

function lifeReasons(
  { moment }: Circumstances,
  facts: PersonFacts,
  { task, treatmentSite }: Cell,
  entitlement: Entitlement,
  state: EntitlementState,
): readonly Reason[] {
  const about = { factId: entitlement.id, role: entitlement.role };
  const reasons: Reason[] = [];
  if (isTerminal(state.kind)) {
    const on = state.endedFrom === null ? {} : { on: state.endedFrom };
    reasons.push(reason(state.kind, { ...about, ...on }));
  }
  if (state.acceptedAt === null) reasons.push(reason('awaiting-acceptance', about));
  if (moment.on < entitlement.effectiveFrom) {
    reasons.push(reason('not-yet-effective', { ...about, on: entitlement.effectiveFrom }));
  }
  const suspended = facts.suspensions.some(
    (suspension) =>
      state.suspensions.includes(suspension.id) && suspends(suspension, task.id, treatmentSite),
  );
  if (suspended) reasons.push(reason('suspended', about));
  return reasons;
}

/** Prerequisites of the role in the framework in force: a lost one pauses while lost (F14). */
function roleReasons(
  circumstances: Circumstances,
  facts: PersonFacts,
  { task }: Cell,
  entitlement: Entitlement,
): readonly Reason[] {
  const role = circumstances.framework.roles.find(({ id }) => id === entitlement.role);
  if (role === undefined) return [];
  // A task without skills rests on prerequisites alone; with neither, nobody has shown anything (I1).
  const nothing = task.skills.length === 0 && role.prerequisites.length === 0;
  return [
    ...(nothing ? [reason('nothing-required', { role: role.id, task: task.id })] : []),
    ...sharedPrerequisites(circumstances, facts, role),
  ];
}

function requirementChecks(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  entitlement: Entitlement,
  asked: readonly ApplicableRequirement[] = [],
): readonly RequirementCheck[] {
  const { treatmentSite, platform, adaptationType } = cell;
  const place = { treatmentSite, platform, adaptationTypes: [adaptationType] };
  return asked.map((applicable) =>
    sharedCheck(circumstances, facts, applicable, place, entitlement.entitler, null),
  );
}

function firstFrom(
  on: CalendarDay,
  days: readonly (CalendarDay | null | undefined)[],
): CalendarDay | null {
  let first: CalendarDay | null = null;
  for (const day of days) {
    if (day != null && day >= on && (first === null || day < first)) first = day;
  }
  return first;
}

/** What pauses without touching what was shown: software, supervised return, recent practice. */
function pauseReasons(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  entitlement: Entitlement,
  practice: readonly SkillStanding[],
): readonly Reason[] {
  const { unit, moment } = circumstances;
  const { task } = cell;
  const { softwareVersions } = entitlement.scope;
  const training = versionTraining(circumstances, facts, cell);
  return [
    ...softwareReasons(unit, softwareVersions, task.skills, training, moment),
    ...practice.flatMap((skill) => supervisedReturnReasons(skill.group, skill.supervisedReturn)),
    ...(task.currencyApplies ? practice.flatMap(({ currency }) => currencyReasons(currency)) : []),
  ];
}

const sharedCompetence = shared<Competence>();
const sharedStates = shared<EntitlementState>();
