import { ESLint } from 'eslint';

/** Every rule of our own has a planted violation here: a rule that stops firing fails this test. */
const planted: readonly {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  readonly rule: string;
}[] = [
  {
    name: 'the core imports no package',
    file: 'libs/competency/src/calendar/day.ts',
    code: `import { of } from 'rxjs';\nexport const x = of(1);\n`,
    rule: '@typescript-eslint/no-restricted-imports',
  },
  {
    name: 'the core imports nothing of Node',
    file: 'libs/competency/src/calendar/day.ts',
    code: `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n`,
    rule: '@typescript-eslint/no-restricted-imports',
  },
  {
    name: 'a floor of the core does not know the floor above',
    file: 'libs/competency/src/calendar/day.ts',
    code: `import { decide } from '../gate/decide.ts';\nexport const x = decide;\n`,
    rule: '@typescript-eslint/no-restricted-imports',
  },
  {
    name: 'the core reads no clock',
    file: 'libs/competency/src/calendar/day.ts',
    code: `export const x = (): number => new Date().getTime();\n`,
    rule: 'no-restricted-globals',
  },
  {
    name: 'the core reads no clock by Temporal either',
    file: 'libs/competency/src/calendar/day.ts',
    code: `export const x = (): string => Temporal.Now.instant().toString();\n`,
    rule: 'no-restricted-properties',
  },
  {
    name: 'the core throws no dice',
    file: 'libs/competency/src/calendar/day.ts',
    code: `export const x = (): number => Math.random();\n`,
    rule: 'no-restricted-properties',
  },
  {
    name: 'nobody imports two folders up',
    file: 'libs/contract/src/list.ts',
    code: `import type { Reason } from '../../competency/src/index.ts';\nexport type X = Reason;\n`,
    rule: '@typescript-eslint/no-restricted-imports',
  },
  {
    name: 'the contract does not depend on the migrations',
    file: 'libs/contract/src/list.ts',
    code: `import { MIGRATIONS } from '@oart/migrations';\nexport const x = MIGRATIONS;\n`,
    rule: '@nx/enforce-module-boundaries',
  },
  {
    name: 'the gate client depends on nothing',
    file: 'libs/gate-client/src/index.ts',
    code: `import type { Reason } from '@oart/competency';\nexport type X = Reason;\n`,
    rule: '@typescript-eslint/no-restricted-imports',
  },
  {
    name: 'migrations import typeorm only',
    file: 'migrations/src/index.ts',
    code: `import { Module } from '@nestjs/common';\nexport const x = Module;\n`,
    rule: '@typescript-eslint/no-restricted-imports',
  },
  {
    name: "a feature does not reach into another feature's repository",
    file: 'api/src/app.module.ts',
    code: `import { EvidenceRepository } from '../evidence/evidence.repository.ts';\nexport const x = EvidenceRepository;\n`,
    rule: '@typescript-eslint/no-restricted-imports',
  },
  {
    name: 'browser code imports nothing of the server',
    file: 'client/src/main.ts',
    code: `import { Injectable } from '@nestjs/common';\nexport const x = Injectable;\n`,
    rule: '@typescript-eslint/no-restricted-imports',
  },
  {
    name: 'nothing bypasses the sanitiser',
    file: 'client/src/main.ts',
    code: `export const x = (s: { bypassSecurityTrustHtml(t: string): unknown }): unknown => s.bypassSecurityTrustHtml('');\n`,
    rule: 'no-restricted-syntax',
  },
  {
    name: 'there is no enum',
    file: 'libs/contract/src/list.ts',
    code: `export enum Colour { Red }\n`,
    rule: 'no-restricted-syntax',
  },
  {
    name: 'there is no default export',
    file: 'libs/contract/src/list.ts',
    code: `const x = 1;\nexport default x;\n`,
    rule: 'no-restricted-syntax',
  },
  {
    name: 'no type is called a helper',
    file: 'libs/contract/src/list.ts',
    code: `export interface ListHelper { readonly x: number }\n`,
    rule: 'no-restricted-syntax',
  },
  {
    name: 'a template has no style attribute',
    file: 'client/src/app/app.html',
    code: `<p style="color: red">x</p>\n`,
    rule: '@angular-eslint/template/no-inline-styles',
  },
];

describe('our own lint rules', () => {
  const eslint = new ESLint({ cwd: process.cwd() });

  it.each(planted)('fire: $name', async ({ code, file, rule }) => {
    const [result] = await eslint.lintText(code, { filePath: file });
    const fired = (result?.messages ?? []).map((message) => message.ruleId);
    expect(fired).toContain(rule);
  });
});
