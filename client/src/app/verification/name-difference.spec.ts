import { markDifference } from './name-difference';

/** Differences in brackets. */
const marked = (printed: string, recorded: string) =>
  markDifference(printed, recorded)
    .map(({ text, same }) => (same ? text : `[${text}]`))
    .join('');

describe('markDifference', () => {
  it.each([
    ['AA-4', 'AA-4', 'AA-4'],
    ['aa-4', 'AA-4', 'aa-4'],
    ['AA-4 contours', 'AA-4', 'AA-4[ contours]'],
    ['AB-4', 'AA-4', 'A[B]-4'],
    ['XY', 'AA-4', '[XY]'],
    ['Dr AA-4', 'AA-4', '[Dr ]AA-4'],
    ['', 'AA-4', ''],
    ['Zoe\u0308', 'Zo\u00eb', 'Zo\u00eb'],
    ['A\u00adA-\u200b4', 'AA-4', 'AA-4'],
    ['Zoe', 'Zo\u00eb', 'Zo[e]'],
  ])('%s beside %s is marked %s', (printed, recorded, expected) => {
    expect(marked(printed, recorded)).toBe(expected);
  });
});
