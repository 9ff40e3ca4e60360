import { reason, type Notice, type Reason, type ReasonCode } from '../reason/reason.ts';
import type { UsableUntil, UsableUntilCause } from '../standing/standing.ts';
import type { GateDecision } from './decision.ts';

/** How much of the reasons a reader may see (I15); `full` for the holder, entitlers and auditors. */
export type ReasonLevel = 'neutral' | 'full';

/** Another person's private matter: registration, absence, suspension and the integrity of evidence. */
const HIDDEN: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'absent',
  'supervisor-absent',
  'suspended',
  'evidence-revoked',
  'registration-missing',
  'registration-lapsed',
  'registration-not-rechecked',
  'registration-conditions',
  'registration-sanction',
]);

const HIDDEN_NOTICES: ReadonlySet<Notice['code']> = new Set<Notice['code']>([
  'long-absence',
  'declaration-overdue',
  'registration-caution',
  'not-rechecked-lately',
]);

const HIDDEN_CAUSES: ReadonlySet<UsableUntilCause> = new Set<UsableUntilCause>([
  'registration',
  'absence',
]);

/** Whether a reason is kept from other people's eyes (I15). */
export function isHidden(code: ReasonCode): boolean {
  return HIDDEN.has(code);
}

/**
 * Reasons at a level. If any hidden reason applies, the neutral form is `not-currently-entitled` alone:
 * what stands beside it would tell by its absence or presence (F28).
 */
export function reasonsFor(level: ReasonLevel, reasons: readonly Reason[]): readonly Reason[] {
  if (level === 'full' || !reasons.some(({ code }) => isHidden(code))) return reasons;
  return [reason('not-currently-entitled')];
}

/**
 * Reasons for who may see all that concerns the person, but is not told of the supervisor's private
 * matters: one who is away reads as one who does not qualify (I15, F7).
 */
export function withoutSupervisorsAbsence(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.map((each) =>
    each.code === 'supervisor-absent' ? reason('supervisor-not-entitled', each.about) : each,
  );
}

/** Notices at a level; those about registration and absence are for the holder and entitlers. */
export function noticesFor(level: ReasonLevel, notices: readonly Notice[]): readonly Notice[] {
  return level === 'full' ? notices : notices.filter(({ code }) => !HIDDEN_NOTICES.has(code));
}

/** Why a yes ends, at a level; null where it is kept from the reader. */
export function causeFor(level: ReasonLevel, cause: UsableUntilCause): UsableUntilCause | null {
  return level === 'neutral' && HIDDEN_CAUSES.has(cause) ? null : cause;
}

/** The last usable day as others may see it: not where it would tell of registration or absence. */
export function neutralEnd(usableUntil: UsableUntil | null): UsableUntil | null {
  return usableUntil === null || causeFor('neutral', usableUntil.cause) === null
    ? null
    : usableUntil;
}

/**
 * A decision as console, crew lists and API callers may see it (I15, F28): with a hidden reason that
 * code alone, no other reason, notice, entitlement or usable-until date.
 */
export function neutralDecision(decision: GateDecision): GateDecision {
  if (decision.reasons.some(({ code }) => isHidden(code))) {
    return {
      ...decision,
      reasons: reasonsFor('neutral', decision.reasons),
      notices: [],
      entitlement: null,
      supervisor: null,
      usableUntil: null,
    };
  }
  return {
    ...decision,
    notices: noticesFor('neutral', decision.notices),
    usableUntil: neutralEnd(decision.usableUntil),
  };
}
