import { parentPort, workerData } from 'node:worker_threads';
import { firstFailure, loadSpecs, plant } from './specs.mjs';

/** One fault, planted before any test has run, in modules that nothing else has used. */
const { fault, hitLimit, files, ids } = workerData;
const tests = await loadSpecs(files);
plant(fault, hitLimit);
const found = await firstFailure(ids.map((id) => tests.get(id)));
parentPort.postMessage(found === null ? null : { test: found.test.id, failure: found.failure });
