import { addDays, earlierOf } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant, Moment } from '../calendar/day.ts';
import type { EvidenceId, PersonId } from '../person/ids.ts';
import { asKnown, inLedgerOrder } from '../person/recorded.ts';
import type { Evidence, EvidenceFacts, EvidenceReview, EvidenceRevocation } from './evidence.ts';

/** The life of one submission; a draft is no fact. */
export type EvidenceState =
  'submitted' | 'sent-back' | 'verified' | 'expired' | 'superseded' | 'revoked';

export interface EvidenceStanding {
  readonly evidence: Evidence;
  readonly state: EvidenceState;
  /** When the latest verification was recorded: evidence counts from then (F3). */
  readonly verifiedAt: Instant | null;
  readonly countersigned: boolean;
  /** Last day on which it stays verified if nothing more is recorded; null without an end. */
  readonly lastDay: CalendarDay | null;
}

/**
 * What a person submitted, as known at a ledger index (I13). A newer version of a record replaces the older
 * one only from its own verification, so superseded submissions stay in the list and show as `superseded`.
 */
export function evidenceAsKnown(facts: EvidenceFacts, knownAt: number): EvidenceFacts {
  const { evidence } = facts;
  const known = evidence.every(({ index }) => index <= knownAt);
  return {
    evidence: inLedgerOrder(known ? evidence : evidence.filter(({ index }) => index <= knownAt)),
    evidenceReviews: asKnown(facts.evidenceReviews, knownAt),
    evidenceCountersignatures: asKnown(facts.evidenceCountersignatures, knownAt),
    evidenceRevocations: asKnown(facts.evidenceRevocations, knownAt),
    revocationRetractions: asKnown(facts.revocationRetractions, knownAt),
  };
}

/** The state of one submission at a moment; null before it was submitted. */
export function evidenceStandingAt(
  facts: EvidenceFacts,
  evidence: EvidenceId,
  moment: Moment,
): EvidenceStanding | null {
  return evidenceStandings(facts, moment).find((item) => item.evidence.id === evidence) ?? null;
}

/**
 * Every submission made by a moment, with its state then. Verification counts from when it was recorded (F3),
 * revocation from its own effective day, also in the past (F18). A review or countersignature by the holder
 * or, for reviews, the submitter is no review (I4).
 */
export function evidenceStandings(
  facts: EvidenceFacts,
  moment: Moment,
): readonly EvidenceStanding[] {
  let known = remembered.get(facts);
  const size = sizeOf(facts);
  if (known?.size !== size) remembered.set(facts, (known = { size, byMoment: new Map() }));
  const key = `${moment.at}/${moment.on}`;
  let standings = known.byMoment.get(key);
  if (standings === undefined) {
    standings = workOut(facts, moment);
    if (known.byMoment.size >= MOMENTS_KEPT) known.byMoment.clear();
    known.byMoment.set(key, standings);
  }
  return standings;
}

/**
 * One evaluation asks the same facts about the same moment once per requirement. Fact lists only ever grow,
 * so a remembered answer holds while their lengths do.
 */
const remembered = new WeakMap<
  EvidenceFacts,
  { readonly size: number; readonly byMoment: Map<string, readonly EvidenceStanding[]> }
>();
const MOMENTS_KEPT = 64;

function sizeOf(facts: EvidenceFacts): number {
  return (
    facts.evidence.length +
    facts.evidenceReviews.length +
    facts.evidenceCountersignatures.length +
    facts.evidenceRevocations.length +
    facts.revocationRetractions.length
  );
}

function workOut(facts: EvidenceFacts, moment: Moment): readonly EvidenceStanding[] {
  const submitted = facts.evidence.filter(({ recordedAt }) => recordedAt <= moment.at);
  const byId = new Map(submitted.map((item) => [item.id, item]));
  const reviews = latestReviews(facts.evidenceReviews, byId, moment.at);
  const revokedFrom = earliestRevocations(revocationsThatStand(facts));
  const countersigned = countersignedItems(facts, byId, moment.at);
  const replaced = new Set(
    submitted
      .filter(({ id }) => reviews.get(id)?.outcome === 'verified')
      .map(({ supersedes }) => supersedes),
  );
  return submitted.map((evidence) => {
    const review = reviews.get(evidence.id);
    const revoked = revokedFrom.get(evidence.id) ?? null;
    const lastDay = earlierOf(evidence.validUntil, revoked && addDays(revoked, -1));
    return {
      evidence,
      state: stateOf(evidence, review, revoked, replaced.has(evidence.id), moment.on),
      verifiedAt: review?.outcome === 'verified' ? review.recordedAt : null,
      countersigned: countersigned.has(evidence.id),
      lastDay,
    };
  });
}

/** Whether someone may judge a submission: another person than its holder and its submitter (I4). */
export function isIndependentOf(evidence: Evidence, person: PersonId): boolean {
  return person !== evidence.person && person !== evidence.submittedBy;
}

function stateOf(
  evidence: Evidence,
  review: EvidenceReview | undefined,
  revoked: CalendarDay | null,
  replaced: boolean,
  on: CalendarDay,
): EvidenceState {
  if (revoked !== null && revoked <= on) return 'revoked';
  if (replaced) return 'superseded';
  if (review === undefined) return 'submitted';
  if (review.outcome === 'sent-back') return 'sent-back';
  return evidence.validUntil !== null && evidence.validUntil < on ? 'expired' : 'verified';
}

function latestReviews(
  reviews: readonly EvidenceReview[],
  evidence: ReadonlyMap<EvidenceId, Evidence>,
  at: Instant,
): ReadonlyMap<EvidenceId, EvidenceReview> {
  const latest = new Map<EvidenceId, EvidenceReview>();
  for (const review of reviews) {
    const item = evidence.get(review.evidence);
    if (item === undefined || review.recordedAt > at) continue;
    if (isIndependentOf(item, review.verifier)) latest.set(item.id, review);
  }
  return latest;
}

/** The revocations that were not retracted as mistakes. */
export function revocationsThatStand(
  facts: Pick<EvidenceFacts, 'evidenceRevocations' | 'revocationRetractions'>,
): readonly EvidenceRevocation[] {
  if (facts.revocationRetractions.length === 0) return facts.evidenceRevocations;
  const retracted = new Set(facts.revocationRetractions.map(({ revocation }) => revocation));
  return facts.evidenceRevocations.filter(({ id }) => !retracted.has(id));
}

function earliestRevocations(
  revocations: readonly EvidenceRevocation[],
): ReadonlyMap<EvidenceId, CalendarDay> {
  const from = new Map<EvidenceId, CalendarDay>();
  for (const { evidence, effectiveFrom } of revocations) {
    const known = from.get(evidence);
    if (known === undefined || effectiveFrom < known) from.set(evidence, effectiveFrom);
  }
  return from;
}

function countersignedItems(
  facts: EvidenceFacts,
  evidence: ReadonlyMap<EvidenceId, Evidence>,
  at: Instant,
): ReadonlySet<EvidenceId> {
  const signed = new Set<EvidenceId>();
  for (const countersignature of facts.evidenceCountersignatures) {
    const item = evidence.get(countersignature.evidence);
    if (item === undefined || countersignature.recordedAt > at) continue;
    if (countersignature.countersigner !== item.person) signed.add(item.id);
  }
  return signed;
}
