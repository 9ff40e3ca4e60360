import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  Assessment,
  AssessmentAcknowledgement,
  AssessmentFacts,
  AssessmentId,
  AssessmentReview,
  AssessmentVoid,
  PersonId,
} from '@oart/competency';
import { byPerson } from '../ledger/by-person.ts';
import type { FactColumns } from '../ledger/fact-columns.ts';
import { factRows } from '../ledger/fact-rows.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import {
  AssessmentAcknowledgementEntity,
  AssessmentEntity,
  AssessmentReviewEntity,
  AssessmentVoidEntity,
} from './assessment.entity.ts';

const IN_LEDGER_ORDER = { ledgerIndex: 'ASC' } as const;

@Injectable()
export class AssessmentFactsRepository {
  /** Everything on file about the assessments of each candidate. */
  async ofCandidates(
    tx: EntityManager,
    candidates: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, AssessmentFacts>> {
    const assessments = await factRows(tx, AssessmentEntity, 'candidateId', candidates);
    const candidateOf = new Map(
      assessments.map((row) => [row.id as AssessmentId, row.candidateId]),
    );
    const ofThese = <Row extends FactColumns & { readonly assessmentId: AssessmentId }>(
      entity: new () => Row,
    ): Promise<readonly Row[]> => factRows(tx, entity, 'assessmentId', candidateOf.keys());
    const concerned = (row: { readonly assessmentId: AssessmentId }): PersonId | undefined =>
      candidateOf.get(row.assessmentId);
    const [acknowledgedRows, voidedRows, reviewedRows] = await Promise.all([
      ofThese(AssessmentAcknowledgementEntity),
      ofThese(AssessmentVoidEntity),
      ofThese(AssessmentReviewEntity),
    ]);
    const given = byPerson(assessments, (row) => row.candidateId);
    const acknowledged = byPerson(acknowledgedRows, concerned);
    const voided = byPerson(voidedRows, concerned);
    const reviewed = byPerson(reviewedRows, concerned);
    return new Map(
      candidates.map((candidate) => [
        candidate,
        {
          assessments: given(candidate).map(assessmentOf),
          assessmentAcknowledgements: acknowledged(candidate).map(acknowledgementOf),
          assessmentVoids: voided(candidate).map(voidOf),
          assessmentReviews: reviewed(candidate).map(reviewOf),
        },
      ]),
    );
  }

  /** Every assessment on file, of whomever, and what was voided. */
  async everyAssessment(
    tx: EntityManager,
  ): Promise<Pick<AssessmentFacts, 'assessments' | 'assessmentVoids'>> {
    const assessments = await tx.find(AssessmentEntity, { order: IN_LEDGER_ORDER });
    const voids = await tx.find(AssessmentVoidEntity, { order: IN_LEDGER_ORDER });
    return { assessments: assessments.map(assessmentOf), assessmentVoids: voids.map(voidOf) };
  }

  /** Every assessment that one person gave, of whomever. */
  async givenBy(tx: EntityManager, assessor: PersonId): Promise<readonly Assessment[]> {
    const rows = await tx.find(AssessmentEntity, {
      where: { assessorId: assessor },
      order: IN_LEDGER_ORDER,
    });
    return rows.map(assessmentOf);
  }

  async candidateOf(tx: EntityManager, assessment: AssessmentId): Promise<PersonId | null> {
    const row = await tx.findOneBy(AssessmentEntity, { id: assessment });
    return row?.candidateId ?? null;
  }
}

function assessmentOf(row: AssessmentEntity): Assessment {
  return {
    ...recordedOf(row),
    id: row.id as AssessmentId,
    candidate: row.candidateId,
    skill: row.skill,
    scope: {
      treatmentSites: row.treatmentSites,
      platform: row.platform,
      adaptationTypes: row.adaptationTypes,
    },
    softwareVersion: row.softwareVersion,
    level: row.level,
    method: row.method,
    result: row.result,
    assessor: row.assessorId,
    qualification: row.qualification,
    performedOn: row.performedOn,
    evidence: row.evidenceIds,
    comment: row.comment,
    purpose: row.purpose,
    remediation: row.remediation,
    follows: row.followsId,
  };
}

function acknowledgementOf(row: AssessmentAcknowledgementEntity): AssessmentAcknowledgement {
  return { ...recordedOf(row), assessment: row.assessmentId, candidate: row.candidateId };
}

function voidOf(row: AssessmentVoidEntity): AssessmentVoid {
  return { ...recordedOf(row), assessment: row.assessmentId, reason: row.reason ?? '' };
}

function reviewOf(row: AssessmentReviewEntity): AssessmentReview {
  return {
    ...recordedOf(row),
    assessment: row.assessmentId,
    outcome: row.outcome,
    reason: row.reason ?? '',
  };
}
