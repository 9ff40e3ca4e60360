import type { Duration } from '@oart/competency';

/** One assessment of a pair. */
export interface PairedAssessmentView {
  readonly id: string;
  readonly candidate: { readonly id: string; readonly displayName: string };
  readonly assessor: { readonly id: string; readonly displayName: string };
  readonly performedOn: string;
}

/** Two people who assessed each other in one skill; both assessments stand (I4). */
export interface ReciprocalSignOffView {
  readonly skill: string;
  readonly skillTitle: string;
  readonly earlier: PairedAssessmentView;
  readonly later: PairedAssessmentView;
}

/** Every such pair within the window of the policy: a list for governance, no refusal. */
export interface ReciprocalSignOffsView {
  readonly at: string;
  readonly ledgerIndex: number;
  /** Null before the first policy. */
  readonly window: Duration | null;
  readonly pairs: readonly ReciprocalSignOffView[];
}
