import type { ReasonSubject } from './reason.ts';

/**
 * Why a fact is not recorded. Codes are stable; sentences live in the en-GB catalogue of `libs/contract`.
 * Refusals are about what was sent; reasons (`ReasonCode`) are about what a person may do.
 */
export const REFUSAL_KINDS = [
  // distinct persons (I4)
  'own-record',
  'own-evidence',
  'own-submission',
  'own-assessment',
  'not-the-candidate',
  'approver-is-the-editor',
  // days and spans
  'ends-before-it-begins',
  'overlaps-another',
  'leaves-a-gap',
  'in-the-future',
  'before-today',
  'longer-than-permitted',
  'validity-end-missing',
  'last-day-missing',
  // values
  'blank',
  'nothing-changes',
  'instant-taken',
  'only-version',
  'out-of-range',
  'nothing-named',
  'more-than-all',
  'score-below-pass-mark',
  'experience-missing',
  'counted-from-cases',
  'listed-twice',
  'told-twice',
  'oncologist-missing',
  'in-another-record',
  'own-supervision',
  'unknown-role',
  'unknown-skill',
  'unknown-treatment-site',
  'unknown-platform',
  'unknown-adaptation-type',
  'unknown-structure',
  'unknown-evidence',
  'revoked-record',
  'sent-back-record',
  'remediation-of-a-pass',
  'not-a-referral',
  'unknown-registration',
  'shared-registration',
  'registration-listed-twice',
  'parts-differ',
  'date-missing',
  // people
  'not-in-post',
  'assessor-absent',
  'assessor-not-qualified',
  'not-a-clinical-oncologist',
  'not-the-named-countersigner',
  // verification
  'statement-missing',
  'reason-missing',
  'identity-not-established',
  'name-does-not-match',
  // a life that has moved on
  'already-reviewed',
  'already-countersigned',
  'already-revoked',
  'already-acknowledged',
  'already-void',
  'already-ended',
  'already-questioned',
  'already-set-aside',
  'already-corrected',
  'not-questioned',
  'not-revoked',
  'not-under-conditions',
  // framework versions
  'version-number-taken',
  'effective-day-taken',
  'version-overtaken',
  // entitlements
  'unknown-entitlement',
  'unknown-suspension',
  'unknown-requirement',
  'not-the-holder',
  'own-suspension',
  'approver-is-the-entitler',
  'delegation-missing',
  'no-longer-open',
  'already-accepted',
  'already-lifted',
  'task-not-in-entitlement',
  'treatment-site-not-in-scope',
  'same-treatment-site',
  'nothing-to-waive',
  'not-held-in-this-role',
  'not-in-the-basis',
  'already-in-the-basis',
  'does-not-replace',
  // acts outside the ordinary
  'not-permitted-by-policy',
  'task-without-skills',
  'second-person',
  'break-glass-over',
  'leaves-act-outside',
  // passports of other employers
  'own-passport',
  'unknown-issuer',
  'issuer-withdrawn',
  'signature-does-not-match',
  'passport-expired',
  'passport-from-the-future',
  'passport-of-another-length',
  'passport-on-file',
  'nothing-new',
  'unknown-unit',
] as const;

export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/** One fault of what was sent: the rule, a JSON pointer into the fields sent, and what it is about. */
export interface Refusal<Kind extends string = RefusalKind> {
  readonly kind: Kind;
  readonly pointer: string;
  readonly about: ReasonSubject;
}

/** What a recording check answers: the fields to store, or every fault found. */
export type Checked<Accepted, Kind extends string = RefusalKind> =
  | { readonly kind: 'accepted'; readonly accepted: Accepted }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal<Kind>[] };

export function refuse<Kind extends string>(
  kind: Kind,
  pointer: string,
  about: ReasonSubject = {},
): Refusal<Kind> {
  return { kind, pointer, about };
}

/** Accepts `fields` when nothing was found against them. */
export function checked<Accepted, Kind extends string>(
  fields: Accepted,
  refusals: readonly Refusal<Kind>[],
): Checked<Accepted, Kind> {
  return refusals.length === 0
    ? { kind: 'accepted', accepted: fields }
    : { kind: 'refused', refusals };
}
