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

export interface AccessExplanation {
  readonly outcome: 'PERMIT' | 'PERMIT_SUPERVISED' | 'DENY';
  readonly sentence: string;
  readonly reasons: readonly ReasonView[];
  readonly notices: readonly NoticeView[];
  readonly level: 'neutral' | 'full';
  readonly supervisor: { readonly id: string; readonly displayName: string } | null;
  readonly validUntil: string | null;
  readonly evaluatedAt: string;
  readonly epoch: number;
  readonly frameworkVersion: number | null;
  /** Colleagues who may take this task now, by label. */
  readonly whoElseMay: readonly string[];
}

/** A service that asks the gate. */
export interface ApiKeyRequest {
  readonly title: string;
}

export interface ApiKeyView {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly closedAt: string | null;
  /** The key itself: in the answer that made it, never again. */
  readonly key: string | null;
}
