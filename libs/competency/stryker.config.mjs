import jest from '../../jest.config.mjs';

/**
 * Plants faults in one folder of the rules (`STRYKER_FOLDER=calendar`), one at a time, and asks whether the specs
 * of that folder notice. Only its own: a rule is specified where it stands. Faults in what runs once, when a
 * file is loaded, are left out: each would need all specs in a process of its own.
 */
const folder = process.env.STRYKER_FOLDER ?? 'calendar';
const specs = jest.projects.find(({ displayName }) => displayName === 'competency');

export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    config: {
      ...specs,
      displayName: undefined,
      roots: ['<rootDir>/src'],
      testMatch: [`**/src/${folder}/*.spec.ts`],
    },
    enableFindRelatedTests: true,
  },
  mutate: [`src/${folder}/*.ts`, `!src/${folder}/*.{spec,fixture}.ts`],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  thresholds: { high: 100, low: 90, break: 90 },
  concurrency: 2,
  // A busy machine is slow: only what never ends counts as noticed by the clock, and that is mostly noticed by
  // its count of turns before.
  timeoutMS: 120_000,
  incremental: true,
  incrementalFile: `.stryker/${folder}.json`,
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.stryker/sandbox',
};
