import { dropOldTexts, isChangedElsewhere, keep, kept, keptOver } from './kept-text';

const DAY_MS = 24 * 60 * 60 * 1_000;
const NHS_NUMBER = '943 476 5919';
const EMPTY = { words: '', day: null as string | null, rows: ['a'], inner: { sum: 1 } };
const keptAs = (text: string) => {
  keep('upload', 'a1', JSON.parse(text));
  return keptOver('upload', 'a1', EMPTY);
};
/** As it would lie there had it been kept so many days ago. */
const keptDaysAgo = (key: string, days: number) => {
  const entry = { keptAt: Date.now() - days * DAY_MS, value: 'a' };
  localStorage.setItem(key, JSON.stringify(entry));
};

beforeEach(() => {
  localStorage.clear();
});

describe('a draft that is kept', () => {
  it('is nothing where nothing readable is kept', () => {
    expect(keptOver('upload', 'a1', EMPTY)).toBeNull();
    localStorage.setItem('oart.upload.a1', '{');
    expect(keptOver('upload', 'a1', EMPTY)).toBeNull();
  });

  it('is what was filled in, over what is there by itself', () => {
    expect(keptAs('{"words":"a","day":"2026-11-02","rows":[],"inner":{"sum":2}}')).toEqual({
      words: 'a',
      day: '2026-11-02',
      rows: [],
      inner: { sum: 2 },
    });
    expect(keptAs('{"words":"a","day":null}')).toEqual({ ...EMPTY, words: 'a' });
    expect(keptAs('{"inner":{"sum":null}}')).toEqual({ ...EMPTY, inner: { sum: null } });
  });

  it.each([
    ['another kind of value', '{"words":["a"],"rows":"a","inner":[],"day":null}'],
    ['nothing where a text, a list or a group stands', '{"words":null,"rows":null,"inner":null}'],
    ['a group where a day may stand', '{"day":{"on":"2026-11-02"}}'],
    ['fields that are no more', '{"before":1,"inner":{"before":1}}'],
    ['no fields', '[]'],
    ['no object', '1'],
  ])('leaves out %s, as an earlier release may have kept it', (_, text) => {
    expect(keptAs(text)).toEqual(EMPTY);
  });

  it('leaves out of a list what is no item of it, and fills each of the others up', () => {
    const empty = { rows: [] as readonly object[], inner: { sites: [] as readonly string[] } };
    keep('upload', 'a1', {
      rows: [{ name: 'a', before: 1 }, 'b', null, { name: null, score: 2 }],
      inner: { sites: ['bladder', 3, null] },
    });
    const items = { rows: { name: '', score: null }, sites: '' };
    expect(keptOver('upload', 'a1', empty, items)).toEqual({
      rows: [
        { name: 'a', score: null },
        { name: '', score: 2 },
      ],
      inner: { sites: ['bladder'] },
    });
  });
});

describe('a computer that many share', () => {
  it.each([
    ['an NHS number', { answers: [{ text: `Patient ${NHS_NUMBER}, bladder` }] }],
    ['an NHS number after a tab', `Patient\t${NHS_NUMBER}`],
    ['a date of birth', { outcome: 'DOB 02/11/1951' }],
  ])('keeps nothing in which %s stands, nor what was kept before', (_, value) => {
    keep('upload', 'a1', 'Seen');
    keep('upload', 'a1', value);
    expect(localStorage.length).toBe(0);
  });

  it('keeps an id whose digits would do for an NHS number', () => {
    keep('upload-id', 'a1', '019ab3c4-7000-7000-8000-a9434765919b');
    expect(kept('upload-id', 'a1')).toBe('019ab3c4-7000-7000-8000-a9434765919b');
  });

  it('keeps nothing longer than 14 days, whoever kept it', () => {
    keptDaysAgo('oart.upload.a1', 13.9);
    expect(kept('upload', 'a1')).toBe('a');
    keptDaysAgo('oart.upload.a1', 14.1);
    expect(kept('upload', 'a1')).toBeNull();
    keptDaysAgo('oart.upload.a1', -14.1);
    expect(kept('upload', 'a1')).toBeNull();
  });

  it('begins with dropping what is too old or has no date, and leaves all else', () => {
    for (const kind of ['upload', 'upload-id', 'assessment', 'policy']) {
      keptDaysAgo(`oart.${kind}.old`, 15);
      keptDaysAgo(`oart.${kind}.new`, 1);
      localStorage.setItem(`oart.${kind}.undated`, '{"words":"a"}');
    }
    localStorage.setItem('oart.unit', 'u1');
    dropOldTexts();
    expect(Object.keys(localStorage).sort()).toEqual([
      'oart.assessment.new',
      'oart.policy.new',
      'oart.unit',
      'oart.upload-id.new',
      'oart.upload.new',
    ]);
  });

  it('tells a change that another window made', () => {
    const change = (key: string) => new StorageEvent('storage', { key });
    expect(isChangedElsewhere(change('oart.upload.a1'), 'upload', 'a1')).toBe(true);
    expect(isChangedElsewhere(change('oart.upload.a2'), 'upload', 'a1')).toBe(false);
  });
});
