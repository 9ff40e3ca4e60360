import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type {
  Assessment,
  AssessmentId,
  AssessmentReview,
  FactFields,
  PersonId,
  Recorded,
} from '@oart/competency';
import type { Recording } from '../ledger/recording.ts';
import {
  AssessmentAcknowledgementEntity,
  AssessmentEntity,
  AssessmentReviewEntity,
  AssessmentVoidEntity,
} from './assessment.entity.ts';

@Injectable()
export class AssessmentRepository {
  async add(
    tx: Recording,
    id: AssessmentId,
    fields: FactFields<Assessment>,
    signatureId: string,
  ): Promise<Assessment> {
    const { candidate, scope, assessor, evidence, remediation, follows, ...columns } = fields;
    const recorded = await tx.add(AssessmentEntity, id, {
      ...columns,
      candidateId: candidate,
      treatmentSites: [...scope.treatmentSites],
      platform: scope.platform,
      adaptationTypes: [...scope.adaptationTypes],
      assessorId: assessor,
      evidenceIds: [...evidence],
      remediation: remediation ?? null,
      followsId: follows ?? null,
      signatureId,
    });
    return { ...fields, ...recorded, id };
  }

  async acknowledge(
    tx: Recording,
    assessmentId: AssessmentId,
    candidateId: PersonId,
  ): Promise<Recorded> {
    return tx.add(AssessmentAcknowledgementEntity, uuidv7(), { assessmentId, candidateId });
  }

  async void(tx: Recording, assessmentId: AssessmentId, reason: string): Promise<Recorded> {
    return tx.add(AssessmentVoidEntity, uuidv7(), { assessmentId, reason });
  }

  async review(
    tx: Recording,
    { assessment, outcome, reason }: FactFields<AssessmentReview>,
  ): Promise<Recorded> {
    return tx.add(AssessmentReviewEntity, uuidv7(), { assessmentId: assessment, outcome, reason });
  }
}
