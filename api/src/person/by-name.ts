import type { Person } from '@oart/competency';

const names = new Intl.Collator('en-GB', { numeric: true });

/** In the order of their names: Adapter-2 before Adapter-10. */
export function byName(
  one: Pick<Person, 'displayName'>,
  other: Pick<Person, 'displayName'>,
): number {
  return names.compare(one.displayName, other.displayName);
}
