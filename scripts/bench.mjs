import { cpus } from 'node:os';
import { buildWhatChanged } from './build-what-changed.mjs';
import { refuseOrRun } from './refuse-or-run.mjs';

/** `rules` measures from source and needs nothing else; the others start a PostgreSQL and the built product. */
const BENCHMARKS = {
  rules: async () => (await import('../tests/benchmark/rules.ts')).benchRules(),
  framework: async () => {
    await buildWhatChanged(['api', 'client'], console.log);
    return (await import('../tests/benchmark/framework.ts')).benchFramework();
  },
  gate: async () => {
    await buildWhatChanged(['api', 'client'], console.log);
    return (await import('../tests/benchmark/gate.ts')).benchGate();
  },
  evidence: async () => {
    await buildWhatChanged(['api', 'client'], console.log);
    return (await import('../tests/benchmark/evidence.ts')).benchEvidence();
  },
  'gate-scale': async () => {
    await buildWhatChanged(['api', 'client'], console.log);
    return (await import('../tests/benchmark/gate-scale.ts')).benchGateScale();
  },
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
