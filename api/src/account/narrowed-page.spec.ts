import { narrowedPage } from './narrowed-page.ts';
import type { ReadFrom, ReadPage } from './narrowed-page.ts';

/** Reads a list of ids whose cursors are the ids themselves; the request asks for so many at once. */
function listOf(ids: () => readonly string[], asked: ReadFrom): ReadPage {
  return (from) => {
    const { cursor, limit = 50 } = { ...asked, ...from };
    const rows = ids().slice(cursor === undefined ? 0 : ids().indexOf(cursor) + 1);
    const items = rows.slice(0, limit).map((id) => ({ id }));
    const last = items.at(-1)?.id ?? null;
    return Promise.resolve({ items, cursor: rows.length > limit ? last : null, ledgerIndex: 7 });
  };
}

const isShown = (item: unknown): boolean => (item as { id: string }).id.startsWith('in');
const page = async (ids: readonly string[], limit: number, cursor?: string): Promise<unknown> => {
  const asked = { limit, ...(cursor !== undefined && { cursor }) };
  const { items, ...rest } = await narrowedPage(
    listOf(() => ids, asked),
    limit,
    isShown,
  );
  return { ids: items.map(({ id }) => id), ...rest };
};

describe('a narrowed page', () => {
  it.each<[string, readonly string[], number, readonly string[], string | null]>([
    ['of nothing', [], 1, [], null],
    ['of nothing that is shown', ['out1', 'out2'], 1, [], null],
    ['that holds all', ['in1', 'out1', 'in2'], 2, ['in1', 'in2'], null],
    ['before others', ['in1', 'out1', 'in2'], 1, ['in1'], 'in1'],
    ['before what is left out', ['in1', 'out1', 'out2'], 1, ['in1'], null],
    ['behind what is left out', ['out1', 'out2', 'in1', 'out3', 'in2'], 1, ['in1'], 'in1'],
    ['that was full of others', ['out1', 'out2', 'in1', 'in2', 'in3'], 2, ['in1', 'in2'], 'in2'],
  ])('%s is full and ends with a row that is shown', async (_, ids, limit, shown, cursor) => {
    expect(await page(ids, limit)).toEqual({ ids: shown, cursor, ledgerIndex: 7 });
  });

  it('goes on where the one before ended', async () => {
    const ids = ['in1', 'out1', 'in2', 'out2', 'in3'];
    expect(await page(ids, 1, 'in1')).toMatchObject({ ids: ['in2'], cursor: 'in2' });
    expect(await page(ids, 1, 'in2')).toMatchObject({ ids: ['in3'], cursor: null });
  });

  it('is read again where rows came meanwhile, and its cursor is still of a row that is shown', async () => {
    const lists = [
      ['in1', 'out1', 'in2'],
      ['in1', 'out1', 'in2'],
      ['out0', 'in1', 'out1', 'in2'],
    ];
    let reads = 0;
    const read: ReadPage = (from) => {
      const ids = lists[Math.min(reads, 2)] ?? [];
      reads += 1;
      return listOf(() => ids, { limit: 1 })(from);
    };
    const { items, cursor } = await narrowedPage(read, 1, isShown);
    expect([items, cursor]).toEqual([[{ id: 'in1' }], 'in1']);
    expect(reads).toBeGreaterThan(3);
  });
});
