/** A statement as pg prepares it: parsed and planned once for each connection, under a name of its own. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

const names = new Map<string, string>();

/**
 * For statements that are asked over and over.
 * @param text one of a few: every one keeps its name for as long as the process lives, and names its columns,
 *   because a prepared `select *` fails where a column was added
 */
export function prepared(text: string, values: readonly unknown[] = []): Prepared {
  const name = names.get(text) ?? `oart ${String(names.size)}`;
  names.set(text, name);
  return { name, text, values: [...values] };
}
