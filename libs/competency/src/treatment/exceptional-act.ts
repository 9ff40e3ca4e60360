import type { CalendarDay, Instant, TimeZone } from '../calendar/day.ts';
import { epochOf, instantOf } from '../calendar/instant.ts';
import { addWorkingDays } from '../calendar/working-day.ts';
import { dayAt } from '../calendar/zone.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import type { PersonId, UnitId } from '../person/ids.ts';
import type { Recorded } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { Act, FractionFacts, FractionRef } from './act.ts';
import { handsOn } from './intended-act.ts';

/** Break-glass for one task in one fraction, opened when it was recorded, for some minutes (I16). */
export interface BreakGlass extends Recorded {
  readonly caseReference: string;
  readonly fraction: number;
  readonly unit: UnitId;
  readonly treatmentSite: string;
  readonly task: string;
  readonly actor: PersonId;
  readonly secondPerson: PersonId;
  readonly reason: string;
  readonly minutes: number;
}

/** What somebody else found of a break-glass, or of an act performed without entitlement (I16, I17). */
export interface ExceptionalReview extends Recorded {
  /** Id of the break-glass or of the act. */
  readonly subject: string;
  readonly outcome: 'justified' | 'not-justified';
  readonly statement: string;
  /** The department's own incident; always given for an act without entitlement. */
  readonly incidentReference: string | null;
}

export type BreakGlassTermsRefusal = 'blank' | 'out-of-range' | 'longer-than-permitted';

/** A break-glass has a reason in words and ends within the policy's longest time (I16). */
export function checkBreakGlassTerms(
  policy: PolicyDocument,
  { reason, minutes }: Pick<BreakGlass, 'reason' | 'minutes'>,
): Checked<null, BreakGlassTermsRefusal> {
  const refusals: Refusal<BreakGlassTermsRefusal>[] = [];
  if (reason.trim() === '') refusals.push(refuse('blank', '/reason'));
  if (!Number.isInteger(minutes) || minutes < 1) refusals.push(refuse('out-of-range', '/minutes'));
  if (minutes > policy.breakGlass.longestMinutes) {
    refusals.push(refuse('longer-than-permitted', '/minutes'));
  }
  return checked(null, refusals);
}

/** The first instant at which it carries nothing more: elapsed time, not wall clock (I9). */
export function breakGlassEnd({ recordedAt, minutes }: BreakGlass): Instant {
  return instantOf(epochOf(recordedAt) + minutes * 60_000);
}

/** Whether it still carries something at `at`. */
export function isBreakGlassOpen(opened: BreakGlass, at: Instant): boolean {
  return opened.recordedAt <= at && at < breakGlassEnd(opened);
}

/** Whether it was opened by this actor for this task in this fraction, and still is open at `at`. */
export function isBreakGlassFor(
  opened: BreakGlass,
  asked: {
    readonly person: PersonId;
    readonly task: string;
    readonly fraction: FractionRef | null;
  },
  at: Instant,
): boolean {
  return (
    opened.actor === asked.person &&
    opened.task === asked.task &&
    opened.caseReference === asked.fraction?.case &&
    opened.fraction === asked.fraction.fraction &&
    isBreakGlassOpen(opened, at)
  );
}

/**
 * The fraction as the paper of one downtime showed it: acts entered from that paper count as known
 * when they were performed, because whoever acted next had the sheet before them. Facts about people
 * never do: they are read as the record knew them at the time of the act. What was put right about an
 * entered act is known with it: an act that never took place carries nothing.
 */
export function withPaperKnown<Fraction extends FractionFacts>(
  fraction: Fraction,
  enteredFromPaper: ReadonlySet<string>,
  knownAt: number,
): Fraction {
  const acts = fraction.acts.map((act) =>
    enteredFromPaper.has(act.id) ? { ...act, index: Math.min(act.index, knownAt) } : act,
  );
  const actCorrections = fraction.actCorrections.map((correction) =>
    enteredFromPaper.has(correction.act)
      ? { ...correction, index: Math.min(correction.index, knownAt) }
      : correction,
  );
  return { ...fraction, acts, actCorrections };
}

/** The last day of a review or countersignature, so many working days after it came on file. */
export function dueWithin(recordedAt: Instant, workingDays: number, zone: TimeZone): CalendarDay {
  return addWorkingDays(dayAt(recordedAt, zone), workingDays);
}

/** Whose countersignature an entered act awaits: every hand on it but the one that entered it. */
export function awaitedCountersigners(
  act: Pick<Act, 'actor' | 'supervisor' | 'recordedBy'>,
  signed: readonly PersonId[],
): readonly PersonId[] {
  return handsOn(act).filter((person) => person !== act.recordedBy && !signed.includes(person));
}

export type CountersignRefusal = 'not-the-named-countersigner' | 'already-countersigned';

/** An act entered by somebody else is countersigned by the named actor, and by the supervisor (10.14). */
export function checkActCountersignature(
  act: Pick<Act, 'actor' | 'supervisor' | 'recordedBy'>,
  signer: PersonId,
  signed: readonly PersonId[],
): Checked<null, CountersignRefusal> {
  if (awaitedCountersigners(act, signed).includes(signer)) return checked(null, []);
  const kind = signed.includes(signer) ? 'already-countersigned' : 'not-the-named-countersigner';
  return checked(null, [refuse(kind, '/act')]);
}

/** Who had a part in something outside the ordinary: every hand on it, and whoever entered it (I4). */
export function partakers(
  subject: Pick<BreakGlass, 'actor' | 'secondPerson' | 'recordedBy'> | EnteredAct,
): readonly PersonId[] {
  const hands =
    'secondPerson' in subject ? [subject.actor, subject.secondPerson] : handsOn(subject);
  return subject.recordedBy === null ? hands : [...new Set([...hands, subject.recordedBy])];
}

type EnteredAct = Pick<Act, 'actor' | 'supervisor' | 'recordedBy'>;

export type ExceptionalReviewRefusal = 'own-record' | 'already-reviewed' | 'blank';

/**
 * Checks the review of a break-glass or of an act without entitlement, once and by nobody who took
 * part in it or entered it (I4, I16). An act without entitlement is reviewed with an incident reference (I17).
 */
export function checkExceptionalReview(
  subject: {
    readonly kind: 'break-glass' | 'without-entitlement';
    readonly tookPart: readonly PersonId[];
    readonly reviewed: boolean;
  },
  reviewer: PersonId,
  fields: Pick<ExceptionalReview, 'outcome' | 'statement' | 'incidentReference'>,
): Checked<typeof fields, ExceptionalReviewRefusal> {
  const refusals: Refusal<ExceptionalReviewRefusal>[] = [];
  if (subject.tookPart.includes(reviewer)) refusals.push(refuse('own-record', ''));
  if (subject.reviewed) refusals.push(refuse('already-reviewed', ''));
  if (fields.statement.trim() === '') refusals.push(refuse('blank', '/statement'));
  if (subject.kind === 'without-entitlement' && (fields.incidentReference ?? '').trim() === '') {
    refusals.push(refuse('blank', '/incidentReference'));
  }
  return checked(fields, refusals);
}
