import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import { ownRecord, type OwnRecord } from './own-record.ts';
import type { Person, PersonName } from './person.ts';
import type { FactFields } from './recorded.ts';
import type { PersonId } from './ids.ts';

/** A person under the names that were known at a ledger index (I13); corrected names stay on file (I14). */
export function personAsKnown(
  person: Person,
  names: readonly PersonName[],
  knownAt: number,
): Person {
  const known = names.findLast(({ index }) => index <= knownAt);
  if (known === undefined) return person;
  const { displayName, aliases } = known;
  return { ...person, displayName, aliases };
}

export type NameRefusal = OwnRecord | 'nothing-changes';

/**
 * Checks a correction of somebody's names: never one's own (I4), because certificates are matched with
 * them, and something about them must change.
 */
export function checkName(
  fields: FactFields<PersonName>,
  recorder: PersonId,
  onFile: Pick<Person, 'displayName' | 'aliases'>,
): Checked<FactFields<PersonName>, NameRefusal> {
  const found: Refusal<NameRefusal>[] = [...ownRecord(fields.person, recorder)];
  const isSame =
    fields.displayName === onFile.displayName &&
    fields.aliases.length === onFile.aliases.length &&
    fields.aliases.every((alias) => onFile.aliases.includes(alias));
  if (isSame) found.push(refuse('nothing-changes', '/displayName'));
  return checked(fields, found);
}
