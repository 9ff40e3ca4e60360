import { ProblemError } from './problem-error.ts';
import { pageOf, readCursor, writeCursor } from './page.ts';

const ID = '0190a000-0000-7000-8000-000000000001';

describe('a cursor', () => {
  it('comes back as it was written', () => {
    const cursor = writeCursor(['Ångström', ID, 7]);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(readCursor(cursor, ['text', 'id', 'number'])).toEqual(['Ångström', ID, 7]);
  });

  it('is none on the first page', () => {
    expect(readCursor(undefined, ['id'])).toBeNull();
  });

  it.each([
    ['not base64', '!!!', ['text']],
    ['not JSON', Buffer.from('{').toString('base64url'), ['text']],
    ['no list', Buffer.from('{"0":"a"}').toString('base64url'), ['text']],
    ['too short', writeCursor([]), ['text']],
    ['too long', writeCursor(['a', 'b']), ['text']],
    ['another type', writeCursor([1]), ['text']],
    ['no id', writeCursor(['1']), ['id']],
    ['no day', writeCursor(['2026-02-30']), ['day']],
    ['no instant', writeCursor(['2026-11-21T25:00:00.000Z']), ['instant']],
    ['a fraction', writeCursor([1.5]), ['number']],
    ['a NUL', writeCursor(['\0']), ['text']],
    ['a lone surrogate', writeCursor(['\ud800']), ['text']],
  ] as const)('is refused with its place: %s', (_, cursor, parts) => {
    expect(() => readCursor(cursor, parts)).toThrow(ProblemError);
  });
});

describe('pageOf', () => {
  const keyOf = (item: string): readonly string[] => [item];

  it('ends when no row is left over', () => {
    expect(pageOf(['a', 'b'], 2, keyOf, 5)).toEqual({
      items: ['a', 'b'],
      cursor: null,
      ledgerIndex: 5,
    });
  });

  it('goes on after its last item when a row is left over', () => {
    const page = pageOf(['a', 'b', 'c'], 2, keyOf, 5);
    expect(page.items).toEqual(['a', 'b']);
    expect(readCursor(page.cursor ?? '', ['text'])).toEqual(['b']);
  });
});
