import { awaitedCountersigners, dueWithin, partakers } from '@oart/competency';
import type {
  BreakGlass,
  Moment,
  Person,
  PersonId,
  PolicyDocument,
  TimeZone,
} from '@oart/competency';
import type { ExceptionalActView, ExceptionalKind } from '@oart/contract';
import type { Countersignature, SignedReview } from './exceptional-act.repository.ts';
import type { ActOnFile } from './treatment-facts.repository.ts';

/** Something outside the ordinary, and what is still owed to it. */
export interface ExceptionalAct {
  readonly kind: ExceptionalKind;
  readonly subject: BreakGlass | ActOnFile;
  /** Whoever had a hand in it or entered it: they do not review it. */
  readonly tookPart: readonly PersonId[];
  readonly awaited: readonly PersonId[];
  readonly review: SignedReview | null;
}

export function brokenGlass(opened: BreakGlass, reviews: readonly SignedReview[]): ExceptionalAct {
  return {
    kind: 'break-glass',
    subject: opened,
    tookPart: partakers(opened),
    awaited: [],
    review: reviews.find(({ subject }) => subject === opened.id) ?? null,
  };
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
    review: reviews.find(({ subject }) => subject === act.id) ?? null,
  };
}

/** Whether nothing is owed any more: the review, or for a late entry every countersignature. */
export function isDone({ kind, awaited, review }: ExceptionalAct): boolean {
  return kind === 'late-entry' ? awaited.length === 0 : review !== null;
}

export function exceptionalActView(
  exceptional: ExceptionalAct,
  policy: PolicyDocument,
  zone: TimeZone,
  people: ReadonlyMap<PersonId, Person>,
  { on }: Moment,
): ExceptionalActView {
  const { kind, subject, awaited, review } = exceptional;
  const named = (id: PersonId): { readonly id: string; readonly displayName: string } => ({
    id,
    displayName: people.get(id)?.displayName ?? '',
  });
  const days =
    kind === 'late-entry'
      ? policy.lateEntryCountersignWorkingDays
      : policy.breakGlass.reviewWorkingDays;
  const dueOn = dueWithin(subject.recordedAt, days, zone);
  const { id, caseReference, fraction, task, actor, recordedAt, recordedBy } = subject;
  const entered = 'performedAt' in subject && recordedBy !== null && recordedBy !== actor;
  return {
    ...{ id, kind, caseReference, fraction, task },
    actor: named(actor),
    secondPerson: 'secondPerson' in subject ? named(subject.secondPerson) : null,
    enteredBy: entered ? named(recordedBy) : null,
    reason: ('reason' in subject ? subject.reason : subject.explanation) ?? '',
    happenedAt: 'performedAt' in subject ? subject.performedAt : recordedAt,
    recordedAt,
    dueOn,
    state: isDone(exceptional) ? 'done' : on > dueOn ? 'overdue' : 'due',
    awaitsCountersignature: awaited.map(named),
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
