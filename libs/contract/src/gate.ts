import type { ConditionCode, ConditionGroupCode, ConditionState } from '@oart/competency';
import type { NoticeView, ReasonView } from './reason.ts';

/** AuthZEN Authorization API 1.0 entities. Unknown fields are ignored; types are strict. */
export interface AccessSubject {
  readonly type: string;
  readonly id: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}
export interface AccessAction {
  readonly name: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}
export interface AccessResource {
  readonly type: string;
  readonly id: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

export interface AccessEvaluationRequest {
  readonly subject: AccessSubject;
  readonly action: AccessAction;
  readonly resource: AccessResource;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Lean by default; `context` only when the caller sent `context.explain: true`. */
export interface AccessEvaluationResponse {
  readonly decision: boolean;
  readonly context?: AccessExplanation;
}

/** Whether a batch goes on after the answer that a caller waits for; what follows it is not answered. */
export type EvaluationsSemantic = 'execute_all' | 'deny_on_first_deny' | 'permit_on_first_permit';

/** Defaults and items; an entity of an item replaces the default as a whole. */
export interface AccessEvaluationsRequest extends Partial<AccessEvaluationRequest> {
  readonly evaluations?: readonly Partial<AccessEvaluationRequest>[];
  readonly options?: { readonly evaluations_semantic?: EvaluationsSemantic };
}

/** Answers in the order of the questions, fewer where the semantic stopped. */
export interface AccessEvaluationsResponse {
  readonly evaluations: readonly AccessBatchAnswer[];
}

export interface AccessBatchAnswer {
  readonly decision: boolean;
  /** An explanation where it was asked for; for an item that was no question, what was wrong with it. */
  readonly context?:
    | Omit<AccessExplanation, 'whoElseMay' | 'conditions'>
    | { readonly error: { readonly status: number; readonly message: string } };
}

export interface AccessSearchResponse<Result> {
  /** First, and always there; an empty token ends the results. */
  readonly page: { readonly next_token: string };
  readonly results: readonly Result[];
}

export interface FoundEntity {
  readonly type: string;
  readonly id: string;
}

export interface FoundAction {
  readonly name: string;
}

/** What stands beside the message of an error: neither yes nor no. */
export interface AccessErrorBody {
  readonly message: string;
  readonly code?: 'gate-stale' | 'log-full' | 'unavailable' | 'token-keys-unreachable';
}

/** A record that a condition was read from, in a line of words. */
export interface ConditionFactView {
  readonly kind: 'evidence' | 'assessment' | 'entitlement';
  readonly id: string;
  readonly title: string;
}

/** One condition of an answer: how it stands, why not, and what is behind it. */
export interface ConditionView {
  readonly code: ConditionCode;
  readonly sentence: string;
  readonly state: ConditionState;
  readonly reasons: readonly ReasonView[];
  readonly facts: readonly ConditionFactView[];
}

/** The conditions of one kind, in the order in which the gate asks them. */
export interface ConditionGroupView {
  readonly code: ConditionGroupCode;
  readonly title: string;
  readonly state: ConditionState;
  readonly conditions: readonly ConditionView[];
}

/** How an answer was reached, at the level that the reader may see (I15). */
export interface AnswerExplanation {
  readonly outcome: 'PERMIT' | 'PERMIT_SUPERVISED' | 'DENY';
  /** How a permitted act would be signed (I11); null where the answer is no. */
  readonly mode: 'independent' | 'supervised' | null;
  readonly sentence: string;
  readonly reasons: readonly ReasonView[];
  readonly notices: readonly NoticeView[];
  readonly level: 'neutral' | 'full';
  readonly supervisor: { readonly id: string; readonly displayName: string } | null;
  /** Last local day on which the answer is still yes if nothing more is recorded (F6). */
  readonly validUntil: string | null;
  readonly evaluatedAt: string;
  readonly epoch: number;
  readonly frameworkVersion: number | null;
  /** Everything that was asked, met or not; not in the answers of a batch. */
  readonly conditions: readonly ConditionGroupView[];
}

/** The explanation of an answer about now; names with underscores are of the AuthZEN access request profile. */
export interface AccessExplanation extends AnswerExplanation {
  /** Colleagues who may take this task now, by label; not in the answers of a batch. */
  readonly whoElseMay: readonly string[];
  readonly evaluation_id: string;
  readonly evaluated_at: string;
  /** Of a no: the code of its first reason. */
  readonly reason?: ReasonView['code'];
  /** Of a no whose every reason has a page where it is cured: where a person sees what is missing. */
  readonly access_request?: { readonly expires_at: string; readonly form_url: string };
}

/**
 * A question about a past instant: a treatment on a unit, or a fraction of a case. What is left out is not
 * named. Body of `POST /api/gate/past-questions`.
 */
export interface PastQuestionRequest {
  readonly personId: string;
  readonly task: string;
  readonly unitId?: string;
  readonly treatmentSite?: string;
  readonly caseReference?: string;
  readonly fraction?: number;
  readonly adaptationType?: string;
  readonly supervisorId?: string;
  readonly doseCheckResult?: 'in-tolerance' | 'out-of-tolerance';
  readonly disposition?: string;
  readonly protocolId?: string;
  readonly at: string;
  /** A ledger index, or an instant: the greatest index recorded by then. Left out: what was known at `at`. */
  readonly knownAt?: number | string;
}

/** The answer as it was known then and as it is known now, and what the earlier one rested on (I13). */
export interface PastAnswerView {
  readonly then: AnswerExplanation;
  readonly now: AnswerExplanation;
  readonly differs: boolean;
  /** Reasons that only the later knowledge gives. */
  readonly added: readonly ReasonView[];
  /** Reasons that the later knowledge no longer gives. */
  readonly gone: readonly ReasonView[];
  /** Ledger index up to which the answer of then knows. */
  readonly ledgerIndex: number;
  readonly framework: { readonly number: number; readonly sha256: string } | null;
  /** Records on file then for the skills of the task, and those that the entitlement rested on. */
  readonly evidence: readonly { readonly id: string; readonly sha256: string | null }[];
  /** All of the answer of then as RFC 8785 JSON: by the same rules the same question gives the same text. */
  readonly record: string;
  /** SHA-256 of `record` in UTF-8, lower-case hex. */
  readonly recordSha256: string;
}

/** What a service may do with its key or token: ask single questions and batches, and search. */
export const ASK_SCOPES = ['ask', 'search'] as const;
export type AskScope = (typeof ASK_SCOPES)[number];

/** A service that asks the gate. */
export interface ApiKeyRequest {
  readonly title: string;
  /** `ask` alone where it is left out. */
  readonly scopes?: readonly AskScope[];
  /** Units that it may ask about; every unit where it is left out or null. */
  readonly units?: readonly string[] | null;
}

export interface ApiKeyView {
  readonly id: string;
  readonly title: string;
  readonly scopes: readonly AskScope[];
  readonly units: readonly string[] | null;
  readonly createdAt: string;
  /** To the minute; null before the first question. */
  readonly lastUsedAt: string | null;
  readonly closedAt: string | null;
  /** Who made it; null once that account is closed or that person has left: is the key still needed? */
  readonly madeBy: string | null;
  /** The key itself: in the answer that made it, never again. */
  readonly key: string | null;
}

/** What the list of keys may be sorted by. */
export const API_KEY_SORTS = ['createdAt', 'lastUsedAt', 'closedAt', 'title'] as const;
export type ApiKeySort = (typeof API_KEY_SORTS)[number];
