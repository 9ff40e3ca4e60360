import type { Person } from '../person/person.ts';

/** How the name printed on a record compares with the names on file (traps of ProKnow profile names). */
export type NameMatch = 'name-matches' | 'alias-matches' | 'differs';

/**
 * Compares a printed name with the person's name and aliases. Case, accents, punctuation and spacing do
 * not matter, nor does "Surname, Forename"; anything else differs and a verifier must establish identity.
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
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
