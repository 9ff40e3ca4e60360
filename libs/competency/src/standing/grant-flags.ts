import type { Assessment } from '../assessment/assessment.ts';
import type { AssessmentId, PersonId } from '../person/ids.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { PersonFacts } from './facts.ts';

/** What the governance report lists about a grant; none of it refuses unless policy says so (I4, I6). */
export interface GrantFlag {
  readonly kind:
    | 'entitler-was-assessor'
    | 'entitler-was-only-assessor'
    | 'verifier-was-assessor'
    | 'founding-assessor-used';
  readonly skill: string | null;
  readonly assessment: AssessmentId | null;
}

/** Flags of a grant that rests on the assessments given, by this entitler; facts are as known. */
export function grantFlags(
  facts: PersonFacts,
  assessments: readonly AssessmentId[],
  entitler: PersonId,
): readonly GrantFlag[] {
  const used = facts.assessments.filter(({ id }) => assessments.includes(id));
  const byEntitler = used.filter(({ assessor }) => assessor === entitler);
  const flags = [
    ...byEntitler.map((assessment) => flag('entitler-was-assessor', assessment)),
    ...used
      .filter((assessment) => isVerifiedByAssessor(facts, assessment))
      .map((assessment) => flag('verifier-was-assessor', assessment)),
    ...used
      .filter(({ qualification }) => qualification.kind === 'founding-assessor')
      .map((assessment) => flag('founding-assessor-used', assessment)),
  ];
  const only = used.length > 0 && byEntitler.length === used.length;
  return only
    ? [{ kind: 'entitler-was-only-assessor', skill: null, assessment: null }, ...flags]
    : flags;
}

/** Flags that the policy does not leave at a flag: the assessor entitles, or the verifier assessed (I4). */
export function forbiddenByPolicy(
  flags: readonly GrantFlag[],
  { entitlement }: PolicyDocument,
): readonly Reason[] {
  return flags.flatMap(({ kind, skill }) => {
    const about = skill === null ? {} : { skill };
    if (kind === 'entitler-was-assessor' && !entitlement.assessorMayEntitle) {
      return [reason('assessor-may-not-entitle', about)];
    }
    return kind === 'verifier-was-assessor' && !entitlement.verifierMayAssess
      ? [reason('verifier-may-not-assess', about)]
      : [];
  });
}

function isVerifiedByAssessor(facts: PersonFacts, assessment: Assessment): boolean {
  return facts.evidenceReviews.some(
    (review) =>
      review.outcome === 'verified' &&
      review.verifier === assessment.assessor &&
      assessment.evidence.includes(review.evidence),
  );
}

function flag(kind: GrantFlag['kind'], { skill, id }: Assessment): GrantFlag {
  return { kind, skill, assessment: id };
}
