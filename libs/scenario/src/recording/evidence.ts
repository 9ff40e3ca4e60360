import { createHash } from 'node:crypto';
import {
  checkCountersignature,
  checkReview,
  checkRevocation,
  checkSubmission,
  evidenceStandingAt,
  evidenceStandings,
  matchName,
  structureSetFor,
  type Evidence,
  type EvidenceStanding,
  type FactFields,
  type StructureScore,
} from '@oart/competency';
import type {
  WrittenCountersignature,
  WrittenEvidence,
  WrittenEvidenceReview,
  WrittenRevocation,
} from '../written/written-fact.ts';
import { inList } from './personnel.ts';
import type { Prepared, Recording } from './recording.ts';
import { suspendRelying } from './consequences.ts';

/** Pass mark of a score whose structure no set of the framework names. */
const USUAL_PASS_MARK = 75;

export function evidence(
  recording: Recording,
  written: WrittenEvidence,
  label: string,
): Prepared | null {
  const person = recording.ledger.people.get(recording.person(written.person, 'person'));
  const framework = recording.framework();
  if (person === undefined || framework === null) return null;
  const fields = fieldsOf(recording, written, label, person.displayName);
  const onFile = recording.ledger.factsOf(fields.person);
  const check = checkSubmission(fields, {
    person,
    today: recording.moment.on,
    framework,
    submittedAs: written.submittedAs ?? 'attempt',
    onFile: onFile === null ? [] : evidenceStandings(onFile, recording.moment),
    mayBeSummary: true,
  });
  const accepted = check.kind === 'accepted' ? check.accepted : null;
  return {
    ...inList(recording, fields.person, 'evidence', accepted?.fields ?? fields, check),
    found: {
      nameMatch: matchName(fields.nameAsPrinted, person),
      tooOldForFirstGrant: accepted?.tooOldForFirstGrant ?? false,
      sameFileAs: sameFile(recording, fields.sha256, label),
    },
  };
}

function fieldsOf(
  recording: Recording,
  written: WrittenEvidence,
  label: string,
  name: string,
): FactFields<Evidence> {
  const { person, experience } = written;
  return {
    person,
    type: written.type,
    skill: written.skill ?? null,
    treatmentSites: written.treatmentSites ?? [],
    platform: written.platform ?? null,
    softwareVersions: written.softwareVersions ?? [],
    structures: [...(written.structures ?? []), ...scoresOf(recording, written)],
    score: written.score ?? null,
    passMark: written.passMark ?? null,
    cases: written.cases ?? null,
    casesWithoutIntervention: written.casesWithoutIntervention ?? null,
    percentAgreement: written.percentAgreement ?? null,
    likert: written.likert ?? [],
    caseLog: (written.caseLog ?? []).map((each) => ({
      ...each,
      supervisor: recording.person(each.supervisor, 'supervisor'),
      outcome: each.outcome ?? 'As on the sheet',
    })),
    reflection: null,
    countersigner: recording.anybody(written.countersigner, 'countersigner'),
    experience:
      experience === undefined || experience === null
        ? null
        : { ...experience, until: experience.until ?? null, wte: experience.wte ?? 1 },
    nameAsPrinted: written.nameAsPrinted ?? name,
    occurredOn: written.occurredOn ?? experience?.from ?? recording.moment.on,
    issuedOn: written.issuedOn ?? null,
    requestedOn: null,
    validUntil: written.validUntil ?? null,
    issuer: written.issuer ?? 'as on the record',
    sha256: written.sha256 ?? createHash('sha256').update(label).digest('hex'),
    submittedBy: recording.person(written.submittedBy ?? person, 'submittedBy'),
  };
}

function scoresOf(
  recording: Recording,
  { scores, skill, treatmentSites }: WrittenEvidence,
): readonly StructureScore[] {
  const framework = recording.framework();
  const marks = (treatmentSites ?? []).flatMap((site) =>
    framework === null || skill === undefined || skill === null
      ? []
      : (structureSetFor(framework, skill, site)?.structures ?? []),
  );
  return Object.entries(scores ?? {}).map(([structure, score]) => ({
    structure,
    score,
    passMark: marks.find(({ id }) => id === structure)?.passMark ?? USUAL_PASS_MARK,
    attempt: 1,
  }));
}

/** Other submissions of the very same file, by whomever (scenario 46). */
function sameFile({ ledger }: Recording, sha256: string | null, label: string): readonly string[] {
  return ledger
    .everybody()
    .flatMap((facts) => facts.evidence)
    .filter((item) => item.id !== label && item.sha256 !== null && item.sha256 === sha256)
    .map(({ id }) => id);
}

export function evidenceReview(
  recording: Recording,
  written: WrittenEvidenceReview,
): Prepared | null {
  const standing = standingOf(recording, written.evidence);
  if (standing === null) return null;
  const { evidence: item } = standing;
  const holder = recording.ledger.people.get(item.person);
  const nameMatch = holder === undefined ? 'differs' : matchName(item.nameAsPrinted, holder);
  const outcome = written.outcome ?? 'verified';
  const established = nameMatch === 'differs' ? null : nameMatch;
  const fields = {
    evidence: item.id,
    outcome,
    verifier: recording.person(written.verifier, 'verifier'),
    statement:
      written.statement ?? (outcome === 'verified' ? 'Original sighted; name matched.' : null),
    identityEstablishedBy:
      written.identityEstablishedBy ?? (outcome === 'verified' ? established : null),
    reason: written.reason ?? null,
  };
  return inList(
    recording,
    item.person,
    'evidenceReviews',
    fields,
    checkReview(fields, standing, nameMatch),
  );
}

export function evidenceCountersignature(
  recording: Recording,
  written: WrittenCountersignature,
): Prepared | null {
  const standing = standingOf(recording, written.evidence);
  const countersigner = recording.ledger.factsOf(
    recording.person(written.countersigner, 'countersigner'),
  );
  const policy = recording.policy();
  if (standing === null || countersigner === null || policy === null) return null;
  const fields = { evidence: standing.evidence.id, countersigner: written.countersigner };
  return inList(
    recording,
    standing.evidence.person,
    'evidenceCountersignatures',
    fields,
    checkCountersignature(fields, standing, countersigner, policy, recording.moment),
  );
}

export function evidenceRevocation(
  recording: Recording,
  written: WrittenRevocation,
  label: string,
): Prepared | null {
  const standing = standingOf(recording, written.evidence);
  if (standing === null) return null;
  const { evidence: item } = standing;
  const fields = {
    evidence: item.id,
    kind: written.kind,
    effectiveFrom: written.effectiveFrom ?? recording.moment.on,
    revoker: recording.person(written.revoker, 'revoker'),
    reason: written.reason ?? '',
  };
  const prepared = inList(
    recording,
    item.person,
    'evidenceRevocations',
    fields,
    checkRevocation(fields, standing, recording.moment.on),
  );
  return {
    ...prepared,
    add: (recorded) => {
      const fact = prepared.add(recorded);
      if (written.kind === 'integrity') suspendRelying(recording, item, label, written.revoker);
      return fact;
    },
  };
}

function standingOf(recording: Recording, label: string): EvidenceStanding | null {
  const item = recording.earlier('evidence', label, 'evidence');
  const facts = item === null ? null : recording.ledger.factsOf(item.person);
  return item === null || facts === null
    ? null
    : evidenceStandingAt(facts, item.id, recording.moment);
}
