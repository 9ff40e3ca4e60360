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
 * sites, where that was no pass.
 */
export function referralFor(
  assessments: readonly AssessmentView[],
  draft: Pick<AssessmentDraft, 'skill' | 'treatmentSites'>,
): AssessmentView | null {
  const last = assessments
    .filter(
      ({ state, skill, treatmentSites }) =>
        state !== 'void' &&
        skill === draft.skill &&
        treatmentSites.some((site) => draft.treatmentSites.includes(site)),
    )
    .reduce<AssessmentView | null>(
      (latest, each) => (latest !== null && latest.signedAt > each.signedAt ? latest : each),
      null,
    );
  return last === null || last.result === 'pass' ? null : last;
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
