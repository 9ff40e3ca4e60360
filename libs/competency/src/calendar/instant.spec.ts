import fc from 'fast-check';
import { expectAlways } from './expect-always.fixture.ts';
import { epochOf, instantOf, parseInstant, utcDayOf } from './instant.ts';
import { instant } from './days.fixture.ts';

describe('reading an instant', () => {
  it.each([
    ['2026-06-30T22:59:59Z', '2026-06-30T22:59:59.000Z'],
    ['2026-06-30T22:59:59.1Z', '2026-06-30T22:59:59.100Z'],
    ['2026-07-01T00:00:00+01:00', '2026-06-30T23:00:00.000Z'],
    ['2026-06-30T19:30:00.250-03:30', '2026-06-30T23:00:00.250Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each([
    '2026-06-30',
    '2026-06-30T22:59:59',
    '2026-06-30 22:59:59Z',
    '2026-02-30T00:00:00Z',
    '2026-06-30T24:00:00Z',
    '2026-06-30T22:60:00Z',
    '2026-06-30T22:59:60Z',
    '2026-06-30T22:59:59.1234Z',
    '2026-06-30T22:59:59+24:00',
    'now',
  ])('%j is no instant', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

describe('epoch milliseconds', () => {
  it('agree with the platform on any instant, there and back', () => {
    expectAlways(
      fc.property(fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }), (epoch) => {
        const written = instantOf(epoch);
        expect(written).toBe(new Date(epoch).toISOString());
        expect(epochOf(written)).toBe(epoch);
      }),
    );
  });

  it('drop what is below a millisecond', () => {
    expect(instantOf(1.9)).toBe('1970-01-01T00:00:00.001Z');
  });

  it('the UTC day is the date written', () => {
    expect(utcDayOf(instant('2026-06-30T23:30:00Z'))).toBe('2026-06-30');
  });
});
