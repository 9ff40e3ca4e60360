import { checkCorrection } from './correction.ts';

const post = { band: '6', sites: ['a', 'b'], endsOn: null as string | null };

describe('a correction (I14)', () => {
  it.each([
    ['with a reason', post, { ...post, band: '7' }, 'A slip of the pen', []],
    ['without one', post, { ...post, band: '7' }, null, ['reason-missing /reason']],
    ['with an empty one', post, { ...post, band: '7' }, ' ', ['reason-missing /reason']],
    ['that gives an open entry its end', post, { ...post, endsOn: '2026-03-31' }, null, []],
    [
      'that gives it its end and changes more',
      post,
      { ...post, band: '7', endsOn: '2026-03-31' },
      null,
      ['reason-missing /reason'],
    ],
    [
      'that moves an end',
      { ...post, endsOn: '2026-03-31' },
      { ...post, endsOn: '2026-04-30' },
      null,
      ['reason-missing /reason'],
    ],
    [
      'that opens it again',
      { ...post, endsOn: '2026-03-31' },
      post,
      null,
      ['reason-missing /reason'],
    ],
    ['of nothing', post, { ...post, sites: ['a', 'b'] }, 'Why', ['nothing-changes ']],
  ])('%s', (_, before, after, reason, refusals) => {
    const checked = checkCorrection(before, after, 'endsOn', reason);
    const found = checked.kind === 'accepted' ? [] : checked.refusals;
    expect(found.map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual(refusals);
  });

  it('of a fact without an end to come always says why', () => {
    const ended = { ...post, endsOn: '2026-03-31' };
    expect(checkCorrection(post, ended, null, null).kind).toBe('refused');
    expect(checkCorrection(post, ended, null, 'Why')).toEqual({
      kind: 'accepted',
      accepted: 'Why',
    });
  });
});
