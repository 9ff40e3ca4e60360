import { secondsUntilAllowed } from './daily-allowance.ts';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const sent = (size: number, hoursAgo: number) => ({ size, at: NOW - hoursAgo * HOUR });

describe('secondsUntilAllowed', () => {
  it.each([
    ['nothing was sent', [], 100, 0],
    ['it just fits', [sent(60, 1)], 40, 0],
    ['one byte is too many', [sent(60, 1)], 41, 23 * 3_600],
    ['the oldest frees enough', [sent(60, 1), sent(40, 20)], 40, 4 * 3_600],
    ['the oldest alone frees too little', [sent(60, 1), sent(40, 20)], 41, 23 * 3_600],
    ['what was sent is a day old', [sent(100, 24)], 100, 0],
    ['what was sent is almost a day old', [sent(100, 23.9999)], 100, 1],
    ['it is larger than the whole allowance', [sent(10, 1)], 101, 24 * 3_600],
  ])('of a file where %s', (_name, before, size, expected) => {
    expect(secondsUntilAllowed(before, size, 100, NOW)).toBe(expected);
  });
});
