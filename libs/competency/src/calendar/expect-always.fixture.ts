import fc from 'fast-check';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1000);
const SEED = Number(process.env['PROPERTY_SEED'] ?? fc.sample(fc.noBias(fc.integer()), 1)[0]);

/**
 * Draws as often as `PROPERTY_RUNS` says, 1,000 times unless it does, and expects the property to hold
 * each time. `PROPERTY_SEED` draws again what a printed seed drew.
 */
export function expectAlways<Drawn>(property: fc.IProperty<Drawn>): void {
  fc.assert(property, { numRuns: RUNS, seed: SEED });
}

afterAll(() => {
  const file = expect.getState().testPath?.split('/').at(-1) ?? '';
  process.stdout.write(`${file}: ${String(RUNS)} draws of each property, seed ${String(SEED)}\n`);
});
