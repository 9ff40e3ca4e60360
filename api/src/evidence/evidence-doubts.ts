import {
  findPatientIdentifiers,
  isTooOldForFirstGrant,
  matchName,
  structureSetFor,
} from '@oart/competency';
import type { EvidenceStanding } from '@oart/competency';
import { dayInWords, timesInWords, titlesOf } from '@oart/contract';
import type { EvidenceSurroundings } from './evidence-view.ts';
import type { EvidenceEntity } from './evidence.entity.ts';

/** What a verifier should settle before trusting a record, as sentences. */
export function evidenceDoubts(
  row: EvidenceEntity,
  { evidence }: EvidenceStanding,
  around: EvidenceSurroundings,
): readonly string[] {
  const { framework, moment, people } = around;
  const holder = people.get(row.personId);
  const doubts: string[] = [];
  if (holder !== undefined && matchName(evidence.nameAsPrinted, holder) === 'differs') {
    doubts.push(
      `The record is made out to ${evidence.nameAsPrinted}; it was submitted for ${holder.displayName}.`,
    );
  }
  doubts.push(...sameFileDoubts(row, around), ...savedAgainDoubts(row));
  if (framework !== null && isTooOldForFirstGrant(evidence, framework, moment.on)) {
    doubts.push(`Done on ${dayInWords(row.occurredOn)}: too old for a first grant.`);
  }
  if (row.validUntil !== null && row.validUntil < moment.on) {
    doubts.push(`It ran out on ${dayInWords(row.validUntil)}.`);
  }
  return [
    ...doubts,
    ...dayDoubts(row),
    ...birthDateDoubts(row),
    ...wholeScoreDoubts(row),
    ...structureScoreDoubts(row, around),
  ];
}

/** Two people with one file: both are named, so that either verifier can look at both (scenario 46). */
function sameFileDoubts(row: EvidenceEntity, { sameFile, people }: EvidenceSurroundings): string[] {
  return sameFile
    .filter(({ id, sha256 }) => id !== row.id && sha256 === row.sha256)
    .filter(({ groupId }) => groupId === null || groupId !== row.groupId)
    .map(({ personId }) =>
      personId === row.personId
        ? 'The same file was already submitted for this person.'
        : `The same file was submitted for ${people.get(row.personId)?.displayName ?? 'this person'}` +
          ` and for ${people.get(personId)?.displayName ?? 'another person'}.`,
    );
}

/** Days that contradict each other; what is dated later than it took place seems younger than it is (F9). */
function dayDoubts({ occurredOn, issuedOn, structures }: EvidenceEntity): string[] {
  const doubts: string[] = [];
  const training = dayInWords(occurredOn);
  if (issuedOn !== null && issuedOn < occurredOn) {
    doubts.push(`It was issued on ${dayInWords(issuedOn)}, before the training of ${training}.`);
  }
  const days = structures.flatMap(({ completedOn }) => completedOn ?? []);
  const last = days.toSorted().at(-1);
  // Where one has no day, nobody knows which was the last.
  if (last !== undefined && days.length === structures.length && last < occurredOn) {
    doubts.push(
      `Its last attempt was completed on ${dayInWords(last)}; the training is said to be of ${training}.`,
    );
  }
  return doubts;
}

/** What was appended may replace what was there first; a signature is appended too, so this refuses nothing. */
function savedAgainDoubts({ savedAgain }: EvidenceEntity): string[] {
  if (savedAgain === null || savedAgain === 0) return [];
  const sentence = `This PDF was saved again ${timesInWords(savedAgain)} after it was first made, as when it is signed or edited: what it says may have been changed.`;
  return [sentence];
}

/** A date of birth in the text warns; only an NHS number blocks (domain.md 10.15). */
function birthDateDoubts({ reflection, caseLog }: EvidenceEntity): string[] {
  const texts = [
    ...(reflection?.answers ?? []).map(({ text }) => text),
    ...(caseLog ?? []).map(({ outcome }) => outcome),
  ];
  const isWarned = texts.some((text) => findPatientIdentifiers(text).length > 0);
  return isWarned ? ['The text holds what reads as a date of birth: is it a patient’s?'] : [];
}

/** A score of the whole that is just at the pass mark that the record says. */
function wholeScoreDoubts({ score, passMark }: EvidenceEntity): string[] {
  const isAtMark = score !== null && score === passMark;
  return isAtMark ? [`The score of ${String(score)} is exactly the pass mark.`] : [];
}

/**
 * Structures whose highest score is below the pass mark of the framework, which the record may say otherwise, or
 * just at it; where the framework says none, at that of the record.
 */
function structureScoreDoubts(row: EvidenceEntity, { framework }: EvidenceSurroundings): string[] {
  if (framework === null || row.skill === null) return [];
  const { skill, structures } = row;
  const titles = titlesOf(framework, []);
  const needed = new Map(
    row.treatmentSites.flatMap((site) =>
      (structureSetFor(framework, skill, site)?.structures ?? []).map(
        ({ id, passMark }) => [id, passMark] as const,
      ),
    ),
  );
  return [...new Set(structures.map(({ structure }) => structure))].flatMap((structure) => {
    const passMark = needed.get(structure);
    const highest = Math.max(
      ...structures.filter((score) => score.structure === structure).map(({ score }) => score),
    );
    const printed = structures.find(
      ({ structure: id, score }) => id === structure && score === highest,
    );
    if (passMark !== undefined && highest < passMark) {
      return [
        `${titles.structure(structure)}: ${String(highest)} is below the framework’s pass mark of ${String(passMark)}.`,
      ];
    }
    if (highest !== (passMark ?? printed?.passMark)) return [];
    return [`${titles.structure(structure)}: ${String(highest)} is exactly the pass mark.`];
  });
}
