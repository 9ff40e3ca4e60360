import type { Page } from '@oart/contract';
import { LARGEST_LIMIT } from '../http/page.ts';

/** Where and how much to read instead of what the request says. */
export interface ReadFrom {
  readonly cursor?: string;
  readonly limit?: number;
}

/** Reads the answer of a request, or another page of the same list. */
export type ReadAgain = (from: ReadFrom) => Promise<unknown>;

type Items = Page<{ readonly id: string }>;

/** As `ReadAgain`, of a list. */
export type ReadPage = (from: ReadFrom) => Promise<Items>;

/** A row that is shown, and where it was read. */
interface Shown {
  readonly item: Items['items'][number];
  readonly from: ReadFrom;
  /** How many rows were read there up to it, inclusive. */
  readonly count: number;
}

/**
 * A page of what is shown of a list: full while there is more of it, and its cursor is that of its own last row. A
 * cursor tells the sort key and the id of a row, so that of one which is left out would tell of it.
 */
export async function narrowedPage(
  read: ReadPage,
  limit: number,
  isShown: (item: unknown) => boolean,
): Promise<Items> {
  for (;;) {
    const { first, shown } = await readOn(read, limit, isShown);
    const items = shown.slice(0, limit).map(({ item }) => item);
    const last = shown[limit - 1];
    if (last === undefined || shown.length === limit) return { ...first, items, cursor: null };
    const again = await read({ ...last.from, limit: last.count });
    // Rows that were recorded meanwhile push others down: then all is read again.
    if (again.items.at(-1)?.id === last.item.id) return { ...first, items, cursor: again.cursor };
  }
}

/** Reads until one more is shown than the page holds, or the list has ended. */
async function readOn(
  read: ReadPage,
  limit: number,
  isShown: (item: unknown) => boolean,
): Promise<{ readonly first: Items; readonly shown: readonly Shown[] }> {
  const shown: Shown[] = [];
  const first = await read({});
  let [from, page]: [ReadFrom, Items] = [{}, first];
  for (;;) {
    for (const [place, item] of page.items.entries()) {
      if (isShown(item)) shown.push({ item, from, count: place + 1 });
    }
    if (page.cursor === null || shown.length > limit) return { first, shown };
    from = { cursor: page.cursor };
    page = await read({ ...from, limit: LARGEST_LIMIT });
  }
}
