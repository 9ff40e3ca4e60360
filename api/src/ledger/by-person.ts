import type { PersonId } from '@oart/competency';

/** Sorts rows by the person they concern. Asked for a person, gives that person's rows in their order. */
export function byPerson<Row>(
  rows: readonly Row[],
  personOf: (row: Row) => PersonId | undefined,
): (person: PersonId) => readonly Row[] {
  const rowsOf = Map.groupBy(rows, personOf);
  return (person) => rowsOf.get(person) ?? [];
}
