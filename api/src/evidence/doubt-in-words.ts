import type { EvidenceDoubt, Person, PersonId } from '@oart/competency';
import { dayInWords, timesInWords } from '@oart/contract';
import type { Titles } from '@oart/contract';
import type { EvidenceEntity } from './evidence.entity.ts';

/** The words for a doubt: people by their names, structures by their titles. */
export interface DoubtWording {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly titles: Titles;
}

/** A doubt of the rules about a record, as a sentence for its verifier. */
export function doubtInWords(
  doubt: EvidenceDoubt,
  { personId, nameAsPrinted, occurredOn }: EvidenceEntity,
  { people, titles }: DoubtWording,
): string {
  const nameOf = (id: PersonId, unknown: string): string => people.get(id)?.displayName ?? unknown;
  const training = dayInWords(occurredOn);
  switch (doubt.kind) {
    case 'name-differs':
      return `The record is made out to ${nameAsPrinted ?? 'Erased'}; it was submitted for ${nameOf(personId, 'this person')}.`;
    case 'same-file':
      return doubt.holder === personId
        ? 'The same file was already submitted for this person.'
        : `The same file was submitted for ${nameOf(personId, 'this person')} and for ${nameOf(doubt.holder, 'another person')}.`;
    case 'saved-again':
      return `This PDF was saved again ${timesInWords(doubt.times)} after it was first made, as when it is signed or edited: what it says may have been changed.`;
    case 'too-old-for-first-grant':
      return `Done on ${training}: too old for a first grant.`;
    case 'ran-out':
      return `It ran out on ${dayInWords(doubt.on)}.`;
    case 'issued-before-training':
      return `It was issued on ${dayInWords(doubt.on)}, before the training of ${training}.`;
    case 'last-attempt-before-training':
      return `Its last attempt was completed on ${dayInWords(doubt.on)}; the training is said to be of ${training}.`;
    case 'birth-date':
      return 'The text holds what reads as a date of birth: is it a patient’s?';
    case 'score-at-pass-mark':
      return `The score of ${String(doubt.score)} is exactly the pass mark.`;
    case 'structure-below-pass-mark':
      return `${titles.structure(doubt.structure)}: ${String(doubt.highest)} is below the framework’s pass mark of ${String(doubt.passMark)}.`;
    case 'structure-at-pass-mark':
      return `${titles.structure(doubt.structure)}: ${String(doubt.highest)} is exactly the pass mark.`;
  }
}
