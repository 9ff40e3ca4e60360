import type { Choice } from './choice-field';

/** Titles as the choices of a field, in their order. */
export function choicesOf<Id extends string>(
  titles: Readonly<Record<Id, string>>,
): readonly Choice[] {
  return Object.entries<string>(titles).map(([id, title]) => ({ id, title }));
}
