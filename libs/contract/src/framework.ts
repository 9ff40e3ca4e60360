import type { FrameworkDocument, PolicyDocument, TransitionKind } from '@oart/competency';
import type { ReasonView } from './reason.ts';

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

/** Approval by another person names the bytes that were read and what they were compared with. */
export interface DocumentApprovalRequest {
  readonly sha256: string;
  /** Id of the latest approved version that still stands, as the approver saw it; null before the first. */
  readonly comparedWith: string | null;
}

export interface FrameworkWithdrawalRequest {
  readonly withdrawnFrom: string;
  readonly reason: string;
}

/** A document in progress as its author last left it; it may have faults. Its ETag is its revision. */
export interface FrameworkDraftView {
  readonly id: string;
  readonly author: { readonly id: string; readonly displayName: string };
  /** Whether the reader is its author, who alone may change it. */
  readonly isOwn: boolean;
  readonly basedOn: { readonly id: string; readonly number: number };
  /** The last version that was approved and still stands: what the draft is held against. */
  readonly latest: { readonly id: string; readonly number: number };
  /** The last of them that was substantive: it binds those entitled before, whatever editorial ones say since. */
  readonly lastSubstantive: { readonly id: string; readonly number: number };
  /** Whether another version has been approved since: what that one changed would be undone. */
  readonly isOvertaken: boolean;
  readonly document: string;
  readonly effectiveFrom: string | null;
  readonly revision: number;
  readonly changedAt: string;
  /** Whether it is a framework document at all, as its JSON Schema has it. */
  readonly hasShape: boolean;
  /** Why it cannot be proposed yet, by JSON pointer into the document. */
  readonly faults: readonly { readonly pointer: string; readonly message: string }[];
  readonly warnings: readonly string[];
}

/** A draft as a list shows it. */
export interface FrameworkDraftSummary {
  readonly id: string;
  readonly title: string;
  readonly author: { readonly id: string; readonly displayName: string };
  readonly basedOn: { readonly id: string; readonly number: number };
  readonly effectiveFrom: string | null;
  readonly changedAt: string;
}

export const FRAMEWORK_DRAFT_SORTS = ['changedAt'] as const;
export type FrameworkDraftSort = (typeof FRAMEWORK_DRAFT_SORTS)[number];

/** Body of `POST /api/framework/drafts`; without a document it begins as the last approved that still stands. */
export interface NewFrameworkDraftRequest {
  /** Chosen by whoever begins it, so that the request may be repeated. */
  readonly id: string;
  readonly document: string | null;
}

/** Body of `PUT /api/framework/drafts/:id`, with `If-Match`. */
export interface FrameworkDraftRequest {
  readonly document: string;
  readonly effectiveFrom: string | null;
  /** The version whose changes it takes in: the one it was begun from, or a later one once that was looked at. */
  readonly basedOn: string;
}

/** Who loses what on one day, if nothing more is recorded. */
export interface ImpactOnPersonView {
  readonly person: { readonly id: string; readonly displayName: string };
  readonly on: string;
  readonly lost: readonly {
    readonly task: string;
    readonly taskTitle: string;
    readonly treatmentSite: string;
    readonly treatmentSiteTitle: string;
    readonly unit: { readonly id: string; readonly name: string };
  }[];
  /** Every clause that is not met. */
  readonly reasons: readonly ReasonView[];
}

/** Who would lose something for one changed requirement, by the choice that is made for it. */
export interface TransitionChoiceView {
  readonly requirement: string;
  readonly title: string;
  readonly declared: TransitionKind | null;
  /** What "re-evidence by a date" is reckoned with. */
  readonly deadline: string;
  readonly choices: readonly {
    readonly kind: TransitionKind;
    readonly people: readonly {
      readonly person: { readonly id: string; readonly displayName: string };
      readonly on: string;
    }[];
  }[];
}

/** What a framework that is not in force yet would change, if nothing more is recorded. */
export interface FrameworkImpactView {
  readonly effectiveFrom: string;
  /** The first day that was not looked at. */
  readonly until: string;
  readonly ledgerIndex: number;
  /** The version that holds on that day without it. */
  readonly comparedWith: number | null;
  readonly peopleLookedAt: number;
  readonly people: readonly ImpactOnPersonView[];
  readonly choices: readonly TransitionChoiceView[];
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
  /** Null for what the product loaded. */
  readonly proposedBy: { readonly id: string; readonly displayName: string } | null;
  readonly approvedAt: string | null;
  readonly approvedBy: { readonly id: string; readonly displayName: string } | null;
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
  /** Null for what the product loaded. */
  readonly proposedBy: { readonly id: string; readonly displayName: string } | null;
  readonly approvedAt: string | null;
  readonly approvedBy: { readonly id: string; readonly displayName: string } | null;
}

/** What the list of policy versions may be sorted by. */
export const POLICY_VERSION_SORTS = ['recordedAt', 'number'] as const;
export type PolicyVersionSort = (typeof POLICY_VERSION_SORTS)[number];
