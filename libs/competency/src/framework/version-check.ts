import type { CalendarDay } from '../calendar/day.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { PersonId } from '../person/ids.ts';
import type { FrameworkVersion } from './framework.ts';

export type VersionRefusal =
  'approver-is-the-editor' | 'before-today' | 'version-number-taken' | 'effective-day-taken';

/** A version about to be approved. */
export interface VersionApproval {
  readonly number: number;
  readonly editor: PersonId;
  readonly approver: PersonId;
  readonly effectiveFrom: CalendarDay;
}

/**
 * Checks the approval of a framework version: by another person than its editor, effective from today or
 * later, with a number and an effective day of its own: two versions never take effect on one day.
 */
export function checkVersionApproval(
  approval: VersionApproval,
  approved: readonly FrameworkVersion[],
  today: CalendarDay,
): Checked<VersionApproval, VersionRefusal> {
  const found: Refusal<VersionRefusal>[] = [];
  const { number, effectiveFrom } = approval;
  if (approval.approver === approval.editor) {
    found.push(refuse('approver-is-the-editor', '/approver'));
  }
  if (effectiveFrom < today) {
    found.push(refuse('before-today', '/effectiveFrom', { on: effectiveFrom }));
  }
  if (approved.some(({ document }) => document.number === number)) {
    found.push(refuse('version-number-taken', '/number', { held: number }));
  }
  if (approved.some((version) => version.effectiveFrom === effectiveFrom)) {
    found.push(refuse('effective-day-taken', '/effectiveFrom', { on: effectiveFrom }));
  }
  return checked(approval, found);
}
