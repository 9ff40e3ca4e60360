import { patched } from './patch.ts';

const document = {
  title: 'one',
  nested: { a: 1, b: { c: 2 } },
  members: [
    { id: 'x', value: 1, inner: [{ id: 'p', on: true }] },
    { id: 'y', value: 2, inner: [] },
  ],
  words: ['a', 'b'],
};

describe('changes to a document', () => {
  it('replace the keys they name and keep the others', () => {
    const changes = { nested: { b: { c: 3 } }, words: ['z'] };
    expect(patched(document, changes)).toEqual({
      ...document,
      nested: { a: 1, b: { c: 3 } },
      words: ['z'],
    });
  });

  it('reach members of a list by id, at any depth', () => {
    const changes = { members: { x: { inner: { p: { on: false } } } } };
    expect(patched(document, changes)).toEqual({
      ...document,
      members: [{ id: 'x', value: 1, inner: [{ id: 'p', on: false }] }, document.members[1]],
    });
  });

  it('add a member under a new id and take one out by null', () => {
    const changes = { members: { x: null, z: { value: 3 } } };
    expect(patched(document, changes)).toEqual({
      ...document,
      members: [document.members[1], { id: 'z', value: 3 }],
    });
  });

  it('replace a list by a list', () => {
    expect(patched(document, { members: [] })).toEqual({ ...document, members: [] });
  });

  it('keep null as a value, so that no key of a complete document goes missing', () => {
    expect(patched(document, { title: null })).toEqual({ ...document, title: null });
  });

  it('leave the document as it was', () => {
    const before = JSON.stringify(document);
    patched(document, { nested: { a: 9 }, members: { y: null } });
    expect(JSON.stringify(document)).toBe(before);
  });
});
