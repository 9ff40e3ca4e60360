import { SPARE, rowsAtFirst, rowsInView, within } from './rows-in-view';

describe('the rows of a long table that are drawn', () => {
  const line = 20;

  it.each([
    ['at the top', 0, { first: 0, end: 60 }],
    ['a little further down', 90, { first: 0, end: 70 }],
    ['in the middle', 4_000, { first: 180, end: 260 }],
  ])('are those seen and some beyond each end, %s', (_, from, expected) => {
    expect(rowsInView({ from, height: 800, line }, SPARE)).toEqual(expected);
  });

  it('stay the same for most pixels of scrolling', () => {
    const drawn = (from: number) => rowsInView({ from, height: 800, line }, SPARE);
    expect(drawn(4_199)).toEqual(drawn(4_001));
  });

  it('are never more than the table has', () => {
    expect(within({ first: 20, end: 90 }, 65)).toEqual({ first: 20, end: 65 });
  });

  it('are the last ones where the table became shorter than what was seen', () => {
    expect(within({ first: 180, end: 260 }, 24)).toEqual({ first: 0, end: 24 });
    expect(within({ first: 180, end: 260 }, 0)).toEqual({ first: 0, end: 0 });
  });

  it('fill the window below its head before anything is measured', () => {
    expect(rowsAtFirst(900, 22)).toEqual({ first: 0, end: 29 });
    expect(within(rowsAtFirst(900, 22), 500)).toEqual({ first: 0, end: 29 });
  });

  it('are those seen and no others until the page is at rest', () => {
    expect(rowsInView({ from: 0, height: 640, line }, 0)).toEqual({ first: 0, end: 32 });
    expect(rowsInView({ from: 4_000, height: 640, line }, 0)).toEqual({ first: 200, end: 232 });
  });
});
