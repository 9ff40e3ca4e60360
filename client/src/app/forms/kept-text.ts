import { findPatientIdentifiers } from '@oart/competency';

/** What is kept in this browser, longer than it is open. */
type Kind = 'upload' | 'upload-id' | 'assessment' | 'policy';

const KINDS: readonly Kind[] = ['upload', 'upload-id', 'assessment', 'policy'];
/** Nothing stays longer on a computer that many share. */
const LONGEST_MS = 14 * 24 * 60 * 60 * 1_000;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Kept {
  readonly keptAt: number;
  readonly value: unknown;
}

// A browser that keeps nothing still works; only what was begun is lost with the page.

/**
 * Keeps it for 14 days. Where any text of it reads as a patient identifier nothing is kept, nor what was before;
 * answers whether it is free of them.
 */
export function keep(kind: Kind, of: string, value: unknown): boolean {
  if (textsIn(value).some((text) => findPatientIdentifiers(text).length > 0)) {
    drop(kind, of);
    return false;
  }
  try {
    localStorage.setItem(keyOf(kind, of), JSON.stringify({ keptAt: Date.now(), value }));
  } catch {
    return true;
  }
  return true;
}

/** What is kept; null where that is nothing, nothing readable, or too old. */
export function kept(kind: Kind, of: string): unknown {
  return keptAt(keyOf(kind, of))?.value ?? null;
}

export function drop(kind: Kind, of: string): void {
  dropKey(keyOf(kind, of));
}

/** Drops what is too old, whoever kept it: each start of the application begins with it. */
export function dropOldTexts(): void {
  for (const key of keysKept()) {
    if (keptAt(key) === null) dropKey(key);
  }
}

/** Whether this change of the store was made to it by another window of this browser. */
export function isChangedElsewhere({ key }: StorageEvent, kind: Kind, of: string): boolean {
  return key === keyOf(kind, of);
}

/**
 * What was filled in, over what is there by itself; null where nothing readable is kept.
 * @param items what an item of each list looks like, by the name of the list
 */
export function keptOver<Draft extends object>(
  kind: Kind,
  of: string,
  empty: Draft,
  items: Items = {},
): Draft | null {
  const value = kept(kind, of);
  return value === null ? null : over(empty, value, items);
}

type Items = Readonly<Record<string, unknown>>;

/** What an earlier release of this form kept may be of another shape: where it is, it is left out. */
function over<Value>(empty: Value, value: unknown, items: Items): Value {
  if (Array.isArray(empty)) return empty;
  if (isObject(empty) && isObject(value)) {
    const entries = Object.entries(empty).map(([key, each]) => [
      key,
      Object.hasOwn(value, key) ? memberOver(key, each, value[key], items) : each,
    ]);
    return Object.fromEntries(entries) as Value;
  }
  return isOfKind(empty, value) ? (value as Value) : empty;
}

function memberOver(key: string, empty: unknown, value: unknown, items: Items): unknown {
  if (!Array.isArray(empty) || !Array.isArray(value)) return over(empty, value, items);
  const item: unknown = items[key] ?? empty[0];
  return value.filter((each) => isOfKind(item, each)).map((each) => over(item, each, items));
}

/** A number, and what is null while it is empty, may be missing; a text, a choice or a group never is. */
function isOfKind(empty: unknown, value: unknown): boolean {
  if (empty === null) return value === null || !isObject(value);
  if (value === null) return typeof empty === 'number';
  return typeof empty === typeof value && Array.isArray(empty) === Array.isArray(value);
}

/** Every text in it that somebody may have typed: an id is drawn, and its digits mean nothing. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return ID.test(value) ? [] : [value];
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function keptAt(key: string): Kept | null {
  try {
    const entry: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!isObject(entry) || typeof entry['keptAt'] !== 'number') return null;
    // From a clock that was set back it would stay for ever.
    if (Math.abs(Date.now() - entry['keptAt']) > LONGEST_MS) return null;
    return { keptAt: entry['keptAt'], value: entry['value'] };
  } catch {
    return null;
  }
}

function keysKept(): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) =>
      KINDS.some((kind) => key.startsWith(keyOf(kind, ''))),
    );
  } catch {
    return [];
  }
}

function dropKey(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
}

function keyOf(kind: Kind, of: string): string {
  return `oart.${kind}.${of}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
