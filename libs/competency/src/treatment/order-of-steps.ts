import type { FrameworkDocument, Task } from '../framework/framework.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { Act } from './act.ts';
import { voidedSince } from './voiding.ts';

/**
 * Reasons why the steps before `task` do not carry it: each step needs a live act of every earlier
 * step, edits included (F20). An act is live when it is not void and was performed with entitlement
 * (F21). `acts` are the counted acts of one fraction in order of performance.
 */
export function orderReasons(
  framework: FrameworkDocument,
  task: Task,
  acts: readonly Act[],
): readonly Reason[] {
  const reasons: Reason[] = [];
  const voided = voidedSince(framework, acts);
  for (const earlier of earlierSteps(framework, task)) {
    const signed = acts.filter(
      (act) => act.task === earlier.id && act.mode !== 'without-entitlement',
    );
    if (signed.some((act) => !voided.has(act.id))) continue;
    const code = signed.length > 0 ? 'step-void' : 'step-missing';
    reasons.push(reason(code, { task: task.id, earlierTask: earlier.id }));
  }
  return reasons;
}

/** The tasks of the order that come before `task`, first step first; none for tasks outside it. */
export function earlierSteps(framework: FrameworkDocument, task: Task): readonly Task[] {
  const { step } = task;
  if (step === null) return [];
  return framework.tasks
    .filter((other) => other.step !== null && other.step < step)
    .sort((left, right) => (left.step ?? 0) - (right.step ?? 0));
}

/** The editing step that `task` follows most closely: the contours that it approves. */
export function precedingEdit(framework: FrameworkDocument, task: Task): Task | null {
  return (
    earlierSteps(framework, task)
      .filter((earlier) => earlier.kind === 'edit')
      .at(-1) ?? null
  );
}
