/** Whether two values of a document are alike; the order of an object's keys says nothing. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, keysInOrder) === JSON.stringify(other, keysInOrder);
}

/** For `JSON.stringify`: every object with its keys in order. */
export function keysInOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
