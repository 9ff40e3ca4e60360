import { day } from '../calendar/days.fixture.ts';
import { changePost } from './change-of-post.ts';
import { postEndsOn, unbrokenSince } from './employment.ts';
import type { Employment } from './person.ts';
import { person, recorded } from './recorded.fixture.ts';

const post: Employment = {
  ...recorded('2024-01-01'),
  person: person('aa-1'),
  contract: 'substantive',
  profession: 'dosimetrist',
  band: '6',
  wte: 1,
  startsOn: day('2024-01-01'),
  endsOn: null,
};

const change = (
  fields: Partial<Employment>,
  from: Employment = post,
  onFile: readonly Employment[] = [from],
  recorder = 'staffing-1',
) => {
  const { contract, profession, wte } = post;
  const next = { person: post.person, contract, profession, wte, band: '7', endsOn: null } as const;
  const startsOn = day('2026-04-01');
  return changePost(from, { ...next, startsOn, ...fields }, person(recorder), onFile);
};

const refusals = (checked: ReturnType<typeof change>) =>
  checked.kind === 'accepted' ? [] : checked.refusals.map((each) => `${each.kind} ${each.pointer}`);

describe('a change of post (I7)', () => {
  it('ends one post the day before the other begins, so that the employment goes on', () => {
    const checked = change({});
    if (checked.kind === 'refused') throw new Error('It is accepted');
    const { ended, begun } = checked.accepted;
    expect(ended).toMatchObject({ band: '6', startsOn: '2024-01-01', endsOn: '2026-03-31' });
    expect(begun).toMatchObject({ band: '7', startsOn: '2026-04-01', endsOn: null });
    const employments = [
      { ...post, ...ended },
      { ...recorded(), ...begun },
    ];
    expect(unbrokenSince({ employments }, day('2026-04-01'))).toBe('2024-01-01');
    expect(postEndsOn({ employments }, day('2026-03-31'))).toBeNull();
  });

  const ending = { ...post, endsOn: day('2026-03-31') };
  const later = { ...post, ...recorded(), startsOn: day('2026-06-01') };
  it.each([
    ['the day after the last day', change({}, ending), []],
    ['that renews a contract to a later end', change({ band: '6' }, ending), []],
    ['a day later', change({ startsOn: day('2026-04-02') }, ending), ['leaves-a-gap /startsOn']],
    ['on its first day', change({ startsOn: post.startsOn }), ['ends-before-it-begins /startsOn']],
    ['to the same post', change({ band: '6' }), ['nothing-changes ']],
    ['one’s own', change({}, post, [post], 'aa-1'), ['own-record /person']],
    ['over a later post', change({}, ending, [ending, later]), ['overlaps-another /startsOn']],
  ])('%s', (_, checked, expected) => {
    expect(refusals(checked)).toEqual(expected);
  });

  it('says nothing again of a post that was on file to end the day before', () => {
    expect(change({}, ending)).toMatchObject({ accepted: { ended: null } });
    const sooner = change({ startsOn: day('2026-03-01') }, ending);
    expect(sooner).toMatchObject({ accepted: { ended: { endsOn: '2026-02-28' } } });
  });
});
