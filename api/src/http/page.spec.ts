import { readCursor, writeCursor } from './cursor.ts';
import { pageOfAll, sliceOf } from './page.ts';
import type { PageAsked, SortValue } from './page.ts';
import { ProblemError } from './problem-error.ts';

const ID = '0190a000-0000-7000-8000-000000000001';
const ASKED = { sort: '-name', q: 'Ada', limit: 2 };
const cursorOf = (...parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('a cursor', () => {
  const cursor = writeCursor(ASKED, { key: 'Ångström', id: ID });

  it('comes back as it was written, whatever the size of the page', () => {
    expect(cursor).toMatch(/^[\w-]+$/);
    const next = { ...ASKED, limit: 50, format: 'csv', cursor };
    expect(readCursor(next, 'text', 'id')).toEqual({ key: 'Ångström', id: ID });
  });

  it('is none on the first page', () => {
    expect(readCursor(ASKED, 'text', 'id')).toBeNull();
  });

  it.each([
    ['another sort', { ...ASKED, sort: 'name' }],
    ['another filter', { ...ASKED, q: 'Bo' }],
    ['one filter more', { ...ASKED, state: 'open' }],
    ['one filter less', { sort: '-name' }],
  ])('does not go on under %s', (_, asked) => {
    expect(() => readCursor({ ...asked, cursor }, 'text', 'id')).toThrow(
      'This cursor belongs to a list sorted or filtered in another way.',
    );
  });

  it.each([
    ['not base64', '!!!', 'text'],
    ['not JSON', Buffer.from('{').toString('base64url'), 'text'],
    ['no list', Buffer.from('{"0":"a"}').toString('base64url'), 'text'],
    ['too short', cursorOf('list', 'a'), 'text'],
    ['too long', cursorOf('list', 'a', ID, 1), 'text'],
    ['another type', cursorOf('list', 1, ID), 'text'],
    ['no id', cursorOf('list', 'a', '1'), 'text'],
    ['no day', cursorOf('list', '2026-02-30', ID), 'day'],
    ['no instant', cursorOf('list', '2026-11-21T25:00:00.000Z', ID), 'instant'],
    ['a fraction', cursorOf('list', 1.5, ID), 'number'],
    ['a NUL', cursorOf('list', '\0', ID), 'text'],
    ['a lone surrogate', cursorOf('list', '\ud800', ID), 'text'],
    ['no list of ours', cursorOf('list', 'a', ID), 'text'],
  ] as const)('is refused with its place: %s', (_, forged, part) => {
    expect(() => readCursor({ ...ASKED, cursor: forged }, part, 'id')).toThrow(ProblemError);
  });
});

describe('sliceOf', () => {
  const positionOf = (row: string): { key: string; id: string } => ({ key: row, id: row });

  it('ends when no row is left over', () => {
    expect(sliceOf(['a', 'b'], ASKED as PageAsked<'name'>, positionOf)).toEqual({
      rows: ['a', 'b'],
      cursor: null,
    });
  });

  it('goes on after its last row when a row is left over', () => {
    const { rows, cursor } = sliceOf(['a', 'b', 'c'], ASKED as PageAsked<'name'>, positionOf);
    expect(rows).toEqual(['a', 'b']);
    expect(readCursor({ ...ASKED, cursor: cursor ?? '' }, 'text', 'text')?.key).toBe('b');
  });
});

describe('pageOfAll', () => {
  interface Row {
    readonly id: string;
    readonly name: string;
  }
  const ORDER: Readonly<Record<'name', SortValue<Row>>> = {
    name: { of: ({ name }) => name, as: 'text' },
  };
  const ROWS: readonly Row[] = [
    { id: '3', name: 'b' },
    { id: '1', name: 'c' },
    { id: '2', name: 'b' },
    { id: '4', name: 'a' },
  ];

  const walk = (asked: PageAsked<'name'>, known: readonly Row[] = ROWS): readonly string[] => {
    const { rows, cursor } = pageOfAll(known, ORDER, ({ id }) => id, asked);
    const ids = rows.map(({ id }) => id);
    return cursor === null ? ids : [...ids, ...walk({ ...asked, cursor }, known)];
  };

  it.each([
    ['name', ['4', '2', '3', '1']],
    ['-name', ['1', '3', '2', '4']],
  ] as const)('gives every row once by %s, ties by id', (sort, ids) => {
    for (const limit of [1, 2, 3, 4]) expect(walk({ sort, limit })).toEqual(ids);
  });

  it('goes on where it was when the last row is gone and others came before it', () => {
    const { cursor } = pageOfAll(ROWS, ORDER, ({ id }) => id, { sort: 'name', limit: 2 });
    const later = [...ROWS.filter(({ id }) => id !== '2'), { id: '5', name: 'aa' }];
    expect(walk({ sort: 'name', limit: 2, cursor: cursor ?? '' }, later)).toEqual(['3', '1']);
  });
});
