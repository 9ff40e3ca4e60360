import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { ListQuery, Page } from '@oart/contract';
import { IsOneOf, OrAbsent, isDay, isInstant } from './fields.ts';
import { invalid } from './problem-error.ts';

export const DEFAULT_LIMIT = 50;
export const LARGEST_LIMIT = 200;

/** Query of every list; features extend it with their filters. */
export class PageQuery implements ListQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LARGEST_LIMIT,
    default: DEFAULT_LIMIT,
  })
  @OrAbsent()
  @Type(() => Number)
  @IsInt({ message: `Give a whole number from 1 to ${String(LARGEST_LIMIT)}.` })
  @Min(1, { message: `Give a whole number from 1 to ${String(LARGEST_LIMIT)}.` })
  @Max(LARGEST_LIMIT, { message: `Give a whole number from 1 to ${String(LARGEST_LIMIT)}.` })
  readonly limit: number = DEFAULT_LIMIT;

  @ApiPropertyOptional({ type: 'string', description: 'From the previous page, as it came.' })
  @OrAbsent()
  @Matches(/^[\w-]{1,1000}$/, { message: 'This is not a cursor that we gave.' })
  readonly cursor?: string;

  @ApiPropertyOptional({ type: 'string', enum: ['csv'], description: 'The same list as a table.' })
  @OrAbsent()
  @IsOneOf(['csv'])
  readonly format?: 'csv';
}

/** What one part of a cursor must be, so that a forged one is refused and never reaches SQL as another type. */
export type CursorPart = 'id' | 'instant' | 'day' | 'text' | 'number';

const PART: Readonly<Record<CursorPart, (value: unknown) => boolean>> = {
  id: (value) =>
    typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  instant: isInstant,
  day: isDay,
  text: (value) =>
    typeof value === 'string' &&
    value.length <= 500 &&
    value.isWellFormed() &&
    !value.includes('\0'),
  number: (value) => typeof value === 'number' && Number.isSafeInteger(value),
};

/** Sort key of the last row of a page, opaque to the caller. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key that `writeCursor` was given, or null on the first page.
 * @throws `invalid-request` at `cursor` for anything else.
 */
export function readCursor<const Parts extends readonly CursorPart[]>(
  cursor: string | undefined,
  parts: Parts,
): { [Place in keyof Parts]: Parts[Place] extends 'number' ? number : string } | null {
  if (cursor === undefined) return null;
  const key = parse(cursor);
  if (!Array.isArray(key) || key.length !== parts.length) throw notOurs();
  if (!parts.every((part, place) => PART[part](key[place]))) throw notOurs();
  return key as { [Place in keyof Parts]: Parts[Place] extends 'number' ? number : string };
}

/**
 * One page from `limit + 1` rows in order: the extra row only tells that there is a next page.
 * @param keyOf the sort key of an item, ending in something unique.
 */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  keyOf: (item: Item) => readonly (string | number)[],
  ledgerIndex: number,
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, cursor: more ? writeCursor(keyOf(last)) : null, ledgerIndex };
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
