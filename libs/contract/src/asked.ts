import type { GateDecision, ReasonCode } from '@oart/competency';

interface PersonRef {
  readonly id: string;
  readonly displayName: string;
}

/** What stands of a question and its answer, in codes; words are made of the framework. */
export interface AskedAnswerView {
  readonly person: PersonRef;
  readonly task: string;
  readonly treatmentSite: string;
  readonly unitId: string;
  readonly adaptationType: string | null;
  /** `C7/3`, or null where the person alone was asked about. */
  readonly fraction: string | null;
  readonly supervisor: PersonRef | null;
  readonly outcome: GateDecision['outcome'];
  readonly reasons: readonly ReasonCode[];
  readonly entitlementId: string | null;
  readonly frameworkVersion: number | null;
}

/** With what somebody asked the gate: the key of a service, an own account, or a token from elsewhere. */
export const ASKER_KINDS = ['key', 'account', 'token'] as const;
export type AskerKind = (typeof ASKER_KINDS)[number];

/** One request to the gate with its answers: a batch or a search has several. */
export interface AskView {
  readonly id: string;
  readonly askedAt: string;
  /** Who asked. */
  readonly asker: {
    readonly id: string;
    readonly kind: AskerKind;
    /** The title of a key, or the name of who is behind an account; null for a token. */
    readonly title: string | null;
  };
  readonly requestId: string;
  readonly endpoint: 'evaluation' | 'evaluations' | 'search';
  /** Ledger index that the answers saw. */
  readonly epoch: number;
  /** The leaf of the log of asks that seals it, and its place there. */
  readonly sealIndex: number;
  readonly place: number;
  readonly answers: readonly AskedAnswerView[];
}

/** What the list of asks may be sorted by. */
export const ASK_SORTS = ['askedAt'] as const;
export type AskSort = (typeof ASK_SORTS)[number];

/** A decision of the sign path: a fact, kept with the act that it carries. */
export interface DecisionView extends AskedAnswerView {
  readonly id: string;
  readonly evaluatedAt: string;
  readonly recordedAt: string;
  readonly ledgerIndex: number;
  /** Ledger index that the decision saw. */
  readonly knownAt: number;
}

/** What the list of decisions may be sorted by. */
export const DECISION_SORTS = ['recordedAt', 'task', 'treatmentSite'] as const;
export type DecisionSort = (typeof DECISION_SORTS)[number];
