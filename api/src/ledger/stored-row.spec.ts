import { storedRow } from './stored-row.ts';

describe('a stored row', () => {
  it('keeps strings, small numbers, booleans and nothing as they are', () => {
    const row = { score: '92.50', attempt: 2, passed: true, note: null };
    expect(storedRow(row)).toEqual(row);
  });

  it('has bytes as PostgreSQL writes them', () => {
    expect(storedRow({ digest: Buffer.of(0, 255) })).toEqual({ digest: '\\x00ff' });
  });

  it('has lists and documents with their parts', () => {
    const basis = { facts: [{ id: 'a', of: [1, null] }] };
    expect(storedRow({ tags: ['b', 'a'], basis })).toEqual({ tags: ['b', 'a'], basis });
  });

  it.each([
    ['a Date', new Date(0)],
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['a bigint', 1n],
    ['a Date within a document', { at: new Date(0) }],
  ])('is refused with %s, which leaf v1 has no form for', (_name, value) => {
    expect(() => storedRow({ column: value })).toThrow('Column column holds a value');
  });
});
