import { startDemonstration } from './start-demonstration.ts';

/** One demonstration for all browser tests; its address goes to them by environment. */
const start = async (): Promise<void> => {
  const product = await startDemonstration();
  process.env['OART_DEMONSTRATION_URL'] = product.url;
  process.env['OART_DEMONSTRATION_DIRECTORY'] = product.dataDirectory;
  Object.assign(globalThis, { demonstration: product });
  console.log(`\nThe product started in ${product.startedInSeconds.toFixed(1)} s.`);
};

// The runner takes the default export of this file.
// eslint-disable-next-line no-restricted-syntax
export default start;
