import {
  assessingEntitlement,
  checkAcknowledgement,
  checkAssessment,
  checkAssessmentReview,
  checkAssessmentVoid,
  type PersonId,
} from '@oart/competency';
import type {
  WrittenAcknowledgement,
  WrittenAssessment,
  WrittenAssessmentReview,
  WrittenVoid,
} from '../written/written-fact.ts';
import { onlySkill } from './only-skill.ts';
import { inList } from './personnel.ts';
import type { Prepared, Recording } from './recording.ts';

export function assessment(recording: Recording, written: WrittenAssessment): Prepared | null {
  const { ledger, moment } = recording;
  const skill = onlySkill(recording, written.skill);
  const framework = recording.framework();
  const policy = recording.policy();
  const candidate = ledger.factsOf(recording.person(written.candidate, 'candidate'));
  const assessor = ledger.factsOf(recording.person(written.assessor, 'assessor'));
  if (skill === null || framework === null || policy === null) return null;
  if (candidate === null || assessor === null) return null;
  const platform = recording.platform(written.platform);
  const fields = {
    candidate: written.candidate,
    skill,
    scope: {
      treatmentSites: written.treatmentSites ?? recording.allSites(),
      platform,
      adaptationTypes: recording.adaptationTypes(written.adaptationTypes, platform),
    },
    softwareVersion:
      written.softwareVersion === undefined
        ? recording.runningVersion(platform)
        : written.softwareVersion,
    level: written.level,
    method: written.method ?? 'direct-observation',
    result: written.result ?? 'pass',
    assessor: written.assessor,
    performedOn: written.performedOn ?? moment.on,
    evidence: written.evidence ?? [],
    comment: written.comment ?? null,
    purpose: written.purpose ?? 'award',
  } as const;
  const check = checkAssessment(fields, {
    framework,
    candidate,
    candidateEvidence: candidate,
    candidateAssessments: candidate,
    signing: moment,
    assessor,
    policy,
    entitlementFor: assessingEntitlement(ledger.department(), assessor, ledger.lastIndex),
  });
  const qualification =
    check.kind === 'accepted'
      ? check.accepted.qualification
      : ({ kind: 'founding-assessor', appointment: 'none on file' } as const);
  return {
    ...inList(recording, written.candidate, 'assessments', { ...fields, qualification }, check),
    ...(check.kind === 'accepted' ? { found: { qualification } } : {}),
  };
}

export function assessmentAcknowledgement(
  recording: Recording,
  written: WrittenAcknowledgement,
): Prepared | null {
  const seen = recording.earlier('assessment', written.assessment, 'assessment');
  const facts = seen === null ? null : recording.ledger.factsOf(seen.candidate);
  if (seen === null || facts === null) return null;
  const candidate = recording.person(written.candidate ?? seen.candidate, 'candidate');
  const fields = { assessment: seen.id, candidate };
  const check = checkAcknowledgement(fields, seen, facts);
  return inList(recording, seen.candidate, 'assessmentAcknowledgements', fields, check);
}

export function assessmentVoid(recording: Recording, written: WrittenVoid): Prepared | null {
  const voided = recording.earlier('assessment', written.assessment, 'assessment');
  const facts = voided === null ? null : recording.ledger.factsOf(voided.candidate);
  if (voided === null || facts === null) return null;
  const fields = { assessment: voided.id, reason: written.reason };
  const check = checkAssessmentVoid(fields, recorderOf(recording), voided, facts);
  return inList(recording, voided.candidate, 'assessmentVoids', fields, check);
}

export function assessmentReview(
  recording: Recording,
  written: WrittenAssessmentReview,
): Prepared | null {
  const reviewed = recording.earlier('assessment', written.assessment, 'assessment');
  const facts = reviewed === null ? null : recording.ledger.factsOf(reviewed.candidate);
  if (reviewed === null || facts === null) return null;
  const { outcome, reason } = written;
  const fields = { assessment: reviewed.id, outcome, reason };
  const check = checkAssessmentReview(fields, recorderOf(recording), reviewed, facts);
  return inList(recording, reviewed.candidate, 'assessmentReviews', fields, check);
}

function recorderOf({ recorder }: Recording): PersonId {
  return recorder ?? ('' as PersonId);
}
