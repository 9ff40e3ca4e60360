import type { Checked, Refusal, RefusalKind } from '@oart/competency';
import { refusalSentence, titlesOf } from '@oart/contract';
import type { ProblemKind, Titles } from '@oart/contract';
import { placeInTable } from './csv-table.ts';
import { ProblemError } from './problem-error.ts';

const NO_TITLES = titlesOf(null, []);

/** What the titles of a sentence come from, and how fields of the core are called in the body. */
export interface Wording {
  readonly titles?: Titles;
  /** Such as `{ '/countersigner': '/countersignerId' }`; other pointers stay. */
  readonly pointers?: Readonly<Record<string, string>>;
}

/**
 * The fields that a check of the core accepted.
 * @throws `own-record`, `conflict` or `not-accepted` with every fault that it found.
 */
export function acceptedBy<Accepted>(checked: Checked<Accepted>, wording: Wording = {}): Accepted {
  if (checked.kind === 'accepted') return checked.accepted;
  throw refusedAs(checked.refusals, wording);
}

function refusedAs(refusals: readonly Refusal[], wording: Wording): ProblemError {
  const errors = refusals.map(({ kind, pointer: field, about }) => {
    const pointer = wording.pointers?.[field] ?? field;
    const sentence = refusalSentence(kind, about, wording.titles ?? NO_TITLES);
    return { pointer, message: `${placeInTable(pointer)}${sentence}` };
  });
  return new ProblemError(problemOf(refusals), errors.map(({ message }) => message).join(' '), {
    errors,
  });
}

function problemOf(refusals: readonly Refusal[]): ProblemKind {
  if (refusals.some(({ kind }) => OWN.has(kind))) return 'own-record';
  return refusals.some(({ kind }) => MOVED_ON.has(kind)) ? 'conflict' : 'not-accepted';
}

const OWN: ReadonlySet<RefusalKind> = new Set<RefusalKind>([
  'own-record',
  'own-evidence',
  'own-submission',
  'own-assessment',
  'approver-is-the-editor',
  'own-suspension',
]);

const MOVED_ON: ReadonlySet<RefusalKind> = new Set<RefusalKind>([
  'already-reviewed',
  'already-countersigned',
  'already-revoked',
  'already-acknowledged',
  'already-void',
  'already-ended',
  'already-accepted',
  'already-lifted',
  'already-questioned',
  'already-set-aside',
  'already-corrected',
  'not-questioned',
  'not-revoked',
  'no-longer-open',
  'version-number-taken',
  'effective-day-taken',
  'instant-taken',
  'version-overtaken',
  'passport-on-file',
  'nothing-new',
]);
