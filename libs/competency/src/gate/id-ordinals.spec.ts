import fc from 'fast-check';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { IdOrdinals } from './id-ordinals.ts';

/** The same number in the last digits of ids that differ in nothing else. */
const idOf = (place: number): string =>
  `0190d2a0-0009-7000-8000-${place.toString(16).padStart(12, '0')}`;

/** Ids that differ in each of their parts, others that are none, and one that is empty. */
const anyId = fc.oneof(
  fc.nat({ max: 40 }).map(idOf),
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.constantFrom(
    '',
    'mpe-1',
    '00000000-0000-0000-0000-000000000000',
    '0190d2a0-0009-7000-8000-00000000000g',
    '0190d2a0-0009-7000-8000-00000000000\u0660',
    '0190d2a000009-7000-8000-000000000001',
    '0190d2a0-0009-7000-8000-0000000000010',
  ),
);

describe('the ordinals of ids', () => {
  it('are those of a map, whatever was entered, entered again and taken out', () => {
    const step = fc.record({
      id: anyId,
      ordinal: fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 })),
    });
    expectAlways(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const [ordinals, expected] = [new IdOrdinals(), new Map<string, number>()];
        for (const { id, ordinal } of steps) {
          if (ordinal === null) {
            ordinals.delete(id);
            expected.delete(id);
          } else {
            ordinals.set(id, ordinal);
            expected.set(id, ordinal);
          }
        }
        const ids = steps.map(({ id }) => id);
        expect(ids.map((id) => ordinals.get(id))).toEqual(ids.map((id) => expected.get(id)));
      }),
    );
  });

  it('are kept of many, and of nobody else', () => {
    const ordinals = new IdOrdinals();
    const places = Array.from({ length: 5_000 }, (_, place) => place);
    for (const place of places) ordinals.set(idOf(place), place + 1);
    expect(places.map((place) => ordinals.get(idOf(place)))).toEqual(
      places.map((place) => place + 1),
    );
    expect(places.map((place) => ordinals.get(idOf(place + 5_000)))).toEqual(
      places.map(() => undefined),
    );
  });

  it('tell ids apart by each of their digits', () => {
    const id = idOf(0x123456789abc);
    const ordinals = new IdOrdinals();
    ordinals.set(id, 7);
    const places = Array.from({ length: id.length }, (_, place) => place);
    const others = places
      .filter((place) => id[place] !== '-')
      .map((place) => id.slice(0, place) + (id[place] === '0' ? '1' : '0') + id.slice(place + 1));
    expect(others).toHaveLength(32);
    expect(others.map((other) => ordinals.get(other))).toEqual(others.map(() => undefined));
    expect(ordinals.get(id)).toBe(7);
  });

  it('do not take the small letters of an id for its capitals', () => {
    const ordinals = new IdOrdinals();
    ordinals.set(idOf(0xabc), 1);
    expect(ordinals.get(idOf(0xabc).toUpperCase())).toBeUndefined();
  });
});
