import { createHash } from 'node:crypto';
import { isDay, isInstant } from './fields.ts';
import { invalid } from './problem-error.ts';

/** What one part of a cursor must be, so that a forged one is refused and never reaches SQL as another type. */
export type CursorPart = 'id' | 'instant' | 'day' | 'text' | 'number';

/** Days and instants may lie beyond all others: `infinity` stands for one that is not there. */
const PART: Readonly<Record<CursorPart, (value: unknown) => boolean>> = {
  id: (value) =>
    typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  instant: (value) => isInstant(value) || isEndless(value),
  day: (value) => isDay(value) || isEndless(value),
  text: (value) =>
    typeof value === 'string' &&
    value.length <= 500 &&
    value.isWellFormed() &&
    !value.includes('\0'),
  number: (value) => typeof value === 'number' && Number.isSafeInteger(value),
};

/** Where a page ended: the sort key of its last row, and its id among rows with the same key. */
export interface Position {
  readonly key: string | number;
  readonly id: string;
}

/** The query that a cursor belongs to: what is sorted and filtered by, not how much is asked at once. */
export interface ListAsked {
  readonly sort: string;
  readonly cursor?: string;
}

/** Opaque to the caller. It names the sort and filters that it came from. */
export function writeCursor(asked: ListAsked, { key, id }: Position): string {
  return Buffer.from(JSON.stringify([listOf(asked), key, id])).toString('base64url');
}

/**
 * The position that `writeCursor` was given for the same sort and filters, or null on the first page.
 * @throws `invalid-request` at `cursor` for anything else.
 */
export function readCursor(asked: ListAsked, key: CursorPart, id: CursorPart): Position | null {
  if (asked.cursor === undefined) return null;
  const parts = parse(asked.cursor);
  if (!Array.isArray(parts) || parts.length !== 3) throw notOurs();
  if (!PART[key](parts[1]) || !PART[id](parts[2])) throw notOurs();
  if (parts[0] !== listOf(asked)) {
    throw invalid('cursor', 'This cursor belongs to a list sorted or filtered in another way.');
  }
  return { key: parts[1] as string | number, id: parts[2] as string };
}

const OF_ONE_PAGE: readonly string[] = ['cursor', 'limit', 'format'];

/** Short for the sort and the filters of a query, whatever their order. */
function listOf(asked: ListAsked): string {
  const named = Object.entries(asked)
    .filter(([name, value]) => value !== undefined && !OF_ONE_PAGE.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(named)).digest('base64url').slice(0, 11);
}

function isEndless(value: unknown): boolean {
  return value === 'infinity' || value === '-infinity';
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw notOurs();
  }
}

function notOurs(): Error {
  return invalid('cursor', 'This is not a cursor that we gave.');
}
