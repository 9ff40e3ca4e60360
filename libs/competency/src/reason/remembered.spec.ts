import { remembered, rememberedAt, rememberedByName, rememberedOf } from './remembered.ts';

/** A function that counts how often it is really called. */
function counting() {
  let calls = 0;
  return {
    calls: () => calls,
    join: (left: { readonly name: string }, right: { readonly name: string }) => {
      calls += 1;
      return { joined: left.name + right.name };
    },
    at: ({ name }: { readonly name: string }, knownAt: number) => {
      calls += 1;
      return { read: `${name}@${String(knownAt)}` };
    },
  };
}

const A = { name: 'a' };
const B = { name: 'b' };

describe('what was made of two values', () => {
  it('is made once for each pair, in their order', () => {
    const { calls, join } = counting();
    const joined = remembered(join);
    const first = joined(A, B);
    expect(first).toEqual({ joined: 'ab' });
    expect(joined(A, B)).toBe(first);
    expect(calls()).toBe(1);
    expect(joined(B, A)).toEqual({ joined: 'ba' });
    expect(joined(A, A)).toEqual({ joined: 'aa' });
    expect(joined(A, B)).toBe(first);
    expect(calls()).toBe(3);
  });

  it('is made anew for a value that only looks the same', () => {
    const { calls, join } = counting();
    const joined = remembered(join);
    joined(A, B);
    joined({ ...A }, B);
    expect(calls()).toBe(2);
  });
});

describe('what was read at a ledger index', () => {
  it('is read once for the index that was asked last', () => {
    const { calls, at } = counting();
    const read = rememberedAt(at);
    const first = read(A, 3);
    expect(first).toEqual({ read: 'a@3' });
    expect(read(A, 3)).toBe(first);
    expect(calls()).toBe(1);
  });

  it('is read again for another index, and for other facts', () => {
    const { calls, at } = counting();
    const read = rememberedAt(at);
    read(A, 3);
    expect(read(A, 4)).toEqual({ read: 'a@4' });
    expect(read(A, 4)).toEqual({ read: 'a@4' });
    expect(read(B, 4)).toEqual({ read: 'b@4' });
    expect(calls()).toBe(3);
    expect(read(A, 3)).toEqual({ read: 'a@3' });
    expect(calls()).toBe(4);
  });
});

describe('what was made of one value', () => {
  it('is made once for it, and anew for one that only looks the same', () => {
    const { calls, join } = counting();
    const doubled = rememberedOf((each: { readonly name: string }) => join(each, each));
    const first = doubled(A);
    expect(doubled(A)).toBe(first);
    expect(doubled({ ...A })).not.toBe(first);
    expect(calls()).toBe(2);
  });
});

describe('what was made of names', () => {
  it('is made once for the same names in the same order', () => {
    const { calls, join } = counting();
    const joined = rememberedByName((left, right) => join({ name: left }, { name: right }));
    expect(joined('a', 'b')).toBe(joined('a', 'b'));
    expect(joined('b', 'a')).toEqual({ joined: 'ba' });
    expect(joined('a', 'c')).toEqual({ joined: 'ac' });
    expect(joined('a', 'bc')).not.toBe(joined('ab', 'c'));
    expect(calls()).toBe(5);
  });
});
