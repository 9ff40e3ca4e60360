/** Ends a switch over a closed union: a new member fails to compile, and a foreign value fails loudly. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
