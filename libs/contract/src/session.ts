import type { Permission } from './permission.ts';

export interface SignInRequest {
  readonly signInName: string;
  readonly password: string;
}

/** Limits of an auditor's access: each part narrows, null does not; one at least does. */
export interface AuditorScopeView {
  /** Units by id. */
  readonly units: readonly string[] | null;
  readonly treatmentSites: readonly string[] | null;
  /** First and last day of what happened, inclusive. */
  readonly from: string | null;
  readonly until: string | null;
}

export interface SessionView {
  readonly account: { readonly id: string; readonly signInName: string };
  /** The person behind the account; null for service and administration accounts. */
  readonly person: {
    readonly id: string;
    readonly displayName: string;
    readonly staffNumber: string;
  } | null;
  readonly employer: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly permissions: readonly Permission[];
  /** The last day of an auditor's access, also once it is over; null where it was not given. */
  readonly auditorUntil: string | null;
  /** What of the department an auditor sees; null is all of it. */
  readonly auditorScope: AuditorScopeView | null;
  readonly database: 'production' | 'demonstration' | 'test';
  /** Server time and the local civil day at the employer's main site. */
  readonly now: string;
  readonly today: string;
  readonly ledgerIndex: number;
  /** Counts shown beside the navigation. */
  readonly waiting: {
    readonly toVerify: number;
    readonly toAccept: number;
    readonly toEntitle: number;
    /** Exceptional acts to review, own ones that somebody else entered to countersign, and own ones to sign under an open break-glass. */
    readonly toReview: number;
    /** Offline reviews: for who may sign them all that are owed, for the head of physics those overdue or of concern. */
    readonly toReviewOffline: number;
  };
}

/** Characters. */
export const SHORTEST_PASSWORD = 12;

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/** One entry of the switcher of a demonstration database. */
export interface DemonstrationPerson {
  readonly accountId: string;
  readonly label: string;
  readonly post: string;
  readonly permissions: readonly Permission[];
}

/** Answer of `POST /api/accounts/<id>/invitation`: shown once, good for one password. */
export interface InvitationView {
  readonly token: string;
  readonly expiresAt: string;
}

/** Body of `POST /api/invitations`, by whoever has the link. */
export interface InvitationAcceptance {
  readonly token: string;
  readonly password: string;
}

export interface AccountView {
  readonly id: string;
  readonly signInName: string;
  readonly person: { readonly id: string; readonly displayName: string } | null;
  /** As given; that of an auditor gives nothing after its last day. */
  readonly permissions: readonly Permission[];
  readonly auditorUntil: string | null;
  readonly auditorScope: AuditorScopeView | null;
  readonly state: 'active' | 'closed';
  readonly lastSignInAt: string | null;
}

/** What the list of accounts may be sorted by. */
export const ACCOUNT_SORTS = ['signInName', 'lastSignInAt'] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

/** Everything the account may do from now on; what is left out ends. */
export interface PermissionsRequest {
  readonly permissions: readonly Permission[];
  /** The last day of an auditor's access, inclusive: named where that permission is, and only there. */
  readonly auditorUntil?: string;
  /** What of the department the auditor sees, whose account then holds no other permission; absent: all of it. */
  readonly auditorScope?: AuditorScopeView;
}

/** Body of `POST /api/accounts/<id>/permissions`. */
export interface PermissionsChange extends PermissionsRequest {
  /** Ledger index of the page with the permissions that are replaced. */
  readonly seen: number;
}

export interface AccountRequest extends PermissionsRequest {
  readonly signInName: string;
  readonly personId: string | null;
  /** Null where the holder sets it by a link (`POST /api/accounts/<id>/invitation`). */
  readonly initialPassword: string | null;
}

/** Whom a visitor of a demonstration wants to be. */
export interface DemonstrationEntry {
  readonly accountId: string;
}

/** The password with which everybody signs in a demonstration database; it opens nothing elsewhere. */
export const DEMONSTRATION_PASSWORD = 'online-adaptive-example';
