import type {
  Evidence,
  EvidenceCountersignature,
  EvidenceId,
  EvidenceReview,
  EvidenceRevocation,
  RevocationRetraction,
} from '@oart/competency';
import { recordedOf } from '../ledger/recorded-of.ts';
import type {
  EvidenceCountersignatureEntity,
  EvidenceReviewEntity,
  EvidenceRevocationEntity,
  RevocationRetractionEntity,
} from './evidence-life.entity.ts';
import type { EvidenceEntity } from './evidence.entity.ts';

/** What was erased at the end of retention reads as erased. */
export function evidenceOf(row: EvidenceEntity): Evidence {
  return {
    ...recordedOf(row),
    id: row.id as EvidenceId,
    person: row.personId,
    type: row.type,
    skill: row.skill,
    treatmentSites: row.treatmentSites,
    platform: row.platform,
    softwareVersions: row.softwareVersions,
    structures: row.structures,
    score: row.score,
    passMark: row.passMark,
    cases: row.cases,
    casesWithoutIntervention: row.casesWithoutIntervention,
    percentAgreement: row.percentAgreement,
    likert: row.likert,
    caseLog: row.caseLog ?? [],
    reflection: row.reflection,
    countersigner: row.countersignerId,
    experience: row.experience,
    nameAsPrinted: row.nameAsPrinted ?? 'Erased',
    occurredOn: row.occurredOn,
    issuedOn: row.issuedOn,
    requestedOn: row.requestedOn,
    validUntil: row.validUntil,
    issuer: row.issuer ?? 'Erased',
    sha256: row.sha256,
    submittedBy: row.submittedById,
  };
}

export function reviewOf(row: EvidenceReviewEntity): EvidenceReview {
  return {
    ...recordedOf(row),
    evidence: row.evidenceId as EvidenceId,
    outcome: row.outcome,
    verifier: row.verifierId,
    statement: row.statement,
    identityEstablishedBy: row.identityEstablishedBy,
    reason: row.reason,
  };
}

export function countersignatureOf(row: EvidenceCountersignatureEntity): EvidenceCountersignature {
  return {
    ...recordedOf(row),
    evidence: row.evidenceId as EvidenceId,
    countersigner: row.countersignerId,
  };
}

export function revocationOf(row: EvidenceRevocationEntity): EvidenceRevocation {
  return {
    ...recordedOf(row),
    evidence: row.evidenceId as EvidenceId,
    kind: row.kind,
    effectiveFrom: row.effectiveFrom,
    revoker: row.revokerId,
    reason: row.reason ?? '',
  };
}

export function retractionOf(row: RevocationRetractionEntity): RevocationRetraction {
  return { ...recordedOf(row), revocation: row.revocationId, reason: row.reason ?? '' };
}
