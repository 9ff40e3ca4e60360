import { isTerminal } from '../entitlement/life.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import type { Judgement } from './judgement.ts';
import { sharedLevelReasons } from './role-workings.ts';

/**
 * Whether a person may take the task as a trainee (F11): governing level at least T in every skill of the
 * task, and no entitlement for that task and scope that is active, paused, suspended or awaiting
 * acceptance. Post, presence and sanctions are asked of everybody. A task without skills has no trainees.
 */
export function isTrainee(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  judgements: readonly Judgement[],
): boolean {
  const { supervisable, skills } = cell.task;
  if (!supervisable || skills.length === 0) return false;
  const held = judgements.some(
    ({ fits, state }) => fits && !isTerminal(state.kind) && state.kind !== 'not-yet-effective',
  );
  return !held && isTrained(circumstances, facts, cell);
}

/** Whether a person holds at least level T in every skill of a task that needs any. */
export function isTrained(circumstances: Circumstances, facts: PersonFacts, cell: Cell): boolean {
  const { skills } = cell.task;
  return (
    skills.length > 0 &&
    skills.every((skill) => sharedLevelReasons(circumstances, facts, cell, skill, 'T').length === 0)
  );
}
