import fc from 'fast-check';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { IdOrdinals, numbersOf } from './id-ordinals.ts';

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

  it('are gone of whom is taken out, and of nobody else', () => {
    const ordinals = new IdOrdinals();
    const places = Array.from({ length: 1_000 }, (_, place) => place);
    for (const place of places) ordinals.set(idOf(place), place + 1);
    for (const place of places) if (place % 3 === 0) ordinals.delete(idOf(place));
    ordinals.delete(idOf(5_000));
    const left = (place: number) => (place % 3 === 0 ? undefined : place + 1);
    expect(places.map((place) => ordinals.get(idOf(place)))).toEqual(places.map(left));
    // Whoever comes back has another; more come than there were.
    for (let place = 0; place < 3_000; place += 3) ordinals.set(idOf(place), place + 7);
    expect(places.map((place) => ordinals.get(idOf(place)))).toEqual(
      places.map((place) => left(place) ?? place + 7),
    );
  });

  it.each([
    (part: string) => `${part.padStart(8, '0')}-0000-0000-0000-000000000000`,
    (part: string) => `00000000-${part.padStart(4, '0')}-0000-0000-000000000000`,
    (part: string) => `00000000-0000-0000-${part.padStart(4, '0')}-000000000000`,
    (part: string) => `00000000-0000-0000-0000-${part.padStart(12, '0')}`,
  ])('are told apart where ids differ in one part and have nothing in the others, %#', (idWith) => {
    const ordinals = new IdOrdinals();
    const ids = Array.from({ length: 400 }, (_, place) => idWith((place + 1).toString(16)));
    for (const [place, id] of ids.entries()) if (place % 2 === 0) ordinals.set(id, place + 1);
    expect(ids.map((id) => ordinals.get(id))).toEqual(
      ids.map((_, place) => (place % 2 === 0 ? place + 1 : undefined)),
    );
  });

  it('tell an id from every text that is almost one', () => {
    const id = idOf(0x123456789abc);
    const others = [
      `${id}0`,
      id.slice(0, -1),
      ` ${id.slice(1)}`,
      ...[8, 13, 18, 23].flatMap((place) =>
        ['0', ' '].map((sign) => id.slice(0, place) + sign + id.slice(place + 1)),
      ),
      ...Array.from({ length: id.length }, (_, place) =>
        ['g', '/', ':', '`', 'A', '\u0660', '\u0130'].map(
          (sign) => id.slice(0, place) + sign + id.slice(place + 1),
        ),
      ).flat(),
    ];
    expect([...(numbersOf(id) ?? [])]).toEqual([
      0x0190d2a0,
      0x00097000,
      0x80001234 | 0,
      0x56789abc,
    ]);
    expect(numbersOf('00000000-0000-0000-0000-000000000000')).toBeNull();
    for (const other of others) {
      expect([other, numbersOf(other)]).toEqual([other, null]);
      const [ofId, ofOther] = [new IdOrdinals(), new IdOrdinals()];
      ofId.set(id, 1);
      ofOther.set(other, 2);
      expect([ofId.get(other), ofOther.get(id)]).toEqual([undefined, undefined]);
      ofId.set(other, 2);
      expect([ofId.get(id), ofId.get(other)]).toEqual([1, 2]);
      ofId.delete(other);
      expect([ofId.get(id), ofId.get(other)]).toEqual([1, undefined]);
    }
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
