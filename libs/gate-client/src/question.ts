/** Who would act: a person by id or staff number. */
export interface Subject {
  readonly type: 'person' | (string & {});
  readonly id: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** What they would do: the id of a task, such as `approve-target`. */
export interface Action {
  readonly name: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Where: a treatment, `Ethos-1/cervix`, or a fraction of a case, `C7/3`. */
export interface Resource {
  readonly type: 'treatment' | 'fraction' | (string & {});
  readonly id: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** One question to the gate. The context may name a supervisor, a dose check result and so on. */
export interface Question {
  readonly subject: Subject;
  readonly action: Action;
  readonly resource: Resource;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Whether a batch goes on after the first answer that a caller waits for. */
export type Semantic = 'execute_all' | 'deny_on_first_deny' | 'permit_on_first_permit';

/** One unmet condition; codes are stable, sentences are for people. */
export interface Reason {
  readonly code: string;
  readonly sentence: string;
  readonly cure: string | null;
  readonly curedBy: readonly string[];
  readonly cureLink: string | null;
}

/** Where a person sees what is missing, and until when that is worth following. */
export interface AccessRequestHint {
  readonly expires_at: string;
  readonly form_url?: string;
}

/** How an answer was reached, as far as this caller may see it. Fields of later versions are kept. */
export interface Explanation {
  readonly outcome?: string;
  readonly mode?: 'independent' | 'supervised' | null;
  readonly sentence?: string;
  readonly reasons?: readonly Reason[];
  readonly supervisor?: { readonly id: string; readonly displayName: string } | null;
  readonly validUntil?: string | null;
  readonly evaluatedAt?: string;
  readonly epoch?: number;
  readonly evaluation_id?: string;
  readonly reason?: string;
  readonly access_request?: AccessRequestHint;
  readonly [further: string]: unknown;
}
