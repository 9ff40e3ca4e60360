import { larger, scaleOf, smaller } from './page-zoom';

describe('the size of a page', () => {
  it.each([
    ['fills the room that there is', 'fit', 397, 794, 0.5],
    ['grows into a wide room', 'fit', 1588, 794, 2],
    ['is never so small that nothing can be read', 'fit', 20, 794, 0.25],
    ['is never larger than the largest step', 'fit', 8000, 794, 4],
    ['is the one that was chosen, whatever the room', 1.5, 300, 794, 1.5],
  ] as const)('%s', (_, zoom, room, width, scale) => {
    expect(scaleOf(zoom, room, width)).toBe(scale);
  });
});

describe('larger and smaller', () => {
  it.each([
    [0.63, 0.75, 0.5],
    [1, 1.25, 0.75],
    [0.999, 1.25, 0.75],
    [4, null, 3],
    [0.25, 0.5, null],
  ])('from %d go to %s and %s', (from, up, down) => {
    expect(larger(from)).toBe(up);
    expect(smaller(from)).toBe(down);
  });
});
