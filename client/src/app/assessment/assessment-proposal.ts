import type { AssessmentMethod, CompetenceLevel } from '@oart/competency';
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

/** Verified records of this skill that name one of the treatment sites, or none: what was judged. */
export function recordsJudged(
  records: readonly EvidenceView[],
  draft: Pick<AssessmentDraft, 'skill' | 'treatmentSites'>,
): readonly EvidenceView[] {
  return records.filter(
    ({ state, skill, treatmentSites }) =>
      state === 'verified' &&
      skill === draft.skill &&
      (treatmentSites.length === 0 ||
        treatmentSites.some((site) => draft.treatmentSites.includes(site))),
  );
}

/**
 * The referral or failure that the next assessment follows: the last word on this skill and one of these treatment
 * sites, where that was no pass. What is void or set aside is no word.
 */
export function referralFor(
  assessments: readonly AssessmentView[],
  draft: Pick<AssessmentDraft, 'skill' | 'treatmentSites'>,
): AssessmentView | null {
  const last = assessments
    .filter(
      ({ state, skill, treatmentSites }) =>
        !['void', 'set-aside'].includes(state) &&
        skill === draft.skill &&
        treatmentSites.some((site) => draft.treatmentSites.includes(site)),
    )
    .reduce<AssessmentView | null>(
      (latest, each) => (latest !== null && latest.signedAt > each.signedAt ? latest : each),
      null,
    );
  return last === null || last.result === 'pass' ? null : last;
}

/** Those that the next assessment of some treatment site would follow: what they ask for is still to be done. */
export function openReferrals(assessments: readonly AssessmentView[]): readonly AssessmentView[] {
  return assessments.filter(({ id, skill, treatmentSites }) =>
    treatmentSites.some(
      (site) => referralFor(assessments, { skill, treatmentSites: [site] })?.id === id,
    ),
  );
}

/** What was submitted for the skill and a treatment site of a referral since, in words. */
export function sinceReferral(
  { skill, treatmentSites, signedAt }: AssessmentView,
  records: readonly EvidenceView[],
): string {
  const since = records.filter(
    (record) =>
      record.submittedAt > signedAt &&
      record.skill === skill &&
      (record.treatmentSites.length === 0 ||
        record.treatmentSites.some((site) => treatmentSites.includes(site))),
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
  const referral = referralFor(about.assessments, draft);
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
