// Everything that "npm test" runs, then what takes longer: the same properties, oracle and faults, many more times.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { wrongNode } from './required-node.mjs';

const PROPERTY_RUNS = 10_000;
const ORACLE_DEPARTMENTS = 1_000;
/** Few, because the properties are run again for each planted fault that they reach. */
const PROPERTY_RUNS_PER_FAULT = 20;
const KILLS = 200;
const CUTS = 10;
const RACES = 10_000;
const HISTORIES = 20_000;
const root = dirname(import.meta.dirname);
const rules = join(root, 'libs/competency');
const stryker = '@stryker-mutator/core';

const wrong = wrongNode();
if (wrong !== null) {
  console.error(wrong);
  process.exit(1);
}

/** What ought to run and cannot on this machine: said first and last, so that nobody takes it for passed. */
const lacking = [
  isInstalled(stryker)
    ? null
    : 'MUTATION TESTING DID NOT RUN: Stryker is not installed. How many planted faults in libs/competency the tests find is not known.',
  isThere('strace')
    ? null
    : 'FAILING SYSTEM CALLS DID NOT RUN: strace is not installed. What a disk that fails or is full does to an upload is not shown.',
  canCutPower()
    ? null
    : 'POWER CUTS DID NOT RUN: they need root, loop devices, btrfs (btrfs-progs) and strace. What a power cut does to what was acknowledged is not shown.',
  availableParallelism() < 2
    ? 'This machine has one core: the figures of "npm run bench -- rules" are stated for two.'
    : null,
].filter((sentence) => sentence !== null);

const stages = [
  { name: 'the tests of every day', command: [join(root, 'scripts/test.mjs')] },
  {
    name: `properties, ${PROPERTY_RUNS} runs each`,
    command: jest('competency', specsWithProperties()),
    settings: { PROPERTY_RUNS: String(PROPERTY_RUNS) },
  },
  {
    name: `oracle, ${ORACLE_DEPARTMENTS} random departments`,
    command: jest('integration', 'integration/oracle'),
    settings: { ORACLE_DEPARTMENTS: String(ORACLE_DEPARTMENTS) },
  },
  {
    name: `the running gate beside the rules, ${HISTORIES} random histories`,
    command: jest('integration', 'integration/gate-histories'),
    settings: { HISTORIES: String(HISTORIES) },
  },
  {
    name: `kill -9 under load of mixed uploads, ${KILLS} times`,
    command: jest('fault', 'kill-under-load'),
    settings: { KILLS: String(KILLS) },
  },
  ...(isThere('strace')
    ? [
        {
          name: 'one system call of an upload fails, or ends the process',
          command: jest('syscalls', 'syscalls/'),
        },
      ]
    : []),
  ...(canCutPower()
    ? [
        {
          name: `the power is cut under load, ${CUTS} times, and where nothing is fsynced`,
          command: jest('power-cut', 'power-cut/'),
          settings: { CUTS: String(CUTS) },
        },
      ]
    : []),
  {
    name: `a right taken away while it is asked about and signed with, ${RACES} races each`,
    command: jest('integration', 'integration/gate-races'),
    settings: { RACES: String(RACES) },
  },
  ...(isInstalled(stryker) ? foldersOfRules().map(mutation) : []),
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

/** Plants faults in a folder of the rules; fails below the share that must be noticed. */
function mutation(folder) {
  return {
    name: `planted faults in ${folder}`,
    command: [
      join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
      'run',
      'stryker.config.mjs',
    ],
    folder: rules,
    settings: { STRYKER_FOLDER: folder, PROPERTY_RUNS: String(PROPERTY_RUNS_PER_FAULT) },
  };
}

/** The specs beside the rules that draw: all of them go through `expectAlways`. */
function specsWithProperties() {
  const specs = readdirSync(join(rules, 'src'), { recursive: true })
    .filter((name) => name.endsWith('.spec.ts'))
    .filter((name) => readFileSync(join(rules, 'src', name), 'utf8').includes('expectAlways('));
  return `/(${specs.map((name) => name.replaceAll('.', '\\.')).join('|')})$`;
}

function foldersOfRules() {
  return readdirSync(join(rules, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function passes({ name, command, folder = root, settings = {} }) {
  console.log(`\n==== ${name}`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, command, {
    cwd: folder,
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

function isThere(program) {
  return succeeds(program, '-V');
}

function succeeds(program, ...parameters) {
  return spawnSync(program, parameters, { stdio: 'ignore' }).status === 0;
}

/** Whether a disk can be made here whose power can be cut. */
function canCutPower() {
  return (
    process.getuid?.() === 0 &&
    isThere('strace') &&
    isThere('mkfs.btrfs') &&
    succeeds('losetup', '--find') &&
    (readFileSync('/proc/filesystems', 'utf8').includes('btrfs') || succeeds('modprobe', 'btrfs'))
  );
}

function shout(sentences) {
  if (sentences.length === 0) return;
  const line = '!'.repeat(80);
  console.error(`\n${line}\n${sentences.join('\n')}\n${line}\n`);
}
