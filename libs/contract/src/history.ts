import type { HistoryKind, StandingState } from '@oart/competency';

export const HISTORY_KINDS = [
  'uploaded',
  'verified',
  'sent-back',
  'revoked',
  'assessed',
  'questioned',
  'stands',
  'does-not-stand',
  'voided',
  'entitled',
  'accepted',
  'suspended',
  'lifted',
  'withdrawn',
  'amended',
  'used',
  'warned',
  'lapsed',
  'renewed',
] as const satisfies readonly HistoryKind[];

/** What a history may be sorted by. */
export const HISTORY_SORTS = ['at'] as const;
export type HistorySort = (typeof HISTORY_SORTS)[number];

/** One line of a person's history. Item of `GET /api/people/:id/history`. */
export interface HistoryEntryView {
  readonly id: string;
  readonly kind: HistoryKind;
  readonly at: string;
  readonly sentence: string;
  /** Who did it; null for what is worked out. */
  readonly by: { readonly id: string; readonly displayName: string } | null;
  /** What the standing turned to; null for what was recorded. */
  readonly state: StandingState | null;
  readonly entitlementId: string | null;
  /** Place in the ledger; null for what is worked out and never stored. */
  readonly ledgerIndex: number | null;
}
