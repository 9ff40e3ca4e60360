/**
 * Plants faults in one folder of the rules (`STRYKER_FOLDER=calendar`), one at a time, and asks whether the specs
 * of that folder notice. Only its own: a rule is specified where it stands. The standing is also what the gate and
 * cover ask it for, so their specs count for it. Faults in what runs once, when a file is loaded, are left out:
 * each would need all specs loaded anew.
 */
const folder = process.env.STRYKER_FOLDER ?? 'calendar';
const alsoSpecifiedIn = folder === 'standing' ? ['gate', 'cover'] : [];

export default {
  testRunner: 'planted-faults',
  plugins: [import.meta.resolve('./planted-faults/runner.mjs')],
  specFolders: [folder, ...alsoSpecifiedIn],
  mutate: [`src/${folder}/*.ts`, `!src/${folder}/*.{spec,fixture}.ts`],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  thresholds: { high: 100, low: 90, break: 90 },
  concurrency: 2,
  // A busy machine is slow: only what never ends counts as noticed by the clock, and that is mostly noticed by
  // its count of turns before.
  timeoutMS: 30_000,
  incremental: true,
  incrementalFile: `.stryker/${folder}.json`,
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.stryker/sandbox',
};
