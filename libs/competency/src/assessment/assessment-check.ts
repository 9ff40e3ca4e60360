import type { EvidenceFacts } from '../evidence/evidence.ts';
import { evidenceStandings } from '../evidence/evidence-state.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import { isInPost } from '../person/employment.ts';
import type { PersonId } from '../person/ids.ts';
import type { PersonnelFacts } from '../person/person.ts';
import type { FactFields } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import { adaptationTypesOf, isPlatform } from '../treatment/adaptation.ts';
import type {
  Assessment,
  AssessmentAcknowledgement,
  AssessmentFacts,
  AssessmentReview,
  AssessmentVoid,
  SkillScope,
} from './assessment.ts';
import { assessorQualification, isAssessorAbsent, type AssessorQuestion } from './assessor.ts';

export type AssessmentRefusal =
  | 'own-assessment'
  | 'in-the-future'
  | 'nothing-named'
  | 'unknown-skill'
  | 'unknown-treatment-site'
  | 'unknown-platform'
  | 'unknown-adaptation-type'
  | 'unknown-evidence'
  | 'revoked-record'
  | 'sent-back-record'
  | 'remediation-of-a-pass'
  | 'not-a-referral'
  | 'not-in-post'
  | 'assessor-absent'
  | 'assessor-not-qualified';

export interface AssessmentContext {
  readonly framework: FrameworkDocument;
  readonly candidate: Pick<PersonnelFacts, 'employments'>;
  /** The candidate's submissions; an assessment links no other person's. */
  readonly candidateEvidence: EvidenceFacts;
  /** What the candidate was assessed in before; a reassessment follows one of these. */
  readonly candidateAssessments: Pick<AssessmentFacts, 'assessments' | 'assessmentVoids'>;
  readonly signing: AssessorQuestion['signing'];
  readonly assessor: AssessorQuestion['assessor'];
  readonly policy: AssessorQuestion['policy'];
  readonly entitlementFor: AssessorQuestion['entitlementFor'];
}

/** An assessment before it is known what qualifies its assessor. */
export type UnsignedAssessment = Omit<FactFields<Assessment>, 'qualification'>;

/**
 * Checks an assessment at signing (I4, I6, F4, F7) and adds what qualified the assessor. Self-assessment is
 * judged by person; the candidate must be in post on the day.
 */
export function checkAssessment(
  fields: UnsignedAssessment,
  context: AssessmentContext,
): Checked<FactFields<Assessment>, AssessmentRefusal> {
  const found: Refusal<AssessmentRefusal>[] = [...scopeRefusals(fields, context.framework)];
  const { performedOn } = fields;
  if (fields.assessor === fields.candidate) found.push(refuse('own-assessment', '/candidate'));
  if (performedOn > context.signing.on) {
    found.push(refuse('in-the-future', '/performedOn', { on: performedOn }));
  }
  if (!isInPost(context.candidate, performedOn)) {
    found.push(refuse('not-in-post', '/candidate', { on: performedOn }));
  }
  found.push(...evidenceRefusals(fields, context));
  found.push(...remediationRefusals(fields, context.candidateAssessments));
  const skill = context.framework.skills.find(({ id }) => id === fields.skill);
  if (skill === undefined) return { kind: 'refused', refusals: found };
  const question: AssessorQuestion = { ...fields, ...context, skill };
  const qualification = assessorQualification(question);
  if (isAssessorAbsent(question)) found.push(refuse('assessor-absent', '/assessor'));
  else if (qualification === null) {
    found.push(refuse('assessor-not-qualified', '/assessor', { skill: fields.skill }));
  }
  return qualification === null
    ? { kind: 'refused', refusals: found }
    : checked({ ...fields, qualification }, found);
}

export type AcknowledgementRefusal = 'not-the-candidate' | 'already-acknowledged' | 'already-void';

/** Checks that the candidate alone acknowledges, once, and not what is void. */
export function checkAcknowledgement(
  fields: FactFields<AssessmentAcknowledgement>,
  assessment: Pick<Assessment, 'id' | 'candidate'>,
  facts: AssessmentFacts,
): Checked<FactFields<AssessmentAcknowledgement>, AcknowledgementRefusal> {
  const found: Refusal<AcknowledgementRefusal>[] = [];
  const concerns = (fact: { readonly assessment: string }): boolean =>
    fact.assessment === assessment.id;
  if (fields.candidate !== assessment.candidate) {
    found.push(refuse('not-the-candidate', '/candidate'));
  }
  if (facts.assessmentAcknowledgements.some(concerns)) {
    found.push(refuse('already-acknowledged', '/assessment'));
  }
  if (facts.assessmentVoids.some(concerns)) found.push(refuse('already-void', '/assessment'));
  return checked(fields, found);
}

export type VoidRefusal = 'own-assessment' | 'already-void' | 'reason-missing';

/** Checks a voiding: with a reason, once, and not by the candidate. */
export function checkAssessmentVoid(
  fields: FactFields<AssessmentVoid>,
  recorder: PersonId,
  assessment: Pick<Assessment, 'id' | 'candidate'>,
  facts: AssessmentFacts,
): Checked<FactFields<AssessmentVoid>, VoidRefusal> {
  const found: Refusal<VoidRefusal>[] = [];
  if (recorder === assessment.candidate) found.push(refuse('own-assessment', '/assessment'));
  if (facts.assessmentVoids.some((fact) => fact.assessment === assessment.id)) {
    found.push(refuse('already-void', '/assessment'));
  }
  if (fields.reason.trim() === '') found.push(refuse('reason-missing', '/reason'));
  return checked(fields, found);
}

export type AssessmentReviewRefusal =
  | 'own-assessment'
  | 'already-questioned'
  | 'already-set-aside'
  | 'not-questioned'
  | 'reason-missing'
  | 'already-void';

/**
 * Checks a review of an assessment (I6, F15): neither candidate nor assessor answers for it. It is put in
 * question once at a time, and found to stand or not only while it is. One that was found not to stand is
 * asked about no more: what could come of it is that a pass returns unassessed.
 */
export function checkAssessmentReview(
  fields: FactFields<AssessmentReview>,
  recorder: PersonId,
  assessment: Pick<Assessment, 'id' | 'candidate' | 'assessor'>,
  facts: AssessmentFacts,
): Checked<FactFields<AssessmentReview>, AssessmentReviewRefusal> {
  const found: Refusal<AssessmentReviewRefusal>[] = [];
  const latest = facts.assessmentReviews.findLast((fact) => fact.assessment === assessment.id);
  if (recorder === assessment.candidate || recorder === assessment.assessor) {
    found.push(refuse('own-assessment', '/assessment'));
  }
  const inQuestion = latest?.outcome === 'questioned';
  if (fields.outcome === 'questioned' && inQuestion) {
    found.push(refuse('already-questioned', '/outcome'));
  }
  if (latest?.outcome === 'does-not-stand') found.push(refuse('already-set-aside', '/assessment'));
  else if (fields.outcome !== 'questioned' && !inQuestion) {
    found.push(refuse('not-questioned', '/outcome'));
  }
  if (facts.assessmentVoids.some((fact) => fact.assessment === assessment.id)) {
    found.push(refuse('already-void', '/assessment'));
  }
  if (fields.reason.trim() === '') found.push(refuse('reason-missing', '/reason'));
  return checked(fields, found);
}

/** Extra cases are asked of who did not pass; who had them is reassessed in the same skill and a site of it. */
function remediationRefusals(
  { result, remediation, follows, skill, scope, performedOn }: UnsignedAssessment,
  { assessments, assessmentVoids }: AssessmentContext['candidateAssessments'],
): readonly Refusal<AssessmentRefusal>[] {
  const found: Refusal<AssessmentRefusal>[] = [];
  if (result === 'pass' && remediation != null) {
    found.push(refuse('remediation-of-a-pass', '/remediation'));
  }
  if (follows == null) return found;
  const isReferral = assessments.some(
    (earlier) =>
      earlier.id === follows &&
      earlier.result !== 'pass' &&
      earlier.skill === skill &&
      earlier.performedOn <= performedOn &&
      earlier.scope.platform === scope.platform &&
      earlier.scope.treatmentSites.some((site) => scope.treatmentSites.includes(site)) &&
      !assessmentVoids.some(({ assessment }) => assessment === earlier.id),
  );
  if (!isReferral) found.push(refuse('not-a-referral', '/follows', { factId: follows }));
  return found;
}

/**
 * An assessment links records of its candidate alone. A pass rests on none that others found wanting by the
 * signing (I2, F18): what relied on a revoked record was suspended, and nothing signed later brings that back.
 * Who did not pass may be so because of such a record.
 */
function evidenceRefusals(
  { evidence, result }: UnsignedAssessment,
  { candidateEvidence, signing }: AssessmentContext,
): readonly Refusal<AssessmentRefusal>[] {
  const standings = evidenceStandings(candidateEvidence, signing);
  return evidence.flatMap((id, place): readonly Refusal<AssessmentRefusal>[] => {
    const state = standings.find((standing) => standing.evidence.id === id)?.state;
    const about = { factId: id };
    const pointer = `/evidence/${place}`;
    if (state === undefined) return [refuse('unknown-evidence', pointer, about)];
    if (result !== 'pass') return [];
    if (state === 'revoked') return [refuse('revoked-record', pointer, about)];
    return state === 'sent-back' ? [refuse('sent-back-record', pointer, about)] : [];
  });
}

function scopeRefusals(
  { skill, scope }: UnsignedAssessment,
  framework: FrameworkDocument,
): readonly Refusal<AssessmentRefusal>[] {
  const found: Refusal<AssessmentRefusal>[] = [];
  if (!framework.skills.some(({ id }) => id === skill)) {
    found.push(refuse('unknown-skill', '/skill', { skill }));
  }
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['/scope/treatmentSites', scope.treatmentSites],
    ['/scope/adaptationTypes', scope.adaptationTypes],
  ];
  for (const [pointer, list] of lists) {
    if (list.length === 0) found.push(refuse('nothing-named', pointer));
  }
  scope.treatmentSites.forEach((treatmentSite, place) => {
    if (!framework.treatmentSites.some(({ id }) => id === treatmentSite)) {
      found.push(
        refuse('unknown-treatment-site', `/scope/treatmentSites/${place}`, { treatmentSite }),
      );
    }
  });
  return [...found, ...platformRefusals(scope)];
}

/** Of a platform that is not known no type is known either: that is said once. */
function platformRefusals({
  platform,
  adaptationTypes,
}: SkillScope): readonly Refusal<AssessmentRefusal>[] {
  if (!isPlatform(platform)) return [refuse('unknown-platform', '/scope/platform')];
  const known = adaptationTypesOf(platform);
  return adaptationTypes.flatMap((adaptationType, place) =>
    known.includes(adaptationType)
      ? []
      : [refuse('unknown-adaptation-type', `/scope/adaptationTypes/${place}`, { adaptationType })],
  );
}
