import {
  casesTowards,
  evidenceDoubts,
  evidenceStandings,
  isTooOldForFirstGrant,
  matchName,
  servedRequirements,
} from '@oart/competency';
import type {
  EvidenceFacts,
  EvidenceStanding,
  FrameworkDocument,
  Moment,
  Person,
  PersonId,
} from '@oart/competency';
import { casesSentence, evidenceTitle, titlesOf } from '@oart/contract';
import type { EvidenceView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { doubtInWords } from './doubt-in-words.ts';
import type { EvidenceEntity } from './evidence.entity.ts';
import { mayReview } from './may-review.ts';

/** What a view of a record is made of besides its row. */
export interface EvidenceSurroundings {
  readonly caller: Caller;
  readonly moment: Moment;
  readonly framework: FrameworkDocument | null;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly facts: ReadonlyMap<PersonId, EvidenceFacts>;
  /** Rows with the same bytes, this one among them. */
  readonly sameFile: readonly EvidenceEntity[];
  readonly ledgerIndex: number;
}

interface Named {
  readonly id: string;
  readonly displayName: string;
}

/** A record as the pages show it to one caller. */
export function evidenceView(row: EvidenceEntity, around: EvidenceSurroundings): EvidenceView {
  const facts = around.facts.get(row.personId);
  const onFile = facts === undefined ? [] : evidenceStandings(facts, around.moment);
  const standing = onFile.find((each) => each.evidence.id === row.id);
  if (facts === undefined || standing === undefined) {
    throw new Error(`Evidence ${row.id} has no holder on file`);
  }
  const { evidence, state } = standing;
  const { framework, moment, people, caller } = around;
  const titles = titlesOf(framework, []);
  const person = named(row.personId, people);
  const { displayName = '', aliases = [] } = people.get(row.personId) ?? {};
  const { cases, casesWithoutIntervention, score, passMark, nameAsPrinted, issuer } = evidence;
  return {
    id: row.id,
    person,
    type: row.type,
    title: evidenceTitle(evidence, titles),
    state,
    skill: row.skill,
    treatmentSites: row.treatmentSites,
    platform: row.platform,
    softwareVersions: row.softwareVersions,
    structures: row.structures,
    score,
    passMark,
    cases,
    casesWithoutIntervention,
    percentAgreement: row.percentAgreement,
    likert: row.likert,
    caseLog: evidence.caseLog.map(({ supervisor, ...each }) => ({
      ...each,
      supervisor: named(supervisor, people),
    })),
    reflection: evidence.reflection,
    experience: row.experience,
    nameAsPrinted,
    nameMatch: matchName(nameAsPrinted, { displayName, aliases }),
    occurredOn: row.occurredOn,
    issuedOn: row.issuedOn,
    requestedOn: row.requestedOn,
    alsoFor: around.sameFile
      .filter(({ groupId, personId }) => groupId === row.groupId && personId !== row.personId)
      .filter(({ groupId }) => groupId !== null)
      .map(({ personId }) => named(personId, people)),
    validUntil: row.validUntil,
    issuer,
    tooOldForFirstGrant:
      framework !== null && isTooOldForFirstGrant(evidence, framework, moment.on),
    file: {
      name: row.fileName ?? 'Erased',
      mediaType: row.mediaType,
      size: row.fileSize,
      sha256: row.sha256,
      savedAgain: row.savedAgain,
    },
    submittedAt: row.recordedAt,
    submittedBy: named(row.submittedById, people),
    review: reviewOf(facts, row.id, people),
    countersigner: countersignerOf(facts, row, people),
    doubts: evidenceDoubts(evidence, {
      holder: people.get(row.personId),
      framework,
      today: moment.on,
      file: row,
      others: around.sameFile,
    }).map((doubt) => doubtInWords(doubt, row, { people, titles })),
    wouldSatisfy: framework === null ? [] : wouldSatisfy(framework, standing, onFile, moment),
    mayReview: mayReview(caller, standing),
    ledgerIndex: around.ledgerIndex,
  };
}

export function named(id: PersonId, people: ReadonlyMap<PersonId, Person>): Named {
  return { id, displayName: people.get(id)?.displayName ?? 'Unknown' };
}

function reviewOf(
  { evidenceReviews }: EvidenceFacts,
  id: string,
  people: ReadonlyMap<PersonId, Person>,
): EvidenceView['review'] {
  const review = evidenceReviews.findLast(({ evidence }) => evidence === id);
  if (review === undefined) return null;
  const { outcome, verifier, recordedAt, statement, reason } = review;
  return { outcome, by: named(verifier, people).displayName, at: recordedAt, statement, reason };
}

function countersignerOf(
  { evidenceCountersignatures }: EvidenceFacts,
  row: EvidenceEntity,
  people: ReadonlyMap<PersonId, Person>,
): NonNullable<EvidenceView['countersigner']> | null {
  const signed = evidenceCountersignatures.find(({ evidence }) => evidence === row.id);
  const id = signed?.countersigner ?? row.countersignerId;
  return id === null ? null : { ...named(id, people), signedAt: signed?.recordedAt ?? null };
}

function wouldSatisfy(
  framework: FrameworkDocument,
  standing: EvidenceStanding,
  onFile: readonly EvidenceStanding[],
  moment: Moment,
): EvidenceView['wouldSatisfy'] {
  const titles = titlesOf(framework, []);
  return servedRequirements(framework, standing, moment).map((requirement) => ({
    role: titles.role(requirement.role),
    title: requirement.recordTitle,
    method: requirement.method,
    counted: casesTowards(requirement, standing, onFile, moment).map((towards) =>
      casesSentence(towards, titles),
    ),
  }));
}
