import { uuidv7 } from 'uuidv7';
import {
  EvidenceCountersignatureEntity,
  EvidenceReviewEntity,
  EvidenceRevocationEntity,
} from '../evidence/evidence-life.entity.ts';
import { EvidenceEntity } from '../evidence/evidence.entity.ts';
import type { Writers } from './loading.ts';

/** The bytes of a record are no part of a scenario: their hash stands for them, and there is nothing to open. */
const NO_FILE = {
  fileName: null,
  mediaType: 'application/pdf',
  fileSize: 1,
  savedAgain: null,
} as const;

export const EVIDENCE = {
  evidence: (tx, fact, loading) => {
    if (fact.sha256 === null) throw new Error(`The record ${fact.id} has no hash`);
    return tx.add(EvidenceEntity, uuidv7(), {
      ...NO_FILE,
      personId: loading.labels.person(fact.person),
      type: fact.type,
      skill: fact.skill,
      treatmentSites: [...fact.treatmentSites],
      platform: fact.platform,
      softwareVersions: [...fact.softwareVersions],
      structures: fact.structures,
      score: fact.score,
      passMark: fact.passMark,
      cases: fact.cases,
      casesWithoutIntervention: fact.casesWithoutIntervention,
      percentAgreement: fact.percentAgreement,
      likert: [...fact.likert],
      caseLog:
        fact.caseLog.length === 0
          ? null
          : fact.caseLog.map((each) => ({
              ...each,
              supervisor: loading.labels.person(each.supervisor),
            })),
      reflection: fact.reflection,
      countersignerId: loading.labels.somebody(fact.countersigner),
      experience: fact.experience,
      nameAsPrinted: fact.nameAsPrinted,
      occurredOn: fact.occurredOn,
      issuedOn: fact.issuedOn,
      requestedOn: fact.requestedOn,
      groupId: null,
      validUntil: fact.validUntil,
      issuer: fact.issuer,
      sha256: fact.sha256,
      submittedById: loading.labels.person(fact.submittedBy),
      supersedesId: loading.corrected(fact),
    });
  },

  'evidence-review': (tx, fact, loading) =>
    tx.add(EvidenceReviewEntity, uuidv7(), {
      evidenceId: loading.labels.fact(fact.evidence),
      outcome: fact.outcome,
      verifierId: loading.labels.person(fact.verifier),
      statement: fact.statement,
      identityEstablishedBy: fact.identityEstablishedBy,
      reason: fact.reason,
      supersedesId: loading.corrected(fact),
    }),

  'evidence-countersignature': (tx, { evidence, countersigner }, { labels }) =>
    tx.add(EvidenceCountersignatureEntity, uuidv7(), {
      evidenceId: labels.fact(evidence),
      countersignerId: labels.person(countersigner),
    }),

  'evidence-revocation': (tx, fact, loading) =>
    tx.add(EvidenceRevocationEntity, uuidv7(), {
      evidenceId: loading.labels.fact(fact.evidence),
      kind: fact.kind,
      effectiveFrom: fact.effectiveFrom,
      revokerId: loading.labels.person(fact.revoker),
      reason: fact.reason,
      supersedesId: loading.corrected(fact),
    }),
} satisfies Partial<Writers>;
