import {
  awaitedCountersigners,
  breakGlassEnd,
  dayAt,
  dueWithin,
  isBreakGlassOpen,
  momentOf,
  partakers,
} from '@oart/competency';
import type {
  BreakGlass,
  Department,
  Instant,
  Person,
  PersonId,
  PolicyDocument,
} from '@oart/competency';
import type {
  ExceptionalActView,
  ExceptionalCountView,
  ExceptionalDuty,
  ExceptionalKind,
} from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import type { Countersignature, SignedReview } from './exceptional-act.repository.ts';
import type { ActOnFile } from './treatment-facts.repository.ts';

type Unit = Department['units'][number];

/** Something outside the ordinary, and what is still owed to it. */
export interface ExceptionalAct {
  readonly kind: ExceptionalKind;
  readonly subject: BreakGlass | ActOnFile;
  /** Whoever had a hand in it or entered it: they do not review it. */
  readonly tookPart: readonly PersonId[];
  readonly awaited: readonly PersonId[];
  /** When the act for which the glass was broken was signed. */
  readonly actSignedAt: Instant | null;
  /** Whether that act was signed, or recorded afterwards without entitlement. */
  readonly isActOnFile: boolean;
  readonly review: SignedReview | null;
}

/** `acts` are those signed under any break-glass, and those in question, but the wrongly recorded. */
export function brokenGlass(
  opened: BreakGlass,
  acts: readonly ActOnFile[],
  reviews: readonly SignedReview[],
): ExceptionalAct {
  const under = acts.find(({ breakGlass }) => breakGlass === opened.id);
  return {
    kind: 'break-glass',
    subject: opened,
    tookPart: partakers(opened),
    awaited: [],
    actSignedAt: under?.recordedAt ?? null,
    isActOnFile: under !== undefined || acts.some((act) => isRecordedFor(opened, act)),
    review: reviews.find(({ subject }) => subject === opened.id) ?? null,
  };
}

function isRecordedFor(
  { actor, caseReference, fraction, task, index }: BreakGlass,
  act: ActOnFile,
): boolean {
  const isSame =
    act.actor === actor &&
    act.caseReference === caseReference &&
    act.fraction === fraction &&
    act.task === task;
  return isSame && act.breakGlass === null && act.index > index;
}

export function actInQuestion(
  act: ActOnFile,
  reviews: readonly SignedReview[],
  countersignatures: readonly Countersignature[],
): ExceptionalAct {
  const signed = countersignatures.filter((each) => each.act === act.id);
  return {
    kind: act.mode === 'without-entitlement' ? 'without-entitlement' : 'late-entry',
    subject: act,
    tookPart: partakers(act),
    awaited: awaitedCountersigners(
      act,
      signed.map(({ signer }) => signer),
    ),
    actSignedAt: null,
    isActOnFile: true,
    review: reviews.find(({ subject }) => subject === act.id) ?? null,
  };
}

/** Whether nothing is owed any more: the review, or for a late entry every countersignature. */
export function isDone({ kind, awaited, review }: ExceptionalAct): boolean {
  return kind === 'late-entry' ? awaited.length === 0 : review !== null;
}

/** Whether the act for which the glass was broken can still be signed. */
function isToBeSigned({ subject, actSignedAt }: ExceptionalAct, at: Instant): boolean {
  return 'minutes' in subject && actSignedAt === null && isBreakGlassOpen(subject, at);
}

/** Whether it is still the actor's to record that the act took place: once it is reviewed, that was looked into. */
function mayRecord(
  { subject, isActOnFile, review }: ExceptionalAct,
  { personId }: Pick<Caller, 'personId'>,
  at: Instant,
): boolean {
  const isClosed = 'minutes' in subject && !isBreakGlassOpen(subject, at);
  return isClosed && subject.actor === personId && !isActOnFile && review === null;
}

/** What somebody owes it: nobody who took part reviews it, and only who is named countersigns (I4, I16). */
export function dutyOf(
  exceptional: ExceptionalAct,
  { personId, permissions }: Pick<Caller, 'personId' | 'permissions'>,
  at: Instant,
): ExceptionalDuty | null {
  const { kind, subject, tookPart, awaited } = exceptional;
  if (personId === null) return null;
  if (subject.actor === personId && isToBeSigned(exceptional, at)) return 'act';
  if (awaited.includes(personId)) return 'countersignature';
  if (kind === 'late-entry' || isDone(exceptional) || tookPart.includes(personId)) return null;
  return isReviewer({ permissions }) ? 'review' : null;
}

export function isReviewer({ permissions }: Pick<Caller, 'permissions'>): boolean {
  return permissions.includes('entitler') || permissions.includes('service-manager');
}

/** When it happened: an act when it was performed, break-glass when it was opened. */
export function happenedAt({ subject }: ExceptionalAct): Instant {
  return 'performedAt' in subject ? subject.performedAt : subject.recordedAt;
}

/** By unit and month of its civil calendar, the newest month first. */
export function exceptionalCounts(
  exceptional: readonly ExceptionalAct[],
  units: Department['units'],
): readonly ExceptionalCountView[] {
  const counts = units.flatMap(({ id, name, timeZone }) => {
    const here = exceptional.filter(({ subject }) => subject.unit === id);
    const months = Map.groupBy(here, (each) => dayAt(happenedAt(each), timeZone).slice(0, 7));
    return [...months].map(([month, all]) => {
      const ofKind = (wanted: ExceptionalKind): number =>
        all.filter(({ kind }) => kind === wanted).length;
      return {
        unit: { id, name },
        month,
        breakGlass: ofKind('break-glass'),
        withoutEntitlement: ofKind('without-entitlement'),
        lateEntries: ofKind('late-entry'),
      };
    });
  });
  return counts.toSorted((one, other) => other.month.localeCompare(one.month));
}

export function exceptionalActView(
  exceptional: ExceptionalAct,
  policy: PolicyDocument,
  unit: Unit,
  people: ReadonlyMap<PersonId, Person>,
  caller: Caller,
  at: Instant,
): ExceptionalActView {
  const { on } = momentOf(at, unit.timeZone);
  const { kind, subject, awaited, actSignedAt, review } = exceptional;
  const named = (id: PersonId): { readonly id: string; readonly displayName: string } => ({
    id,
    displayName: people.get(id)?.displayName ?? '',
  });
  const days =
    kind === 'late-entry'
      ? policy.lateEntryCountersignWorkingDays
      : policy.breakGlass.reviewWorkingDays;
  const dueOn = dueWithin(subject.recordedAt, days, unit.timeZone);
  const { id, caseReference, fraction, treatmentSite, task, actor } = subject;
  const { recordedAt, recordedBy } = subject;
  const entered = 'performedAt' in subject && recordedBy !== null && recordedBy !== actor;
  return {
    ...{ id, kind, caseReference, fraction, task, treatmentSite },
    unit: { id: unit.id, name: unit.name },
    actor: named(actor),
    secondPerson: 'secondPerson' in subject ? named(subject.secondPerson) : null,
    enteredBy: entered ? named(recordedBy) : null,
    reason: ('reason' in subject ? subject.reason : subject.explanation) ?? '',
    happenedAt: happenedAt(exceptional),
    recordedAt,
    dueOn,
    state: isDone(exceptional) ? 'done' : on > dueOn ? 'overdue' : 'due',
    closesAt: 'minutes' in subject ? breakGlassEnd(subject) : null,
    actSignedAt,
    mayRecord: mayRecord(exceptional, caller, at),
    awaitsCountersignature: awaited.map(named),
    owed: dutyOf(exceptional, caller, at),
    review:
      review === null
        ? null
        : {
            outcome: review.outcome,
            statement: review.statement,
            incidentReference: review.incidentReference,
            reviewer: named(review.reviewer),
            reviewedAt: review.recordedAt,
          },
  };
}
