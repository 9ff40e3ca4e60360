import { Worker } from 'node:worker_threads';
import { commonTokens, declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { failureOf, firstFailure, loadSpecs, plant, specFiles, stryker } from './specs.mjs';

/**
 * Runs the specs of some folders of the rules against one planted fault after the other (`specFolders`).
 *
 * The rules are pure, so the specs are loaded once and only what reaches a fault is run again: milliseconds
 * where a run of jest takes a second. What a rule remembers between calls (timelines, indexes by facts) could
 * blur that. So a fault counts as noticed here only if the test that failed passes as soon as the fault is gone;
 * every other fault, and so every survivor, is tried once more in a thread with fresh modules, which decides.
 */
class PlantedFaultRunner {
  #folders;
  #tests = new Map();
  #millis = new Map();

  constructor({ specFolders }) {
    this.#folders = specFolders;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    this.#tests = await loadSpecs(specFiles(this.#folders));
  }

  async dryRun() {
    const tests = [];
    for (const test of this.#tests.values()) {
      stryker.currentTestId = test.id;
      const began = performance.now();
      const failure = await failureOf(test);
      const timeSpentMs = performance.now() - began;
      this.#millis.set(test.id, timeSpentMs);
      const status = failure === null ? TestStatus.Success : TestStatus.Failed;
      const { id, name, file: fileName } = test;
      tests.push({ id, name, fileName, timeSpentMs, status, failureMessage: failure ?? undefined });
    }
    stryker.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant: { id }, testFilter, hitLimit }) {
    const reaching = (testFilter ?? [...this.#tests.keys()])
      .map((test) => this.#tests.get(test))
      .toSorted((one, other) => this.#cost(one) - this.#cost(other));
    const nrOfTests = reaching.length;
    const found =
      (await this.#noticedHere(reaching, id, hitLimit)) ??
      (await noticedByFreshModules(reaching, id, hitLimit));
    return found === null
      ? { status: MutantRunStatus.Survived, nrOfTests }
      : {
          status: MutantRunStatus.Killed,
          killedBy: [found.test],
          failureMessage: found.failure,
          nrOfTests,
        };
  }

  #cost({ id }) {
    return this.#millis.get(id) ?? 0;
  }

  async #noticedHere(tests, fault, hitLimit) {
    plant(fault, hitLimit);
    const found = await firstFailure(tests);
    plant(undefined, undefined);
    if (found === null || (await failureOf(found.test)) !== null) return null;
    return { test: found.test.id, failure: found.failure };
  }
}

/** @returns {Promise<{test: string, failure: string} | null>} */
function noticedByFreshModules(tests, fault, hitLimit) {
  const files = [...new Set(tests.map(({ file }) => file))];
  const workerData = { fault, hitLimit, files, ids: tests.map(({ id }) => id) };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('fresh-modules.mjs', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The fresh modules gave no answer')));
  });
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'planted-faults', runnerFor),
];

export const strykerValidationSchema = { properties: { specFolders: { type: 'array' } } };

function runnerFor(options) {
  return new PlantedFaultRunner(options);
}
runnerFor.inject = [commonTokens.options];
