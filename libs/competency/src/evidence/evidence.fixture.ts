import type {
  Evidence,
  EvidenceCountersignature,
  EvidenceFacts,
  EvidenceReview,
  EvidenceRevocation,
  StructureScore,
} from './evidence.ts';
import type { EvidenceId } from '../person/ids.ts';
import { day } from '../calendar/days.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';

/** A submission with everything that a verified record of its kind shows. */
export function evidence(fields: Partial<Evidence> = {}): Evidence {
  const fact = recorded('2026-01-05');
  return {
    ...fact,
    id: fact.id as EvidenceId,
    person: person('aa-1'),
    type: 'tutorial-certificate',
    skill: 'dir-evaluation',
    treatmentSites: [],
    platform: null,
    softwareVersions: [],
    structures: [],
    score: null,
    passMark: null,
    cases: null,
    casesWithoutIntervention: null,
    percentAgreement: null,
    likert: [],
    caseLog: [],
    reflection: null,
    countersigner: null,
    experience: null,
    nameAsPrinted: 'AA One',
    occurredOn: day('2026-01-02'),
    issuedOn: null,
    requestedOn: null,
    validUntil: null,
    issuer: 'ProKnow',
    sha256: 'a'.repeat(64),
    submittedBy: person('aa-1'),
    ...fields,
  };
}

export function score(structure: string, reached: number, attempt = 1): StructureScore {
  return { structure, score: reached, passMark: 75, attempt };
}

/** A contouring certificate for one treatment site with one score per structure. */
export function certificate(
  treatmentSite: string,
  structures: readonly StructureScore[],
  fields: Partial<Evidence> = {},
): Evidence {
  return evidence({
    type: 'proknow-certificate',
    skill: 'oar-outlining',
    treatmentSites: [treatmentSite],
    structures,
    ...fields,
  });
}

export function claim(from: string, until: string | null, wte = 1): Evidence {
  return evidence({
    type: 'experience-claim',
    skill: 'plan-selection',
    experience: {
      activity: 'plan-checking',
      from: day(from),
      until: until === null ? null : day(until),
      wte,
    },
  });
}

export function verified(item: Evidence, when = '2026-01-06'): EvidenceReview {
  return {
    ...recorded(when, 'verifier-1'),
    evidence: item.id,
    outcome: 'verified',
    verifier: person('verifier-1'),
    statement: 'Original sighted; name matched.',
    identityEstablishedBy: 'name-matches',
    reason: null,
  };
}

export function sentBack(item: Evidence, when = '2026-01-06'): EvidenceReview {
  return { ...verified(item, when), outcome: 'sent-back', statement: null, reason: 'Page missing' };
}

export function revoked(item: Evidence, from: string, when = from): EvidenceRevocation {
  return {
    ...recorded(when, 'verifier-1'),
    evidence: item.id,
    kind: 'integrity',
    effectiveFrom: day(from),
    revoker: person('verifier-1'),
    reason: 'Another person’s certificate',
  };
}

export function countersigned(item: Evidence, by = 'cco-1'): EvidenceCountersignature {
  return { ...recorded('2026-01-06', by), evidence: item.id, countersigner: person(by) };
}

export function evidenceFacts(fields: Partial<EvidenceFacts> = {}): EvidenceFacts {
  return {
    evidence: [],
    evidenceReviews: [],
    evidenceCountersignatures: [],
    evidenceRevocations: [],
    revocationRetractions: [],
    ...fields,
  };
}

/** Submissions that were all verified on one day. */
export function allVerified(items: readonly Evidence[], when = '2026-01-06'): EvidenceFacts {
  return evidenceFacts({
    evidence: items,
    evidenceReviews: items.map((item) => verified(item, when)),
  });
}
