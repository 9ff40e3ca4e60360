import type { RunningDemonstration } from './start-demonstration.ts';

const stop = async (): Promise<void> => {
  const { demonstration } = globalThis as { demonstration?: RunningDemonstration };
  const code = await demonstration?.stop();
  if (code !== 0) throw new Error(`Ctrl-C should end the product with 0, not ${String(code)}`);
};

// The runner takes the default export of this file.
// eslint-disable-next-line no-restricted-syntax
export default stop;
