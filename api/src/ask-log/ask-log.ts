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

/** An answer as it is sealed: a list is half as long as an object, and has one form in JSON. */
export type AnswerRow = readonly [
  person: string,
  task: string,
  unit: string,
  treatmentSite: string,
  adaptationType: string | null,
  fraction: string | null,
  supervisor: string | null,
  outcome: LoggedAnswer['outcome'],
  reasons: readonly string[],
  entitlement: string | null,
  frameworkVersion: number | null,
];

/** A request as it is sealed; its id is that of the request. */
export type AskRow = readonly [
  id: string,
  askedAt: Instant,
  askerId: string,
  endpoint: LoggedAsk['endpoint'],
  epoch: number,
  answers: readonly AnswerRow[],
];

/** What was sealed, with names. */
export function askOf([id, askedAt, askerId, endpoint, epoch, answers]: AskRow): LoggedAsk {
  return {
    id,
    askedAt,
    askerId,
    requestId: id,
    endpoint,
    epoch,
    answers: answers.map(answerOf),
  };
}

function answerOf(row: AnswerRow): LoggedAnswer {
  const [person, task, unit, treatmentSite, adaptationType, fraction, supervisor, ...decided] = row;
  const [outcome, reasons, entitlement, frameworkVersion] = decided;
  return {
    person,
    task,
    unit,
    treatmentSite,
    adaptationType,
    fraction,
    supervisor,
    outcome,
    reasons,
    entitlement,
    frameworkVersion,
  };
}
