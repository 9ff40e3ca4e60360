import type { Moment } from '../calendar/day.ts';
import { isTerminal } from '../entitlement/life.ts';
import type { Cell } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import type { Judgement } from './judgement.ts';
import { placeLevelReasons } from './requirement-check.ts';

/**
 * Whether a person may take the task as a trainee (F11): governing level at least T in every skill of the
 * task, and no entitlement for that task and scope that is active, paused, suspended or awaiting
 * acceptance. Post, presence and sanctions are asked of everybody. A task without skills has no trainees.
 */
export function isTrainee(
  facts: PersonFacts,
  { task, treatmentSite, platform, adaptationType }: Cell,
  judgements: readonly Judgement[],
  moment: Moment,
): boolean {
  if (!task.supervisable || task.skills.length === 0) return false;
  const held = judgements.some(
    ({ fits, state }) => fits && !isTerminal(state.kind) && state.kind !== 'not-yet-effective',
  );
  if (held) return false;
  const place = { treatmentSite, platform, adaptationTypes: [adaptationType] };
  return task.skills.every(
    (skill) => placeLevelReasons(facts, skill, 'T', place, moment).length === 0,
  );
}
