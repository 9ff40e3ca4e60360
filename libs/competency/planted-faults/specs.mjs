import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'expect';
import { afterAll, describe, getState, it } from 'jest-circus';

Object.assign(globalThis, { afterAll, describe, expect, it });

/**
 * The instrumented rules read this object: which fault is planted, which test is running, what was reached.
 * It must be there before they are loaded, and stay the same object.
 */
export const stryker = (globalThis.__stryker__ ??= {});

/** The spec files of some folders, in an order that stays. */
export const specFiles = (folders) =>
  globSync(folders.map((folder) => `src/${folder}/*.spec.ts`)).toSorted();

/**
 * Loads spec files into this process. Nothing is run.
 * @returns {Promise<Map<string, {id: string, name: string, file: string, run: () => unknown}>>} the tests by id
 */
export async function loadSpecs(files) {
  const tests = new Map();
  const { rootDescribeBlock: root } = getState();
  for (const file of files) {
    const before = root.children.length;
    await import(pathToFileURL(file));
    for (const { name, run } of root.children.slice(before).flatMap((child) => testsOf(child))) {
      const id = `${relative('src', file)} ${name}`;
      if (tests.has(id)) throw new Error(`Two tests are called ${id}`);
      tests.set(id, { id, name, file, run });
    }
  }
  return tests;
}

/** Plants one fault in the rules of this process; `undefined` takes it out. */
export function plant(fault, hitLimit) {
  stryker.activeMutant = fault;
  stryker.hitLimit = hitLimit;
  stryker.hitCount = hitLimit === undefined ? undefined : 0;
}

function testsOf(block, names = []) {
  const path = [...names, block.name];
  if (block.type === 'test') return [{ name: path.join(' '), run: block.fn }];
  return block.children.flatMap((child) => testsOf(child, path));
}

/** @returns {Promise<string | null>} why the test fails; null where it passes */
export async function failureOf(test) {
  expect.setState({ currentTestName: test.name, assertionCalls: 0, suppressedErrors: [] });
  try {
    await test.run();
    return null;
  } catch (failure) {
    return failure instanceof Error ? failure.message : String(failure);
  }
}

/** @returns {Promise<{test: object, failure: string} | null>} the first of the tests that fails */
export async function firstFailure(tests) {
  for (const test of tests) {
    const failure = await failureOf(test);
    if (failure !== null) return { test, failure };
  }
  return null;
}
