import type { CalendarDay } from '../calendar/day.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { PersonId } from '../person/ids.ts';
import type { FrameworkVersion } from './framework.ts';

export type VersionRefusal =
  | 'approver-is-the-editor'
  | 'before-today'
  | 'version-number-taken'
  | 'effective-day-taken'
  | 'version-overtaken';

/** A version about to be proposed, and the latest approved one that its author has taken in. */
export interface VersionProposal {
  readonly effectiveFrom: CalendarDay;
  readonly basedOn: number;
}

/**
 * Checks the proposal of a framework version: effective from today or later, on a day of its own, and on top
 * of everything approved so far, so that of two drafts the second never undoes the first unseen.
 */
export function checkVersionProposal(
  proposal: VersionProposal,
  approved: readonly FrameworkVersion[],
  today: CalendarDay,
): Checked<VersionProposal, VersionRefusal> {
  const found = dayRefusals(proposal.effectiveFrom, approved, today);
  if (isOvertaken(proposal.basedOn, approved, today)) {
    found.push(refuse('version-overtaken', '/basedOn'));
  }
  return checked(proposal, found);
}

/** A version about to be approved. */
export interface VersionApproval {
  readonly number: number;
  /** Ledger index of its proposal. */
  readonly proposedAt: number;
  readonly editor: PersonId;
  readonly approver: PersonId;
  readonly effectiveFrom: CalendarDay;
}

/**
 * Checks the approval of a framework version: by another person than its editor, effective from today or
 * later, with a number and an effective day of its own: two versions never take effect on one day, and none
 * that was proposed before another was approved undoes that one unseen.
 */
export function checkVersionApproval(
  approval: VersionApproval,
  approved: readonly FrameworkVersion[],
  today: CalendarDay,
): Checked<VersionApproval, VersionRefusal> {
  const { number, effectiveFrom, proposedAt } = approval;
  const found = dayRefusals(effectiveFrom, approved, today);
  if (approval.approver === approval.editor) {
    found.push(refuse('approver-is-the-editor', '/approver'));
  }
  if (approved.some(({ document }) => document.number === number)) {
    found.push(refuse('version-number-taken', '/number', { held: number }));
  }
  if (isOvertaken(proposedAt, approved, today)) {
    found.push(refuse('version-overtaken', ''));
  }
  return checked(approval, found);
}

/** Whether a version that still stands today was approved after a ledger index. */
export function isOvertaken(
  index: number,
  approved: readonly FrameworkVersion[],
  today: CalendarDay,
): boolean {
  return approved.some((version) => version.index > index && stillStands(version, today));
}

/** Whether an approved version is in force or may yet be: one withdrawn from a later day is, until that day. */
export function stillStands(
  { effectiveFrom, withdrawal }: Pick<FrameworkVersion, 'effectiveFrom' | 'withdrawal'>,
  today: CalendarDay,
): boolean {
  return withdrawal === null || (withdrawal.from > today && withdrawal.from > effectiveFrom);
}

/**
 * The last substantive version that still stands today: what it asks binds those entitled before it, whatever
 * the editorial ones after it say (F12). Null where only editorial ones stand.
 */
export function lastSubstantive(
  approved: readonly FrameworkVersion[],
  today: CalendarDay,
): FrameworkVersion | null {
  return approved
    .filter(
      (version) => version.document.changeClass === 'substantive' && stillStands(version, today),
    )
    .reduce<FrameworkVersion | null>(
      (last, version) =>
        last !== null && last.effectiveFrom > version.effectiveFrom ? last : version,
      null,
    );
}

function dayRefusals(
  effectiveFrom: CalendarDay,
  approved: readonly FrameworkVersion[],
  today: CalendarDay,
): Refusal<VersionRefusal>[] {
  const found: Refusal<VersionRefusal>[] = [];
  if (effectiveFrom < today) {
    found.push(refuse('before-today', '/effectiveFrom', { on: effectiveFrom }));
  }
  if (approved.some((version) => version.effectiveFrom === effectiveFrom)) {
    found.push(refuse('effective-day-taken', '/effectiveFrom', { on: effectiveFrom }));
  }
  return found;
}
