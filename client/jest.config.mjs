import presets from 'jest-preset-angular/presets/index.js';

/** Specs beside the code of the client, in jsdom. */
export default {
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.json' }),
  displayName: 'client',
  roots: ['<rootDir>/src'],
  testMatch: ['**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/jest-setup.ts'],
};
