import type { Assessment, AssessmentReview, AssessmentVoid } from '../assessment/assessment.ts';
import type { Instant } from '../calendar/day.ts';
import type {
  BasisAmendment,
  Entitlement,
  EntitlementWithdrawal,
  Suspension,
  SuspensionLift,
} from '../entitlement/entitlement.ts';
import type { Evidence, EvidenceReview, EvidenceRevocation } from '../evidence/evidence.ts';
import type { PersonId } from '../person/ids.ts';
import type { Recorded } from '../person/recorded.ts';
import type { Act } from '../treatment/act.ts';
import { countedActs } from '../treatment/fraction-as-known.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { standingTurns, type StandingTurn } from './history-turns.ts';
import { factsAsKnown } from './known.ts';
import type { AsOf } from './standing.ts';

/** What happened, with the facts that say so. */
type Happening =
  | { readonly kind: 'uploaded'; readonly evidence: Evidence }
  | {
      readonly kind: 'verified' | 'sent-back';
      readonly evidence: Evidence;
      readonly review: EvidenceReview;
    }
  | {
      readonly kind: 'revoked';
      readonly evidence: Evidence;
      readonly revocation: EvidenceRevocation;
    }
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  | {
      readonly kind: AssessmentReview['outcome'];
      readonly assessment: Assessment;
      readonly review: AssessmentReview;
    }
  | { readonly kind: 'voided'; readonly assessment: Assessment; readonly voiding: AssessmentVoid }
  | { readonly kind: 'entitled' | 'accepted'; readonly entitlement: Entitlement }
  | {
      readonly kind: 'suspended';
      readonly entitlement: Entitlement;
      readonly suspension: Suspension;
    }
  | { readonly kind: 'lifted'; readonly entitlement: Entitlement; readonly lift: SuspensionLift }
  | {
      readonly kind: 'withdrawn';
      readonly entitlement: Entitlement;
      readonly withdrawal: EntitlementWithdrawal;
    }
  | {
      readonly kind: 'amended';
      readonly entitlement: Entitlement;
      readonly amendment: BasisAmendment;
    }
  /** Acts of one task, treatment site, unit and mode on one day; of each, whether the person supervised it. */
  | { readonly kind: 'used'; readonly acts: readonly Act[]; readonly supervised: boolean }
  | StandingTurn;

/** One line of a person's history. What is worked out, not recorded, has no place in the ledger and no actor. */
export type HistoryEntry = Happening & {
  readonly id: string;
  readonly at: Instant;
  readonly index: number | null;
  readonly by: PersonId | null;
};

export type HistoryKind = HistoryEntry['kind'];

/**
 * Everything that happened with a person's records, assessments and entitlements up to an instant, as known:
 * what was recorded, and the turns of their standing, which are computed (I13). The oldest first.
 */
export function historyOf(
  department: Department,
  facts: PersonFacts,
  asOf: AsOf,
): readonly HistoryEntry[] {
  if (facts.person.index > asOf.knownAt) return [];
  const known = factsAsKnown(facts, asOf.knownAt);
  const turns = standingTurns(department, facts, asOf).map((turn) => ({
    ...turn,
    id: [turn.kind, turn.at, turn.answer.state, turn.answer.usableUntil?.day ?? ''].join('/'),
    index: null,
    by: null,
  }));
  return [...recordedEntries(known), ...turns, ...usedEntries(known, asOf.at)]
    .filter(({ at }) => at <= asOf.at)
    .sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
}

function recordedEntries(facts: PersonFacts): readonly HistoryEntry[] {
  const evidence = new Map<string, Evidence>(facts.evidence.map((each) => [each.id, each]));
  const entitlements = new Map<string, Entitlement>(
    facts.entitlements.map((each) => [each.id, each]),
  );
  const assessments = new Map<string, Assessment>(facts.assessments.map((each) => [each.id, each]));
  const suspensions = new Map<string, Suspension>(facts.suspensions.map((each) => [each.id, each]));
  const ofEvidence = (id: string, entry: (of: Evidence) => HistoryEntry) =>
    [evidence.get(id)].flatMap((of) => (of === undefined ? [] : [entry(of)]));
  const ofAssessment = (id: string, entry: (of: Assessment) => HistoryEntry) =>
    [assessments.get(id)].flatMap((of) => (of === undefined ? [] : [entry(of)]));
  const ofEntitlement = (id: string | undefined, entry: (of: Entitlement) => HistoryEntry) =>
    [entitlements.get(id ?? '')].flatMap((of) => (of === undefined ? [] : [entry(of)]));
  return [
    ...facts.evidence.map((each) =>
      entryOf(each, each.submittedBy, { kind: 'uploaded', evidence: each }),
    ),
    ...facts.evidenceReviews.flatMap((review) =>
      ofEvidence(review.evidence, (of) =>
        entryOf(review, review.verifier, { kind: review.outcome, evidence: of, review }),
      ),
    ),
    ...facts.evidenceRevocations.flatMap((revocation) =>
      ofEvidence(revocation.evidence, (of) =>
        entryOf(revocation, revocation.revoker, { kind: 'revoked', evidence: of, revocation }),
      ),
    ),
    ...facts.assessments.map((assessment) =>
      entryOf(assessment, assessment.assessor, { kind: 'assessed', assessment }),
    ),
    ...facts.assessmentReviews.flatMap((review) =>
      ofAssessment(review.assessment, (assessment) =>
        entryOf(review, review.recordedBy, { kind: review.outcome, assessment, review }),
      ),
    ),
    ...facts.assessmentVoids.flatMap((voiding) =>
      ofAssessment(voiding.assessment, (assessment) =>
        entryOf(voiding, voiding.recordedBy, { kind: 'voided', assessment, voiding }),
      ),
    ),
    ...facts.entitlements.map((entitlement) =>
      entryOf(entitlement, entitlement.entitler, { kind: 'entitled', entitlement }),
    ),
    ...facts.acceptances.flatMap((acceptance) =>
      ofEntitlement(acceptance.entitlement, (entitlement) =>
        entryOf(acceptance, acceptance.holder, { kind: 'accepted', entitlement }),
      ),
    ),
    ...facts.suspensions.flatMap((suspension) =>
      ofEntitlement(suspension.entitlement, (entitlement) =>
        entryOf(suspension, suspension.recordedBy, { kind: 'suspended', entitlement, suspension }),
      ),
    ),
    ...facts.lifts.flatMap((lift) =>
      ofEntitlement(suspensions.get(lift.suspension)?.entitlement, (entitlement) =>
        entryOf(lift, lift.liftedBy, { kind: 'lifted', entitlement, lift }),
      ),
    ),
    ...facts.withdrawals.flatMap((withdrawal) =>
      ofEntitlement(withdrawal.entitlement, (entitlement) =>
        entryOf(withdrawal, withdrawal.recordedBy, { kind: 'withdrawn', entitlement, withdrawal }),
      ),
    ),
    ...facts.basisAmendments.flatMap((amendment) =>
      ofEntitlement(amendment.entitlement, (entitlement) =>
        entryOf(amendment, amendment.amendedBy, { kind: 'amended', entitlement, amendment }),
      ),
    ),
  ];
}

function usedEntries(facts: PersonFacts, at: Instant): readonly HistoryEntry[] {
  const person = facts.person.id;
  const acts = countedActs(facts.acts, facts.actCorrections).filter(
    (act) => act.performedAt <= at && (act.actor === person || act.supervisor === person),
  );
  const alike = Map.groupBy(acts, (act) =>
    [act.performedOn, act.task, act.treatmentSite, act.unit, act.mode, act.actor].join(),
  );
  return [...alike.values()].flatMap((group) => {
    const last = group.at(-1);
    if (last === undefined) return [];
    const used = { kind: 'used', acts: group, supervised: last.actor !== person } as const;
    return [{ ...entryOf(last, last.actor, used), at: last.performedAt }];
  });
}

function entryOf(fact: Recorded, by: PersonId | null, happening: Happening): HistoryEntry {
  const { id, recordedAt, index } = fact;
  return { ...happening, id: `${happening.kind}/${id}`, at: recordedAt, index, by };
}
