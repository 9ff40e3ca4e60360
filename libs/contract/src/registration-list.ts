import type { RegistrationBody, RegistrationStatus } from '@oart/competency';

/** Body of `POST /api/registration-checks` and of its `/reading`: many registrations looked up on one day. */
export interface RegistrationListRequest {
  /** CSV with the columns register, number, status, valid until and, where given, status from and name. */
  readonly table: string;
  readonly checkedOn: string;
  readonly source: string;
}

/** What one line of the list says and what becomes of it. */
export interface ListedRegistrationView {
  /** Of the table, counted as in an editor. */
  readonly line: number;
  readonly body: RegistrationBody;
  readonly number: string;
  readonly status: RegistrationStatus;
  readonly validUntil: string | null;
  /** Whose registration it is; null where the number is nobody's. */
  readonly person: { readonly id: string; readonly displayName: string } | null;
  /** What the latest check on file says; null where there is none. */
  readonly before: {
    readonly status: RegistrationStatus;
    readonly validUntil: string | null;
  } | null;
  /** Why it is not recorded; empty where it would be. */
  readonly faults: readonly string[];
}

/** What recording the list would do; nothing is recorded while a line has a fault. */
export interface RegistrationListView {
  readonly lines: readonly ListedRegistrationView[];
  readonly faulty: number;
}

export interface RegistrationListRecorded {
  /** How many checks were recorded. */
  readonly recorded: number;
}
