import type { OfflineReviewState } from '@oart/competency';
import type { SignatureInput } from './signing.ts';
import type { ActView } from './treatment.ts';

interface Named {
  readonly id: string;
  readonly displayName: string;
}

/** A fraction with a selection, and what its offline review came to (domain.md 10.16). */
export interface OfflineReviewView {
  /** That of the selection. */
  readonly id: string;
  readonly caseReference: string;
  readonly fraction: number;
  readonly unit: { readonly id: string; readonly name: string };
  readonly treatmentSite: string;
  readonly adaptationType: string;
  readonly selectedBy: Named;
  readonly selectedAt: string;
  readonly dueOn: string;
  /** The fraction before which it is due as well; null where none follows. */
  readonly beforeFraction: number | null;
  readonly state: OfflineReviewState;
  readonly reviewedBy: Named | null;
  readonly reviewedAt: string | null;
  /** The words of a concern. */
  readonly concern: string | null;
  /** Whether the reader holds an entitlement to sign it and took no part in the fraction. */
  readonly isYours: boolean;
}

/** What a list of them may be asked for: `open` is due, overdue or of concern. */
export const OFFLINE_REVIEW_FILTERS = ['open', 'due', 'overdue', 'concern', 'reviewed'] as const;
export type OfflineReviewFilter = (typeof OFFLINE_REVIEW_FILTERS)[number];

/** What the list of offline reviews may be sorted by. */
export const OFFLINE_REVIEW_SORTS = ['dueOn', 'selectedAt', 'caseReference'] as const;
export type OfflineReviewSort = (typeof OFFLINE_REVIEW_SORTS)[number];

/** Body of `POST /api/offline-reviews/challenge` and, signed, of `POST /api/offline-reviews`. */
export interface WeekReviewProposal {
  readonly caseReference: string;
  /** The fractions reviewed without a concern; one that is an exception is left out. */
  readonly fractions: readonly number[];
  readonly adaptationType: string;
}

export interface WeekReviewRequest extends WeekReviewProposal {
  readonly signature: SignatureInput;
}

/** One act for each fraction, all under the one signature. */
export interface WeekReviewView {
  readonly acts: readonly ActView[];
}
