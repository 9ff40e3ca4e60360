import { readWrittenDay } from './written-day.ts';

describe('a day as people write it', () => {
  it.each([
    ['2026-11-02', '2026-11-02'],
    ['02 Nov 2026', '2026-11-02'],
    ['2nd November 2026', '2026-11-02'],
    ['2-nov-2026', '2026-11-02'],
    ['02-Nov-26', '2026-11-02'],
    ['2 Nov 226', null],
    ['30 Feb 2026', null],
    ['2 Foo 2026', null],
    ['02/11/2026', null],
    ['', null],
  ])('%j is %j', (written, day) => {
    expect(readWrittenDay(written)).toBe(day);
  });
});
