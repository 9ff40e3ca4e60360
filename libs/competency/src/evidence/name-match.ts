import type { Person } from '../person/person.ts';

/** How the name printed on a record compares with the names on file (traps of ProKnow profile names). */
export type NameMatch = 'name-matches' | 'alias-matches' | 'differs';

/** Over and under Latin, Greek and Cyrillic letters; the vowels of other scripts are marks as well, and matter. */
const ACCENTS = /[\u0300-\u036f]/g;
/** What is copied from a document with a name and seen by nobody, such as where a word may be divided. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Compares a printed name with the person's name and aliases. Case, accents, punctuation, spacing and what is not
 * seen do not matter, nor does "Surname, Forename"; anything else differs and a verifier must establish identity.
 */
export function matchName(
  nameAsPrinted: string,
  person: Pick<Person, 'displayName' | 'aliases'>,
): NameMatch {
  const printed = normalised(nameAsPrinted);
  if (printed === '') return 'differs';
  if (printed === normalised(person.displayName)) return 'name-matches';
  return person.aliases.some((alias) => normalised(alias) === printed)
    ? 'alias-matches'
    : 'differs';
}

function normalised(name: string): string {
  const [surname = '', ...forenames] = name.split(',');
  const inOrder = forenames.length === 1 ? `${forenames.join()} ${surname}` : name;
  return inOrder
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(UNSEEN, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, ' ')
    .trim();
}
