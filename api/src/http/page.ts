import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { ListQuery, PastQuery, Sort } from '@oart/contract';
import type { Instant } from '@oart/competency';
import { readCursor, writeCursor } from './cursor.ts';
import type { CursorPart, ListAsked, Position } from './cursor.ts';
import { IsOneOf, OrAbsent } from './fields.ts';
import { At, KnownAt } from './past.ts';
import { fieldOf, isDescending } from './sort.ts';

export const DEFAULT_LIMIT = 50;
export const LARGEST_LIMIT = 200;

/** Query of every list; features extend it with `sort` and their filters. */
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

  @ApiPropertyOptional({
    type: 'string',
    description: 'From the previous page, as it came, with the same sort and filters.',
  })
  @OrAbsent()
  @Matches(/^[\w-]{1,1000}$/, { message: 'This is not a cursor that we gave.' })
  readonly cursor?: string;

  @ApiPropertyOptional({ type: 'string', enum: ['csv'], description: 'The same list as a table.' })
  @OrAbsent()
  @IsOneOf(['csv'])
  readonly format?: 'csv';
}

/** Query of a list of facts: it can be read as it was known. */
export class FactListQuery extends PageQuery implements PastQuery {
  @KnownAt()
  readonly knownAt?: number | Instant;
}

/** Query of a list of facts whose state depends on the time. */
export class StateListQuery extends FactListQuery {
  @At()
  readonly at?: Instant;
}

/** How much of a list is asked for, and in which order. */
export interface PageAsked<Field extends string> extends ListAsked {
  readonly limit: number;
  readonly sort: Sort<Field>;
}

/** The rows of one page; the feature makes items of them. */
export interface Slice<Row> {
  readonly rows: readonly Row[];
  readonly cursor: string | null;
}

/** One page from `limit + 1` rows in order: the extra row only tells that there is a next page. */
export function sliceOf<Row>(
  rows: readonly Row[],
  asked: PageAsked<string>,
  positionOf: (row: Row) => Position,
): Slice<Row> {
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  const more = rows.length > asked.limit && last !== undefined;
  return { rows: shown, cursor: more ? writeCursor(asked, positionOf(last)) : null };
}

/** What a list that is worked out is sorted by. */
export interface SortValue<Row> {
  readonly of: (row: Row) => string | number;
  readonly as: CursorPart;
}

/** One page of a list that is worked out as a whole, such as candidates; tables go by `keysetPage`. */
export function pageOfAll<Row, Field extends string>(
  all: readonly Row[],
  order: Readonly<Record<Field, SortValue<Row>>>,
  idOf: (row: Row) => string,
  asked: PageAsked<Field>,
): Slice<Row> {
  const { of, as } = order[fieldOf(asked.sort)];
  const positionOf = (row: Row): Position => ({ key: of(row), id: idOf(row) });
  const turn = isDescending(asked.sort) ? -1 : 1;
  const after = readCursor(asked, as, 'text');
  const rows = all
    .map((row) => ({ row, position: positionOf(row) }))
    .filter(({ position }) => after === null || turn * compare(position, after) > 0)
    .sort((one, other) => turn * compare(one.position, other.position))
    .map(({ row }) => row);
  return sliceOf(rows, asked, positionOf);
}

function compare(one: Position, other: Position): number {
  if (one.key !== other.key) return one.key < other.key ? -1 : 1;
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1;
}
