import { DatabaseTime } from './database-time.ts';

const NOON = Date.parse('2026-01-12T12:00:00.000Z');

describe('the time of the database', () => {
  it('is not known before it was read', () => {
    expect(() => new DatabaseTime().now(0)).toThrow('has not given its time');
  });

  it('lies between what was said counted from the coming, and from the sending of the read', () => {
    const time = new DatabaseTime();
    time.set(NOON, 100, 130);
    expect(time.now(1_130)).toEqual({
      earliest: NOON + 1_000,
      latest: NOON + 1_031,
    });
  });

  it('takes the part of a millisecond that the database cut off into account', () => {
    const time = new DatabaseTime();
    time.set(NOON, 0, 0);
    expect(time.now(0.5)).toEqual({
      earliest: NOON,
      latest: NOON + 2,
    });
  });
});
