import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import jest from 'eslint-plugin-jest';
import globals from 'globals';
import typescript from 'typescript-eslint';

/** The floors of the core, lowest first: each knows only those before it. */
export const FLOORS = [
  ['calendar', 'reason'],
  ['framework', 'person'],
  ['evidence', 'assessment', 'entitlement', 'treatment'],
  ['standing', 'passport'],
  ['gate', 'cover'],
];

const parents = {
  regex: String.raw`^\.\./\.\./`,
  message:
    'Import within the folder by ./, one folder up by ../, anything else by an @oart/ alias.',
};

const core = {
  regex: String.raw`^(?!\.)`,
  message: 'The core imports nothing: time, ids and rows are passed in.',
};

const otherFeature = {
  regex: String.raw`^\.\./[^/]+/[^/]+\.(repository|entity)\.ts$`,
  message: "Use the other feature's service; its repository and entities are its own.",
};

const serverOnly = {
  regex: String.raw`^(@nestjs/|typeorm|class-validator|class-transformer|pg$|node:|@oart/migrations)`,
  message: 'Browser code never imports what runs on the server.',
};

const typeormOnly = {
  regex: String.raw`^(?!\.|typeorm$|node:)`,
  message: 'Migrations import typeorm only: they must still run when everything else has changed.',
};

const restricted = (...patterns) => [
  'error',
  { patterns: [parents, ...patterns.map((pattern) => ({ allowTypeImports: false, ...pattern }))] },
];

const floors = FLOORS.flatMap((names, level) => {
  const above = FLOORS.slice(level + 1).flat();
  return names.map((name) => ({
    files: [`libs/competency/src/${name}/**/*.ts`],
    ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': restricted(
        core,
        ...(above.length === 0
          ? []
          : [
              {
                regex: String.raw`^\.\./(${above.join('|')})/`,
                allowTypeImports: true,
                message: `The floor ${name} knows only the floors below it.`,
              },
            ]),
      ),
    },
  }));
});

const words = '(data|info|util|utils|helper|helpers|common|manager|misc)';

export default typescript.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.angular/**',
      '**/.stryker/**',
      '.oart/**',
      'coverage/**',
      'client/src/icons/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node, sourceType: 'module' },
  },
  {
    files: ['**/*.ts'],
    extends: [...typescript.configs.strictTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            { sourceTag: 'layer:core', onlyDependOnLibsWithTags: ['layer:none'] },
            { sourceTag: 'layer:contract', onlyDependOnLibsWithTags: ['layer:core'] },
            {
              sourceTag: 'layer:scenario',
              onlyDependOnLibsWithTags: ['layer:core', 'layer:contract'],
            },
            { sourceTag: 'layer:migrations', onlyDependOnLibsWithTags: ['layer:none'] },
            { sourceTag: 'layer:gate-client', onlyDependOnLibsWithTags: ['layer:none'] },
            {
              sourceTag: 'layer:api',
              onlyDependOnLibsWithTags: [
                'layer:core',
                'layer:contract',
                'layer:migrations',
                'layer:scenario',
              ],
            },
            {
              sourceTag: 'layer:client',
              onlyDependOnLibsWithTags: ['layer:core', 'layer:contract'],
            },
            { sourceTag: 'layer:tests', onlyDependOnLibsWithTags: ['*'] },
          ],
        },
      ],
      '@typescript-eslint/no-restricted-imports': restricted(),
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: false, allowNullish: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Nest and TypeORM declare plain options as classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector: 'CallExpression[callee.property.name=/^bypassSecurityTrust/]',
          message: 'Nothing bypasses the sanitiser.',
        },
        {
          selector: `:matches(ClassDeclaration, TSInterfaceDeclaration, TSTypeAliasDeclaration) > Identifier.id[name=/(Data|Info|Util|Utils|Helper|Manager|Misc)$/]`,
          message: `Say what it is: ${words} says nothing.`,
        },
      ],
    },
  },
  {
    files: ['libs/competency/src/**/*.ts', 'libs/ledger/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': restricted(core),
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'The core reads no clock: take an Instant or a CalendarDay.' },
        { name: 'process', message: 'The core knows no process.' },
        { name: 'fetch', message: 'The core knows no network.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The core is a function of its arguments.' },
        {
          object: 'Temporal',
          property: 'Now',
          message: 'The core reads no clock: take an Instant or a CalendarDay.',
        },
      ],
    },
  },
  {
    files: ['libs/ledger/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.fixture.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': restricted({
        regex: String.raw`^(?!\.|canonicalize$)`,
        message: 'The ledger runs in Node and in the browser; canonicalize is its one package.',
      }),
    },
  },
  {
    files: ['libs/gate-client/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': restricted({
        regex: String.raw`^(?!\.)`,
        message: 'The gate client is published alone: it depends on nothing.',
      }),
    },
  },
  ...floors,
  {
    files: ['migrations/src/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': restricted(typeormOnly) },
  },
  {
    files: ['api/src/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': restricted(otherFeature) },
  },
  {
    // The one list of entities that TypeORM is given, and the one import into every feature's tables.
    files: ['api/src/database/entities.ts', 'api/src/scenario/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': restricted() },
  },
  {
    files: ['client/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@typescript-eslint/no-restricted-imports': restricted(serverOnly),
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'oart', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'oart', style: 'camelCase' },
      ],
      '@angular-eslint/component-class-suffix': 'off',
      // Angular's validators are static and use no `this`.
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
    },
  },
  {
    files: ['client/src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/no-inline-styles': [
        'error',
        { allowNgStyle: false, allowBindToStyle: false },
      ],
    },
  },
  {
    // The two doors through which tests reach below HTTP, and the test runner's own entry points.
    files: ['tests/support/product*.ts', 'tests/support/{start,stop}-cluster.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': 'off',
      '@nx/enforce-module-boundaries': 'off',
    },
  },
  {
    // The bodies of answers are `any` in supertest; what they hold is asserted.
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['**/*.spec.ts', 'tests/**/*.test.ts'],
    plugins: { jest },
    rules: {
      'jest/valid-expect': 'error',
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect*', '**.expect*', 'fc.assert'] },
      ],
      'jest/no-conditional-expect': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
    },
  },
);
