/** Specs beside the code run per library; `tests/` holds what drives the built product. */
const typescript = {
  testEnvironment: '<rootDir>/tests/support/plain-global-environment.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
          },
          target: 'es2024',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        swcrc: false,
        sourceMaps: 'inline',
      },
    ],
  },
};

const specs = (displayName, folder) => ({
  ...typescript,
  displayName,
  roots: [`<rootDir>/${folder}`],
  testMatch: ['**/*.spec.ts'],
});

const driven = (displayName, settings = {}) => ({
  ...typescript,
  displayName,
  roots: [`<rootDir>/tests/${displayName}`],
  testMatch: ['**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/tests/support/patience.ts'],
  ...settings,
});

/** One PostgreSQL for the whole run; each test file copies a database of its own from the template. */
const onPostgres = {
  globalSetup: '<rootDir>/tests/support/start-cluster.ts',
  globalTeardown: '<rootDir>/tests/support/stop-cluster.ts',
};

/** The product as `npm start` runs it, with the demonstration department, for the browser tests of `e2e`. */
const onDemonstration = {
  globalSetup: '<rootDir>/tests/support/browser-setup.ts',
  globalTeardown: '<rootDir>/tests/support/browser-teardown.ts',
};

export default {
  projects: [
    specs('competency', 'libs/competency/src'),
    specs('contract', 'libs/contract/src'),
    specs('ledger', 'libs/ledger/src'),
    specs('gate-client', 'libs/gate-client/src'),
    specs('scenario', 'libs/scenario/src'),
    specs('api', 'api/src'),
    '<rootDir>/client/jest.config.mjs',
    driven('architecture'),
    driven('integration', onPostgres),
    driven('scenarios', onPostgres),
    driven('fault', onPostgres),
    driven('syscalls', onPostgres),
    driven('power-cut'),
    driven('departments', onPostgres),
    driven('e2e', onDemonstration),
  ],
};
