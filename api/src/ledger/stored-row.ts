import type { JsonValue } from '@oart/ledger';

export type RawRow = Readonly<Record<string, unknown>>;

/**
 * A row as PostgreSQL returned it, in the form that leaf v1 commits to: numeric, int8, days and
 * instants are strings already (the parsers see to it); bytes become PostgreSQL's own `\x` text.
 * @throws when a value has no form in leaf v1, so that nothing is committed to by accident.
 */
export function storedRow(raw: RawRow): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(raw).map(([column, value]) => [column, stored(column, value)]),
  );
}

function stored(column: string, value: unknown): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return value.map((item) => stored(column, item));
  if (isPlainObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, stored(column, item)]),
    );
  }
  throw new Error(`Column ${column} holds a value that leaf v1 has no form for`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
