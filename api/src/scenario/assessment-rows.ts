import { uuidv7 } from 'uuidv7';
import type { AssessmentId, AssessorQualification } from '@oart/competency';
import { AssessmentReviewEntity } from '../assessment/assessment.entity.ts';
import { AssessmentRepository } from '../assessment/assessment.repository.ts';
import type { Labels } from './labels.ts';
import type { Writers } from './loading.ts';

const assessments = new AssessmentRepository();

export const ASSESSMENTS = {
  assessment: async (tx, fact, { labels, standIns }) => {
    const assessor = labels.person(fact.assessor);
    const fields = {
      candidate: labels.person(fact.candidate),
      skill: fact.skill,
      scope: fact.scope,
      softwareVersion: fact.softwareVersion,
      level: fact.level,
      method: fact.method,
      result: fact.result,
      assessor,
      qualification: qualificationOf(fact.qualification, labels),
      performedOn: fact.performedOn,
      evidence: fact.evidence.map((item) => labels.fact(item)),
      comment: fact.comment,
      purpose: fact.purpose,
    };
    const signature = await standIns.signature(tx, assessor, 'assessed');
    return assessments.add(tx, uuidv7() as AssessmentId, fields, signature);
  },

  'assessment-acknowledgement': (tx, { assessment, candidate }, { labels }) =>
    assessments.acknowledge(tx, labels.fact(assessment), labels.person(candidate)),

  'assessment-void': (tx, { assessment, reason }, { labels }) =>
    assessments.void(tx, labels.fact(assessment), reason),

  'assessment-review': (tx, { assessment, outcome, reason }, { labels }) =>
    tx.add(AssessmentReviewEntity, uuidv7(), {
      assessmentId: labels.fact(assessment),
      outcome,
      reason,
    }),
} satisfies Partial<Writers>;

function qualificationOf(held: AssessorQualification, labels: Labels): AssessorQualification {
  switch (held.kind) {
    case 'level-p': {
      const { kind, assessment, entitlement } = held;
      return { kind, assessment: labels.fact(assessment), entitlement: labels.fact(entitlement) };
    }
    case 'clinical-oncologist':
      return { kind: held.kind, registrationCheck: labels.fact(held.registrationCheck) };
    case 'founding-assessor':
      return { kind: held.kind, appointment: labels.fact(held.appointment) };
  }
}
