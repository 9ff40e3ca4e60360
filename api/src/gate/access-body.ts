import { AccessError } from './access-error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

const LONGEST = 2000;

const NOTHING: JsonObject = {};

/** Readers of a parsed body. Types are strict: a number is never taken for a name, nor null for nothing. */
export function objectOf(value: unknown, at: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AccessError(400, `${at} must be a JSON object.`);
  }
  return value as JsonObject;
}

/** An object that may be left out; null is not the same as leaving it out. */
export function objectOrEmpty(value: unknown, at: string): JsonObject {
  return value === undefined ? NOTHING : objectOf(value, at);
}

export function listOf(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new AccessError(400, `${at} must be a list.`);
  return value;
}

export function textOf(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new AccessError(400, `${at} must be a string that is not empty.`);
  }
  if (value.length > LONGEST || value.includes('\0') || !value.isWellFormed()) {
    throw new AccessError(400, `${at} must be text of at most ${String(LONGEST)} characters.`);
  }
  return value;
}

/** A text of our own in `properties` or `context`: absent and null mean the same there. */
export function textOrNull(from: JsonObject, name: string, at: string): string | null {
  const value = from[name];
  return value === undefined || value === null ? null : textOf(value, `${at}.${name}`);
}

export function textsOf(from: JsonObject, name: string, at: string): readonly string[] {
  const value = from[name];
  if (value === undefined || value === null) return [];
  return listOf(value, `${at}.${name}`).map((item) => textOf(item, `${at}.${name}`));
}

/** A whole number from `least`, or null where it is left out. */
export function countOrNull(
  from: JsonObject,
  name: string,
  at: string,
  least: number,
): number | null {
  const value = from[name];
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw new AccessError(400, `${at}.${name} must be a whole number from ${String(least)}.`);
}
