import { day } from '../calendar/days.fixture.ts';
import { reason } from '../reason/reason.ts';
import {
  employmentOn,
  isInPost,
  leftOn,
  postEndsOn,
  postReasons,
  unbrokenSince,
} from './employment.ts';
import { employment, personnel } from './personnel.fixture.ts';

const post = (startsOn: string, endsOn: string | null, band: '6' | '7' = '6') =>
  employment({ startsOn: day(startsOn), endsOn: endsOn === null ? null : day(endsOn), band });
const facts = (...employments: ReturnType<typeof post>[]) => personnel({ employments });

describe('being in post', () => {
  const held = facts(post('2026-03-01', '2026-06-30'));

  it.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('on %s: %s', (on, expected) => {
    expect(isInPost(held, day(on))).toBe(expected);
    expect(employmentOn(held, day(on)) !== null).toBe(expected);
    expect(postReasons(held, day(on))).toEqual(
      expected ? [] : [reason('not-employed', { on: day(on) })],
    );
  });

  it('nobody is in post without an employment on file', () => {
    expect(isInPost(facts(), day('2026-01-01'))).toBe(false);
    expect(unbrokenSince(facts(), day('2026-01-01'))).toBeNull();
  });

  it('of posts that overlap the later one counts', () => {
    const both = facts(post('2026-01-01', null, '6'), post('2026-05-01', null, '7'));
    expect(employmentOn(both, day('2026-04-30'))?.band).toBe('6');
    expect(employmentOn(both, day('2026-05-01'))?.band).toBe('7');
    const swapped = facts(post('2026-05-01', null, '7'), post('2026-01-01', null, '6'));
    expect(employmentOn(swapped, day('2026-05-01'))?.band).toBe('7');
  });

  it('of posts that begin on one day the one recorded last counts', () => {
    const both = facts(post('2026-01-01', null, '6'), post('2026-01-01', null, '7'));
    expect(employmentOn(both, day('2026-01-01'))?.band).toBe('7');
  });
});

describe('having left', () => {
  const away = facts(post('2026-03-01', '2026-06-30'), post('2026-09-01', null));

  it.each([
    ['before the first post', '2026-02-28', null],
    ['on the first day', '2026-03-01', null],
    ['on the last day, which is still one of work', '2026-06-30', null],
    ['on the day after', '2026-07-01', '2026-06-30'],
    ['on the day before the return', '2026-08-31', '2026-06-30'],
    ['on the day of the return', '2026-09-01', null],
  ])('%s', (_, on, left) => {
    expect(leftOn(away, day(on))).toBe(left);
  });

  it('names the last of several posts, in whichever order they are on file', () => {
    const two = [post('2025-01-01', '2025-12-31'), post('2026-01-01', '2026-03-31')];
    expect(leftOn(facts(...two), day('2026-05-01'))).toBe('2026-03-31');
    expect(leftOn(facts(...two.toReversed()), day('2026-05-01'))).toBe('2026-03-31');
  });

  it('is not said of somebody of whom no post is on file, or only a later one', () => {
    expect(leftOn(facts(), day('2026-05-01'))).toBeNull();
    expect(leftOn(facts(post('2026-06-01', null)), day('2026-05-01'))).toBeNull();
  });
});

describe('when employment really ends and began (I7)', () => {
  const changed = facts(post('2025-01-01', '2025-12-31'), post('2026-01-01', '2026-08-31', '7'));
  const returned = facts(post('2025-01-01', '2025-12-30'), post('2026-01-01', null, '7'));

  it('a change of post without a gap is continuous', () => {
    expect(postEndsOn(changed, day('2025-06-01'))).toBe('2026-08-31');
    expect(unbrokenSince(changed, day('2026-08-31'))).toBe('2025-01-01');
  });

  it('one day without a post is a gap', () => {
    expect(postEndsOn(returned, day('2025-06-01'))).toBe('2025-12-30');
    expect(unbrokenSince(returned, day('2026-06-01'))).toBe('2026-01-01');
    expect(unbrokenSince(returned, day('2025-12-31'))).toBeNull();
  });

  it('a late entry that closes the gap restores', () => {
    const closed = facts(...returned.employments, post('2025-12-31', '2025-12-31'));
    expect(postEndsOn(closed, day('2025-06-01'))).toBeNull();
    expect(unbrokenSince(closed, day('2026-06-01'))).toBe('2025-01-01');
  });

  it('an open end is no end', () => {
    expect(postEndsOn(facts(post('2025-01-01', null)), day('2026-01-01'))).toBeNull();
  });

  it('outside any post the last day is already past', () => {
    expect(postEndsOn(returned, day('2025-12-31'))).toBe('2025-12-30');
    expect(postEndsOn(facts(), day('2026-01-01'))).toBe('2025-12-31');
  });
});
