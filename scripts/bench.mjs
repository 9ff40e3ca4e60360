import { cpus } from 'node:os';
import { refuseOrRun } from './refuse-or-run.mjs';

/** Each measures one part of the product from source: nothing is built, no database is needed. */
const BENCHMARKS = {
  rules: async () => (await import('../tests/benchmark/rules.ts')).benchRules(),
};

await refuseOrRun(async () => {
  const [name = ''] = process.argv.slice(2);
  if (!Object.hasOwn(BENCHMARKS, name)) {
    console.error(`Say what to measure: npm run bench -- ${Object.keys(BENCHMARKS).join(' | ')}`);
    return 2;
  }
  const { isMet, tableOf } = await import('../tests/benchmark/figure.ts');
  console.log(`Node ${process.versions.node} on ${cpus().length} cores. Measuring ${name}.\n`);
  const figures = await BENCHMARKS[name]();
  console.log(tableOf(figures));
  const missed = figures.filter((figure) => !isMet(figure));
  if (missed.length === 0) return 0;
  console.error(`\n${missed.length} of ${figures.length} targets were missed.`);
  return 1;
});
