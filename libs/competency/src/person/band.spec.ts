import { BANDS, compareBands, reachesBand } from './band.ts';

describe('bands in their order (I18)', () => {
  it.each([
    ['7', '7', true],
    ['8a', '7', true],
    ['9', '8d', true],
    ['6', '7', false],
    ['8a', '8b', false],
    ['2', '9', false],
  ] as const)('band %s reaches band %s: %s', (held, minimum, expected) => {
    expect(reachesBand(held, minimum)).toBe(expected);
  });

  it('no band reaches none', () => {
    expect(reachesBand(null, '2')).toBe(false);
  });

  it('every band is above the one before it', () => {
    for (const [place, band] of BANDS.entries()) {
      const before = BANDS[place - 1];
      expect(before === undefined || compareBands(band, before) > 0).toBe(true);
      expect(compareBands(band, band)).toBe(0);
    }
  });
});
