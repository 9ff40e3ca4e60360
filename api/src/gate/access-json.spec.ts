import fc from 'fast-check';
import { AccessError } from './access-error.ts';
import { parseAccessJson } from './access-json.ts';

/** A text as it may lie in memory: at any place, after whatever came before it. */
function lying(text: string, place: number): Buffer {
  return Buffer.concat([Buffer.alloc(place, ':'), Buffer.from(text), Buffer.from(':"')]).subarray(
    place,
    place + Buffer.byteLength(text),
  );
}

const anyPlace = fc.nat({ max: 8 });
const RUNS = { numRuns: 1_000 };

describe('the body of a question to the gate', () => {
  it('is read as it was written, wherever it lies', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), anyPlace, (text, place) => {
        fc.pre(!text.includes('\\u'));
        expect(parseAccessJson(lying(text, place))).toEqual(JSON.parse(text));
      }),
      RUNS,
    );
  });

  it('is refused where an object names a member twice, however deep and with whatever around it', () => {
    const anyName = fc.string({ unit: fc.constantFrom('a', ':', '"', '\\', '{', 'é', '✓', ' ') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyName, fc.constantFrom('1', '":"', '[{"b":":"}]', '{}')), {
          minLength: 1,
        }),
        fc.nat(),
        fc.nat({ max: 5 }),
        anyPlace,
        (members, which, deep, place) => {
          const named = new Map(members.map(([name, value]) => [JSON.stringify(name), value]));
          const written = [...named].map(([name, value]) => `${name} : ${value}`);
          const once = `${'[{"c":'.repeat(deep)}{${written.join(',')}}${'}]'.repeat(deep)}`;
          expect(parseAccessJson(lying(once, place))).toEqual(JSON.parse(once));
          const again = written[which % written.length] ?? '';
          const twice = once.replace(written.join(','), () => [...written, again].join(','));
          expect(() => parseAccessJson(lying(twice, place))).toThrow(
            new AccessError(400, 'An object names a member twice.'),
          );
        },
      ),
      RUNS,
    );
  });

  it('is refused where it is nested deeper than any question is', () => {
    const nested = (deep: number): Buffer =>
      Buffer.from(`${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`);
    expect(parseAccessJson(nested(24))).toBeDefined();
    expect(() => parseAccessJson(nested(25))).toThrow();
    expect(() => parseAccessJson(nested(20_000))).toThrow();
  });
});
