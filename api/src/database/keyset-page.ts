import type { SelectQueryBuilder } from 'typeorm';
import { readCursor } from '../http/cursor.ts';
import type { CursorPart } from '../http/cursor.ts';
import { sliceOf } from '../http/page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { fieldOf, isDescending } from '../http/sort.ts';

/** The property of a row that a field sorts by; `absent` is where rows without a value stand. */
export interface SortColumn<Row> {
  readonly by: Extract<keyof Row, string>;
  readonly as: Exclude<CursorPart, 'id'>;
  readonly absent?: 'infinity' | '-infinity';
  /** SQL of the value where it is not the stored column; `asShown` puts it into the rows. */
  readonly sql?: string;
}

/** What each sort field of a list means in its table. */
export type SortColumns<Row, Field extends string> = Readonly<Record<Field, SortColumn<Row>>>;

/**
 * One page of a table in the order asked for, then by id. It goes on from the last row that was given,
 * so that rows recorded meanwhile shift nothing.
 * @param rows the filtered rows, not yet in order
 * @param asShown the rows with what later facts make of them
 * @throws `invalid-request` at `cursor`
 */
export async function keysetPage<Row extends { readonly id: string }, Field extends string>(
  rows: SelectQueryBuilder<Row>,
  columns: SortColumns<Row, Field>,
  asked: PageAsked<Field>,
  asShown: (read: readonly Row[]) => Promise<readonly Row[]> = (read) => Promise.resolve(read),
): Promise<Slice<Row>> {
  const { by, as, absent, sql } = columns[fieldOf(asked.sort)];
  const id = `${rows.alias}.id`;
  const value = sql ?? `${rows.alias}.${by}`;
  const key = absent === undefined ? value : `coalesce(${value}, '${absent}')`;
  const direction = isDescending(asked.sort) ? 'DESC' : 'ASC';
  const after = readCursor(asked, as, 'id');
  rows
    .orderBy(key, direction)
    .addOrderBy(id, direction)
    .limit(asked.limit + 1);
  if (after !== null) {
    const beyond = direction === 'DESC' ? '<' : '>';
    rows.andWhere(`(${key}, ${id}) ${beyond} (:afterKey, :afterId)`, {
      afterKey: after.key,
      afterId: after.id,
    });
  }
  return sliceOf(await asShown(await rows.getMany()), asked, (row) => ({
    key: (row[by] ?? absent) as string | number,
    id: row.id,
  }));
}
