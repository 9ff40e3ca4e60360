import type { Assessment, AssessmentFacts, AssessmentReview } from './assessment.ts';
import type { AssessmentId } from '../person/ids.ts';
import { day } from '../calendar/days.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';

/** An assessment signed on the day it was performed unless said otherwise. */
export function assessment(
  fields: Partial<Assessment> & { readonly signed?: string } = {},
): Assessment {
  const { signed, ...others } = fields;
  const performedOn = others.performedOn ?? day('2026-01-10');
  const fact = recorded(signed ?? `${performedOn}T15:00:00Z`, 'assessor-1');
  return {
    ...fact,
    id: fact.id as AssessmentId,
    candidate: person('aa-1'),
    skill: 'oar-outlining',
    scope: {
      treatmentSites: ['cervix', 'bladder', 'prostate'],
      platform: 'ethos',
      adaptationTypes: ['online-adaptive'],
    },
    softwareVersion: '2.0',
    level: 'C',
    method: 'direct-observation',
    result: 'pass',
    assessor: person('assessor-1'),
    qualification: { kind: 'founding-assessor', appointment: 'fact-0' },
    performedOn,
    evidence: [],
    comment: null,
    purpose: 'award',
    ...others,
  };
}

export function assessmentReview(
  of: Assessment,
  outcome: AssessmentReview['outcome'],
  when: string,
): AssessmentReview {
  return { ...recorded(when, 'horp-1'), assessment: of.id, outcome, reason: 'Review' };
}

export function assessmentFacts(fields: Partial<AssessmentFacts> = {}): AssessmentFacts {
  return {
    assessments: [],
    assessmentAcknowledgements: [],
    assessmentVoids: [],
    assessmentReviews: [],
    ...fields,
  };
}
