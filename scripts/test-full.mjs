// Everything that "npm test" runs, then what takes longer: the same properties and the same oracle, many more times.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { wrongNode } from './required-node.mjs';

const PROPERTY_RUNS = 10_000;
const ORACLE_DEPARTMENTS = 1_000;
const root = dirname(import.meta.dirname);

const wrong = wrongNode();
if (wrong !== null) {
  console.error(wrong);
  process.exit(1);
}

/** What ought to run and cannot on this machine: said first and last, so that nobody takes it for passed. */
const lacking = [
  isInstalled('@stryker-mutator/core')
    ? null
    : 'MUTATION TESTING DID NOT RUN: Stryker is not installed. How many planted faults in libs/competency the tests find is not known.',
  availableParallelism() < 2
    ? 'This machine has one core: the figures of "npm run bench -- rules" are stated for two.'
    : null,
].filter((sentence) => sentence !== null);

const stages = [
  { name: 'the tests of every day', command: [join(root, 'scripts/test.mjs')] },
  {
    name: `properties, ${PROPERTY_RUNS} runs each`,
    command: jest('competency', '(properties|timeline)\\.spec'),
    settings: { PROPERTY_RUNS: String(PROPERTY_RUNS) },
  },
  {
    name: `oracle, ${ORACLE_DEPARTMENTS} random departments`,
    command: jest('integration', 'integration/oracle'),
    settings: { ORACLE_DEPARTMENTS: String(ORACLE_DEPARTMENTS) },
  },
];

shout(lacking);
const failed = stages.filter((stage) => !passes(stage)).map(({ name }) => name);
shout(lacking);
console.log(
  failed.length === 0
    ? `All ${stages.length} stages passed${lacking.length === 0 ? '' : `; ${lacking.length} did not run, see above`}.`
    : `FAILED: ${failed.join('; ')}.`,
);
process.exit(failed.length === 0 ? 0 : 1);

function jest(project, pattern) {
  const runner = join(root, 'node_modules/jest/bin/jest.js');
  return [runner, '--selectProjects', project, '--testPathPatterns', pattern, '--runInBand'];
}

function passes({ name, command, settings = {} }) {
  console.log(`\n==== ${name}`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, command, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      ...settings,
    },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`==== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return status === 0;
}

function isInstalled(name) {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}

function shout(sentences) {
  if (sentences.length === 0) return;
  const line = '!'.repeat(80);
  console.error(`\n${line}\n${sentences.join('\n')}\n${line}\n`);
}
