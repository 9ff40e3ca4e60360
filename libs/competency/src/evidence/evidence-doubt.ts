import type { CalendarDay } from '../calendar/day.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import type { PersonId } from '../person/ids.ts';
import type { Person } from '../person/person.ts';
import type { Evidence } from './evidence.ts';
import { matchName } from './name-match.ts';
import { findPatientIdentifiers } from './patient-identifier.ts';
import { lastAttemptOn, structureSetFor } from './structure.ts';
import { isTooOldForFirstGrant } from './submission.ts';

/** What a verifier should settle before trusting a record; none of it refuses the record. */
export type EvidenceDoubt =
  /** The name as printed is none of the holder's. */
  | { readonly kind: 'name-differs' }
  /** The same bytes stand on another record, of this holder or of somebody else. */
  | { readonly kind: 'same-file'; readonly holder: PersonId }
  /** Something was appended to the PDF after it was first made, so many times. */
  | { readonly kind: 'saved-again'; readonly times: number }
  | { readonly kind: 'too-old-for-first-grant' }
  | { readonly kind: 'ran-out'; readonly on: CalendarDay }
  | { readonly kind: 'issued-before-training'; readonly on: CalendarDay }
  /** Dated later than it took place, a record seems younger than it is (F9). */
  | { readonly kind: 'last-attempt-before-training'; readonly on: CalendarDay }
  | { readonly kind: 'birth-date' }
  /** A score of the whole that is just at the pass mark that the record says, in per cent. */
  | { readonly kind: 'score-at-pass-mark'; readonly score: number }
  /** The highest score of a structure, in per cent, is not above its pass mark. */
  | {
      readonly kind: 'structure-below-pass-mark' | 'structure-at-pass-mark';
      readonly structure: string;
      readonly highest: number;
      readonly passMark: number;
    };

/** A stored file and the record that it belongs to. */
export interface RecordFile {
  /** Of the record. */
  readonly id: string;
  readonly personId: PersonId;
  readonly sha256: string;
  /** The sheet of several people that it is; null where it is one person's alone. */
  readonly groupId: string | null;
  /** Null for anything but a PDF, and where it was not noted. */
  readonly savedAgain: number | null;
}

/** What a record is held against. */
export interface DoubtContext {
  /** Undefined where nobody of that id is known. */
  readonly holder: Pick<Person, 'displayName' | 'aliases'> | undefined;
  readonly framework: FrameworkDocument | null;
  readonly today: CalendarDay;
  readonly file: RecordFile;
  /** Files of other records, among which may be the same bytes. */
  readonly others: readonly RecordFile[];
}

/** Every doubt that holds for a record, in the order in which a verifier settles them. */
export function evidenceDoubts(
  evidence: Evidence,
  { holder, framework, today, file, others }: DoubtContext,
): readonly EvidenceDoubt[] {
  return [
    ...when(holder !== undefined && matchName(evidence.nameAsPrinted, holder) === 'differs', {
      kind: 'name-differs',
    }),
    ...sameFile(file, others),
    ...when((file.savedAgain ?? 0) > 0, { kind: 'saved-again', times: file.savedAgain ?? 0 }),
    ...when(framework !== null && isTooOldForFirstGrant(evidence, framework, today), {
      kind: 'too-old-for-first-grant',
    }),
    ...dayDoubts(evidence, today),
    ...when(holdsBirthDate(evidence), { kind: 'birth-date' }),
    ...when(evidence.score !== null && evidence.score === evidence.passMark, {
      kind: 'score-at-pass-mark',
      score: evidence.score ?? 0,
    }),
    ...(framework === null ? [] : structureDoubts(evidence, framework)),
  ];
}

function when(holds: boolean, doubt: EvidenceDoubt): readonly EvidenceDoubt[] {
  return holds ? [doubt] : [];
}

/** One sheet of several people is one file by nature; any other file of two records is not (scenario 46). */
function sameFile(file: RecordFile, others: readonly RecordFile[]): readonly EvidenceDoubt[] {
  return others
    .filter(({ id, sha256 }) => id !== file.id && sha256 === file.sha256)
    .filter(({ groupId }) => groupId === null || groupId !== file.groupId)
    .map(({ personId }) => ({ kind: 'same-file', holder: personId }));
}

/** Days that are past, and days that contradict each other. */
function dayDoubts(evidence: Evidence, today: CalendarDay): readonly EvidenceDoubt[] {
  const { occurredOn, issuedOn, validUntil, structures } = evidence;
  const last = lastAttemptOn(structures);
  const doubts: EvidenceDoubt[] = [];
  if (validUntil !== null && validUntil < today) doubts.push({ kind: 'ran-out', on: validUntil });
  if (issuedOn !== null && issuedOn < occurredOn) {
    doubts.push({ kind: 'issued-before-training', on: issuedOn });
  }
  if (last !== null && last < occurredOn) {
    doubts.push({ kind: 'last-attempt-before-training', on: last });
  }
  return doubts;
}

/** A date of birth in the text warns; only an NHS number blocks (domain.md 10.15). */
function holdsBirthDate({ reflection, caseLog }: Evidence): boolean {
  const texts = [
    ...(reflection?.answers ?? []).map(({ text }) => text),
    ...caseLog.map(({ outcome }) => outcome),
  ];
  return texts.some((text) => findPatientIdentifiers(text).length > 0);
}

/**
 * Structures whose highest score is below the pass mark of the framework, which the record may say otherwise, or
 * just at it; where the framework says none, at that of the record.
 */
function structureDoubts(
  { skill, structures, treatmentSites }: Evidence,
  framework: FrameworkDocument,
): readonly EvidenceDoubt[] {
  if (skill === null) return [];
  const needed = new Map(
    treatmentSites
      .flatMap((site) => structureSetFor(framework, skill, site)?.structures ?? [])
      .map(({ id, passMark }) => [id, passMark] as const),
  );
  return [...new Set(structures.map(({ structure }) => structure))].flatMap((structure) => {
    const scores = structures.filter((each) => each.structure === structure);
    const highest = Math.max(...scores.map(({ score }) => score));
    const printed = scores.find(({ score }) => score === highest)?.passMark ?? 0;
    const passMark = needed.get(structure) ?? printed;
    const about = { structure, highest, passMark };
    return [
      ...when(needed.has(structure) && highest < passMark, {
        kind: 'structure-below-pass-mark',
        ...about,
      }),
      ...when(highest === passMark, { kind: 'structure-at-pass-mark', ...about }),
    ];
  });
}
