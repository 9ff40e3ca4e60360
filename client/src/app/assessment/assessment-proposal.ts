import { openReferrals } from '@oart/competency';
import type {
  AssessmentId,
  AssessmentMethod,
  CalendarDay,
  CompetenceLevel,
  Instant,
} from '@oart/competency';
import type { AssessmentProposal, AssessmentView, EvidenceView, UnitView } from '@oart/contract';

/** The assessment form as filled in. */
export interface AssessmentDraft {
  readonly skill: string;
  readonly treatmentSites: readonly string[];
  readonly level: CompetenceLevel;
  readonly method: AssessmentMethod;
  readonly result: AssessmentProposal['result'];
  readonly purpose: AssessmentProposal['purpose'];
  readonly performedOn: string | null;
  readonly comment: string;
  /** What is asked for of who did not pass. */
  readonly remediation: string;
}

type FollowingDraft = Pick<AssessmentDraft, 'skill' | 'treatmentSites' | 'performedOn'>;

/** Verified records of this skill that name one of the treatment sites, or none: what was judged. */
export function recordsJudged(
  records: readonly EvidenceView[],
  draft: Pick<AssessmentDraft, 'skill' | 'treatmentSites'>,
): readonly EvidenceView[] {
  return recordsAbout(records, draft).filter(({ state }) => state === 'verified');
}

function recordsAbout(
  records: readonly EvidenceView[],
  about: Pick<AssessmentDraft, 'skill' | 'treatmentSites'>,
): readonly EvidenceView[] {
  return records.filter(
    ({ skill, treatmentSites }) =>
      skill === about.skill &&
      (treatmentSites.length === 0 ||
        treatmentSites.some((site) => about.treatmentSites.includes(site))),
  );
}

/**
 * The referral or failure that the next assessment follows: of those that still govern one of these treatment sites
 * on the unit's platform, and were given by that day, the one signed last.
 */
export function referralFor(
  assessments: readonly AssessmentView[],
  { skill, treatmentSites, performedOn }: FollowingDraft,
  { platform, adaptationTypes }: Pick<UnitView, 'platform' | 'adaptationTypes'>,
): AssessmentView | null {
  return referralsStillOpen(assessments)
    .filter(
      (referral) =>
        referral.skill === skill &&
        referral.platform === platform &&
        referral.adaptationTypes.some((type) => adaptationTypes.includes(type)) &&
        referral.treatmentSites.some((site) => treatmentSites.includes(site)) &&
        (performedOn === null || referral.performedOn <= performedOn),
    )
    .reduce<AssessmentView | null>(
      (latest, each) => (latest !== null && latest.signedAt > each.signedAt ? latest : each),
      null,
    );
}

/** Referrals and failures whose demand is still to be met, each with the treatment sites still referred alone. */
export function referralsStillOpen(
  assessments: readonly AssessmentView[],
): readonly AssessmentView[] {
  const given = {
    assessments: assessments.map((view) => ({
      ...view,
      id: view.id as AssessmentId,
      scope: view,
      performedOn: view.performedOn as CalendarDay,
      recordedAt: view.signedAt as Instant,
    })),
    assessmentVoids: assessments.flatMap(({ id, voided }) =>
      voided === null ? [] : [happenedTo(id, voided)],
    ),
    assessmentReviews: assessments.flatMap(({ id, reviews }) =>
      reviews.map((review) => ({ ...happenedTo(id, review), outcome: review.outcome })),
    ),
  };
  return openReferrals(given).map(({ referral, treatmentSites }) => ({
    ...referral,
    treatmentSites,
  }));
}

function happenedTo(
  id: string,
  { at }: { readonly at: string },
): { readonly assessment: AssessmentId; readonly recordedAt: Instant } {
  return { assessment: id as AssessmentId, recordedAt: at as Instant };
}

/** What was submitted for the skill and a treatment site of a referral since, in words. */
export function sinceReferral(referral: AssessmentView, records: readonly EvidenceView[]): string {
  const since = recordsAbout(records, referral).filter(
    ({ submittedAt }) => submittedAt > referral.signedAt,
  );
  const verified = since.filter(({ state }) => state === 'verified');
  const waiting = since.filter(({ state }) => state === 'submitted');
  const cases = verified.reduce((sum, record) => sum + (record.cases ?? 0), 0);
  const without = verified.reduce((sum, each) => sum + (each.casesWithoutIntervention ?? 0), 0);
  const counted =
    cases === 0 ? '' : ` with ${counting(cases, 'case')}, ${String(without)} without intervention`;
  const more = waiting.length === 0 ? '' : `; ${counting(waiting.length, 'record')} to be verified`;
  const none =
    verified.length === 0 ? 'no verified record' : counting(verified.length, 'verified record');
  return `Since then: ${none}${counted}${more}.`;
}

function counting(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** The body of `POST /api/assessments/challenge`. The scope is the unit's platform and all its types. */
export function assessmentProposalOf(
  draft: AssessmentDraft,
  about: {
    readonly candidateId: string;
    readonly unit: UnitView;
    readonly records: readonly EvidenceView[];
    readonly assessments: readonly AssessmentView[];
    readonly seen: number;
  },
): AssessmentProposal {
  const comment = draft.comment.trim();
  const remediation = draft.result === 'pass' ? '' : draft.remediation.trim();
  const referral = referralFor(about.assessments, draft, about.unit);
  return {
    candidateId: about.candidateId,
    skill: draft.skill,
    treatmentSites: draft.treatmentSites,
    platform: about.unit.platform,
    adaptationTypes: about.unit.adaptationTypes,
    softwareVersion: about.unit.softwareVersion,
    level: draft.level,
    method: draft.method,
    result: draft.result,
    performedOn: draft.performedOn ?? '',
    evidenceIds: recordsJudged(about.records, draft).map(({ id }) => id),
    comment: comment === '' ? null : comment,
    purpose: draft.purpose,
    ...(remediation !== '' && { remediation }),
    ...(referral !== null && { follows: referral.id }),
    seen: about.seen,
  };
}
