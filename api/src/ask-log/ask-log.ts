import type { GateDecision, Instant } from '@oart/competency';

/** One question of a request and what it was answered, without words: codes and ids only. */
export interface LoggedAnswer {
  readonly person: string;
  readonly task: string;
  readonly unit: string;
  readonly treatmentSite: string;
  readonly adaptationType: string | null;
  /** `C7/3`, or null where the person alone was asked about. */
  readonly fraction: string | null;
  readonly supervisor: string | null;
  readonly outcome: GateDecision['outcome'];
  readonly reasons: readonly string[];
  readonly entitlement: string | null;
  readonly frameworkVersion: number | null;
}

/** One request to the gate: a batch is one. */
export interface LoggedAsk {
  readonly id: string;
  readonly askedAt: Instant;
  /** The account or key that asked. */
  readonly askerId: string;
  readonly requestId: string;
  readonly endpoint: 'evaluation' | 'evaluations' | 'search';
  /** Ledger index that the answers saw. */
  readonly epoch: number;
  readonly answers: readonly LoggedAnswer[];
}

/** A request as it was written: in which leaf of the log of asks, and at which place there. */
export interface WrittenAsk extends LoggedAsk {
  readonly sealIndex: number;
  readonly place: number;
}
