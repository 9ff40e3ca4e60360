import type { FrameworkDocument } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { notice, type Notice } from '../reason/reason.ts';
import type { Act } from './act.ts';
import { handsOn, type IntendedAct } from './intended-act.ts';
import { precedingEdit } from './order-of-steps.ts';
import { voidedSince } from './voiding.ts';

/**
 * Whether correcting structures while approving makes the approver an editor (domain.md 10.3): always
 * under policy `strict`; under `permit` when no other person has a live edit of them in this fraction.
 */
export function editsWhatItApproves(
  framework: FrameworkDocument,
  policy: PolicyDocument,
  intended: IntendedAct,
  acts: readonly Act[],
): boolean {
  if (intended.correctedStructures.length === 0) return false;
  return policy.reviewCorrection === 'strict' || !anotherHasALiveEdit(framework, intended, acts);
}

/** The tag for offline review that a permitted review correction carries. */
export function reviewCorrectionNotices(intended: IntendedAct): readonly Notice[] {
  if (intended.task.kind !== 'approve' || intended.correctedStructures.length === 0) return [];
  return intended.correctedStructures.map((structure) =>
    notice('review-correction', { task: intended.task.id, structure }),
  );
}

function anotherHasALiveEdit(
  framework: FrameworkDocument,
  intended: IntendedAct,
  acts: readonly Act[],
): boolean {
  const edit = precedingEdit(framework, intended.task);
  const voided = voidedSince(framework, acts);
  const hands = handsOn(intended);
  return acts.some(
    (act) =>
      act.task === edit?.id &&
      act.mode !== 'without-entitlement' &&
      !voided.has(act.id) &&
      !handsOn(act).some((person) => hands.includes(person)),
  );
}
