import { assertNever } from '../reason/assert-never.ts';
import type { DistinctRule, FrameworkDocument } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { notice, reason, type Notice, type Reason } from '../reason/reason.ts';
import type { Act } from './act.ts';
import { sharesHands, type FractionAnswer, type IntendedAct } from './intended-act.ts';
import { precedingEdit } from './order-of-steps.ts';
import { editsWhatItApproves } from './review-correction.ts';

/**
 * The distinct-person rules of the intended task (I10, matrix of domain.md section 3), judged by
 * person over actor and supervisor, over every counted act of the fraction, void or not (F21, F22).
 */
export function distinctPersons(
  framework: FrameworkDocument,
  policy: PolicyDocument,
  intended: IntendedAct,
  acts: readonly Act[],
): FractionAnswer {
  const reasons: Reason[] = [];
  const notices: Notice[] = [];
  for (const rule of intended.task.distinct) {
    const found = distinctPerson(rule, framework, policy, intended, acts);
    if (found === null) continue;
    if ('curedBy' in found) reasons.push(found);
    else notices.push(found);
  }
  return { reasons, notices };
}

function distinctPerson(
  rule: DistinctRule,
  framework: FrameworkDocument,
  policy: PolicyDocument,
  intended: IntendedAct,
  acts: readonly Act[],
): Reason | Notice | null {
  const about = { task: intended.task.id };
  switch (rule) {
    case 'not-editor-of-oar':
      return sharesHands(intended, editsBefore(framework, intended, acts)) ||
        editsWhatItApproves(framework, policy, intended, acts)
        ? reason('person-edited-oar-in-this-fraction', about)
        : null;
    case 'not-selector':
      return sharesHands(intended, ofKind(framework, acts, 'select'))
        ? reason('person-selected-the-plan', about)
        : null;
    case 'signed-no-act':
      return sharesHands(intended, acts) ? reason('person-acted-in-this-fraction', about) : null;
    case 'tag-same-person-edited-target':
      return sharesHands(intended, editsBefore(framework, intended, acts))
        ? notice('same-person-edited-and-approved-target', about)
        : null;
    case 'warn-target-selection-dose-check':
      return sameHandsOnTargetAndSelection(framework, policy, intended, acts);
    case 'not-author':
      // The author belongs to the protocol, not to a fraction: see protocol.ts.
      return null;
    default:
      return assertNever(rule);
  }
}

/** The edits of the contours that the intended act approves, corrections made without right included. */
function editsBefore(
  framework: FrameworkDocument,
  intended: IntendedAct,
  acts: readonly Act[],
): readonly Act[] {
  const edit = precedingEdit(framework, intended.task);
  return acts.filter(
    (act) =>
      act.task === edit?.id ||
      (act.task === intended.task.id &&
        act.mode === 'without-entitlement' &&
        act.correctedStructures.length > 0),
  );
}

/** Same person approved the target, selected and approves the dose check: warn, or refuse by policy (10.5). */
function sameHandsOnTargetAndSelection(
  framework: FrameworkDocument,
  policy: PolicyDocument,
  intended: IntendedAct,
  acts: readonly Act[],
): Reason | Notice | null {
  const selections = ofKind(framework, acts, 'select');
  const approvals = targetApprovals(framework, acts);
  const same = [intended.actor, intended.supervisor].some(
    (person) => person !== null && hasHandIn(person, selections) && hasHandIn(person, approvals),
  );
  if (!same) return null;
  const about = { task: intended.task.id };
  return policy.sameTargetSelectionDoseCheck === 'deny'
    ? reason('person-selected-the-plan', about)
    : notice('same-person-target-selection-dose-check', about);
}

function hasHandIn(person: string, acts: readonly Act[]): boolean {
  return acts.some((act) => act.actor === person || act.supervisor === person);
}

function ofKind(
  framework: FrameworkDocument,
  acts: readonly Act[],
  kind: 'select' | 'approve',
): readonly Act[] {
  const ids = framework.tasks.filter((task) => task.kind === kind).map((task) => task.id);
  return acts.filter((act) => ids.includes(act.task));
}

/** Approvals of the target: the approving step nearest before the selection. */
function targetApprovals(framework: FrameworkDocument, acts: readonly Act[]): readonly Act[] {
  const selection = framework.tasks.find((task) => task.kind === 'select');
  const approval = framework.tasks
    .filter((task) => task.kind === 'approve' && (task.step ?? 0) < (selection?.step ?? 0))
    .sort((left, right) => (left.step ?? 0) - (right.step ?? 0))
    .at(-1);
  return acts.filter((act) => act.task === approval?.id);
}
