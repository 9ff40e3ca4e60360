import type { DowntimeSpan } from '@oart/competency';

/** Body of `POST /api/downtime-periods`: both instants belong to it, and it is over. */
export interface DowntimePeriodRequest {
  readonly unitId: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** As it was recorded first, with every correction known. */
export interface DowntimePeriodView extends DowntimePeriodRequest {
  readonly id: string;
  readonly recordedAt: string;
  /** The span that counts: of the latest correction. Null where there never was a downtime. */
  readonly governing: DowntimeSpan | null;
  readonly corrections: readonly DowntimeCorrectionView[];
}

/** Body of `POST /api/downtime-periods/:id/corrections`; the span is null where there never was a downtime. */
export interface DowntimeCorrectionRequest {
  readonly span: DowntimeSpan | null;
  readonly reason: string;
  readonly seen: number;
}

export interface DowntimeCorrectionView {
  readonly id: string;
  readonly span: DowntimeSpan | null;
  readonly reason: string;
  readonly correctedBy: { readonly id: string; readonly displayName: string };
  readonly recordedAt: string;
}

/** What the list of downtimes may be sorted by: the times as they were recorded first. */
export const DOWNTIME_SORTS = ['recordedAt', 'from', 'to'] as const;
export type DowntimeSort = (typeof DOWNTIME_SORTS)[number];
