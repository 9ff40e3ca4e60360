import { keepText, keptOver } from './kept-text';

const EMPTY = { words: '', day: null as string | null, rows: ['a'], inner: { sum: 1 } };
const keptAs = (text: string) => {
  keepText('localStorage', 'draft', text);
  return keptOver('localStorage', 'draft', EMPTY);
};

describe('a draft that is kept', () => {
  it('is nothing where nothing readable is kept', () => {
    localStorage.clear();
    expect(keptOver('localStorage', 'draft', EMPTY)).toBeNull();
    expect(keptAs('{')).toBeNull();
  });

  it('is what was filled in, over what is there by itself', () => {
    expect(keptAs('{"words":"a","day":"2026-11-02","rows":[],"inner":{"sum":2}}')).toEqual({
      words: 'a',
      day: '2026-11-02',
      rows: [],
      inner: { sum: 2 },
    });
    expect(keptAs('{"words":"a","day":null}')).toEqual({ ...EMPTY, words: 'a' });
  });

  it.each([
    ['another kind of value', '{"words":["a"],"rows":"a","inner":[],"day":null}'],
    ['fields that are no more', '{"before":1,"inner":{"before":1}}'],
    ['no fields', '[]'],
    ['no object', '1'],
  ])('leaves out %s, as an earlier release may have kept it', (_, text) => {
    expect(keptAs(text)).toEqual(EMPTY);
  });
});
