export const AUDITOR_READ_SORTS = ['readAt'] as const;
export type AuditorReadSort = (typeof AUDITOR_READ_SORTS)[number];

/** One answer that an auditor asked for: who, when, and under which address (I15). */
export interface AuditorReadView {
  readonly id: string;
  readonly accountId: string;
  readonly signInName: string;
  readonly method: string;
  /** Path and query as they were asked for. */
  readonly address: string;
  /** The question as JSON, where it was asked by POST; null for what the address says. */
  readonly asked: string | null;
  readonly readAt: string;
  /** The limits of the access with which it was asked, as JSON; null for the whole department. */
  readonly scope: string | null;
}
