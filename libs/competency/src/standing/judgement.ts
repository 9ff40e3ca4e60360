import { tasksOfRole } from '../framework/inclusion.ts';
import type { Entitlement } from '../entitlement/entitlement.ts';
import { isTerminal, stateOf, type EntitlementState } from '../entitlement/life.ts';
import { scopeReasons } from '../entitlement/scope.ts';
import { suspends } from '../entitlement/suspension.ts';
import { prerequisiteReasons } from '../person/prerequisite.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import { currencyReasons } from './currency.ts';
import { distinctReasons } from './distinct-reasons.ts';
import type { PersonFacts } from './facts.ts';
import { checkRequirement, placeLevelReasons, type RequirementCheck } from './requirement-check.ts';
import { requirementsAsked } from './requirements-asked.ts';
import { shared } from './shared-workings.ts';
import { skillStanding, type SkillStanding } from './skill-standing.ts';
import { softwareReasons } from './software.ts';
import type { CurrencyState } from './standing.ts';
import { supervisedReturnReasons } from './supervised-return.ts';
import { versionTraining } from './version-training.ts';

/** One entitlement judged for one cell: every reason why it is not a yes (I2). */
export interface Judgement {
  readonly entitlement: Entitlement;
  readonly state: EntitlementState;
  /** Whether task and scope fit; where they do not, no competence reasons are added (F27). */
  readonly fits: boolean;
  readonly reasons: readonly Reason[];
  readonly currency: readonly CurrencyState[];
  readonly requirements: readonly RequirementCheck[];
}

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
    };
  }
  const requirements = requirementChecks(circumstances, facts, cell, entitlement);
  const practice = cell.task.skills.map((skill) =>
    skillStanding(circumstances, facts, cell, skill, entitlement.id),
  );
  return {
    entitlement,
    state,
    fits: true,
    reasons: distinctReasons([
      ...lifeReasons(circumstances, facts, cell, entitlement, state),
      ...roleReasons(circumstances, facts, cell, entitlement),
      ...(requirements ?? []).flatMap((check) => check.reasons),
      ...(requirements === null ? [reason('no-framework-in-force')] : []),
      ...skillLevelReasons(circumstances, facts, cell),
      ...pauseReasons(circumstances, facts, cell, entitlement, practice),
    ]),
    currency: cell.task.currencyApplies ? practice.map(({ currency }) => currency) : [],
    requirements: requirements ?? [],
  };
}

/** The state of an entitlement, worked out once for all cells. */
export function lifeState(
  circumstances: Circumstances,
  facts: PersonFacts,
  entitlement: Entitlement,
): EntitlementState {
  return sharedStates(facts, circumstances, entitlement.id, () =>
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
  const { framework, policy, moment } = circumstances;
  const role = framework.roles.find(({ id }) => id === entitlement.role);
  if (role === undefined) return [];
  // A task without skills rests on prerequisites alone; with neither, nobody has shown anything (I1).
  const nothing = task.skills.length === 0 && role.prerequisites.length === 0;
  return [
    ...(nothing ? [reason('nothing-required', { role: role.id, task: task.id })] : []),
    ...sharedReasons(facts, circumstances, role.id, () =>
      prerequisiteReasons(role, policy, facts, moment),
    ),
  ];
}

function requirementChecks(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  entitlement: Entitlement,
): readonly RequirementCheck[] | null {
  const { policy, moment } = circumstances;
  const { task, treatmentSite, platform, adaptationType } = cell;
  const { entitler } = entitlement;
  const asked = requirementsAsked(circumstances, facts, entitlement, task.id, treatmentSite);
  if (asked === null) return null;
  const place = { treatmentSite, platform, adaptationTypes: [adaptationType] };
  return asked.current.map((applicable) => {
    const { document, requirement, deadline } = applicable;
    const { number } = document;
    const words = [number, requirement.id, deadline, treatmentSite, adaptationType, entitler];
    return sharedChecks(facts, circumstances, words.join('/'), () =>
      checkRequirement(facts, applicable, {
        policy,
        place,
        entitler,
        firstGrantOn: null,
        moment,
      }),
    );
  });
}

/** A task's skills bind whatever the role requires: level C in each (F13). */
function skillLevelReasons(
  circumstances: Circumstances,
  facts: PersonFacts,
  { task, treatmentSite, platform, adaptationType }: Cell,
): readonly Reason[] {
  const place = { treatmentSite, platform, adaptationTypes: [adaptationType] };
  return task.skills.flatMap((skill) =>
    sharedReasons(facts, circumstances, `${skill}/${treatmentSite}/${adaptationType}`, () =>
      placeLevelReasons(facts, skill, 'C', place, circumstances.moment),
    ),
  );
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

const sharedReasons = shared<readonly Reason[]>();
const sharedChecks = shared<RequirementCheck>();
const sharedStates = shared<EntitlementState>();
