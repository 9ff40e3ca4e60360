import type { Act, Task } from '@oart/competency';
import type { ActProposal } from '@oart/contract';
import type { Inquiry } from '../gate/gate-inquiry.ts';
import { frameworkOf } from '../gate/gate-inquiry.ts';
import { ProblemError } from '../http/problem-error.ts';

/** What each kind of task can come to. */
const OUTCOMES: Readonly<Record<Task['kind'], readonly Act['outcome'][]>> = {
  edit: ['changed', 'no-change-needed'],
  approve: ['approved'],
  select: ['selected'],
  agree: ['agreed'],
  'dose-check': ['approved'],
  protocol: ['approved'],
  review: ['reviewed', 'concern'],
  support: ['reviewed'],
};

/** Whoever selects names the plan; whoever agrees may name what is agreed to. */
const NAMES_A_PLAN: ReadonlySet<Task['kind']> = new Set<Task['kind']>(['select', 'agree']);

/** @throws `not-accepted` where the outcome, or the plan selected, is not one of the task */
export function requireFittingOutcome(act: ActProposal, inquiry: Inquiry): void {
  const task = frameworkOf(inquiry)?.tasks.find(({ id }) => id === act.task);
  if (task === undefined) return;
  if (!OUTCOMES[task.kind].includes(act.outcome)) {
    throw unfit('/outcome', `This task ends as ${OUTCOMES[task.kind].join(' or ')}.`);
  }
  if (act.outcome === 'concern' && act.disposition === null) {
    throw unfit('/disposition', 'Say in words what the concern is.');
  }
  if (task.kind === 'select' && act.selection === null) {
    throw unfit('/selection', 'Say which plan is selected.');
  }
  if (!NAMES_A_PLAN.has(task.kind) && act.selection !== null) {
    throw unfit('/selection', 'Only selecting and agreeing name a plan.');
  }
}

function unfit(pointer: string, message: string): ProblemError {
  return new ProblemError('not-accepted', message, { errors: [{ pointer, message }] });
}
