import { instantOf } from '@oart/competency';
import { endOf, isWorthMarking } from './session-life.ts';
import type { SessionTimes } from './session-life.ts';

const START = 1_795_000_000_000;
const at = (seconds: number) => instantOf(START + seconds * 1000);
const LIMITS = { idleSeconds: 1800, longestSeconds: 43_200 };
const session = (seen: number, ended: number | null = null): SessionTimes => ({
  startedAt: at(0),
  seenAt: at(seen),
  endedAt: ended === null ? null : at(ended),
});

describe('endOf', () => {
  it.each([
    ['lives one second before it has been idle too long', session(0), null, 1799, null],
    ['ends when it has been idle for half an hour', session(0), null, 1800, 'idle'],
    ['lives one second before twelve hours', session(43_000), null, 43_199, null],
    ['ends after twelve hours however busy it was', session(43_199), null, 43_200, 'too-long'],
    ['ends with sign-out', session(0, 5), null, 5, 'signed-out'],
    [
      'ends with a change of the account in the same millisecond',
      session(0),
      0,
      1,
      'account-ended',
    ],
    ['outlives a change of the account before it began', session(0), -1, 1, null],
  ] as const)('a session %s', (_, given, accountEnded, now, end) => {
    const accountEndedAt = accountEnded === null ? null : at(accountEnded);
    expect(endOf(given, accountEndedAt, at(now), LIMITS)).toBe(end);
  });
});

describe('isWorthMarking', () => {
  it('writes once a minute', () => {
    expect(isWorthMarking(session(0), at(59), LIMITS)).toBe(false);
    expect(isWorthMarking(session(0), at(60), LIMITS)).toBe(true);
  });

  it('writes several times within a short idle span', () => {
    const limits = { idleSeconds: 10, longestSeconds: 60 };
    expect(isWorthMarking(session(0), at(1), limits)).toBe(false);
    expect(isWorthMarking(session(0), at(2), limits)).toBe(true);
  });
});
