import type { FrameworkDocument, PolicyDocument } from '@oart/competency';

export interface FrameworkView {
  readonly id: string;
  readonly document: FrameworkDocument;
  readonly policy: PolicyDocument;
  readonly sha256: string;
  readonly effectiveFrom: string;
  /** Holes that the document has knowingly or not, as sentences (domain.md 10.2). */
  readonly warnings: readonly string[];
}

/** Body of `POST /api/framework`: the document as text, because its bytes are kept as they came. */
export interface FrameworkRequest {
  readonly effectiveFrom: string;
  readonly document: string;
}

/** Body of `POST /api/policy`. */
export interface PolicyRequest {
  readonly document: string;
}

/** Approval by another person names the bytes that were read. */
export interface DocumentApprovalRequest {
  readonly sha256: string;
}

export interface FrameworkWithdrawalRequest {
  readonly withdrawnFrom: string;
  readonly reason: string;
}

/** A version of the framework with its life. `in-force` is the one that holds today. */
export interface FrameworkVersionView {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly adopted: boolean;
  readonly sha256: string;
  readonly effectiveFrom: string;
  readonly state: 'proposed' | 'approved' | 'in-force' | 'superseded' | 'withdrawn';
  readonly recordedAt: string;
  readonly approvedAt: string | null;
  readonly warnings: readonly string[];
}

/** What the list of framework versions may be sorted by. */
export const FRAMEWORK_VERSION_SORTS = ['recordedAt', 'number', 'effectiveFrom'] as const;
export type FrameworkVersionSort = (typeof FRAMEWORK_VERSION_SORTS)[number];

/** A version of the department's policy. The latest approved one holds. */
export interface PolicyVersionView {
  readonly id: string;
  readonly number: number;
  readonly adopted: boolean;
  readonly sha256: string;
  readonly state: 'proposed' | 'in-force' | 'superseded';
  readonly recordedAt: string;
  readonly approvedAt: string | null;
}

/** What the list of policy versions may be sorted by. */
export const POLICY_VERSION_SORTS = ['recordedAt', 'number'] as const;
export type PolicyVersionSort = (typeof POLICY_VERSION_SORTS)[number];
