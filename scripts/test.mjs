// The README's test command: every stage in turn, its time printed, one closing line with the count.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (Number(process.versions.node.split('.')[0]) < 26) {
  console.error(
    `The tests need Node 26; this is ${process.version}. Run them with "npm test" after "npm ci", which brings Node 26.`,
  );
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'oart-test-'));
const environment = {
  ...process.env,
  NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
  NX_DAEMON: 'false',
  NX_TUI: 'false',
};
const counted = [];
let failed = false;

const run = (stage, command, args) => {
  const started = performance.now();
  console.log(`\n== ${stage}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: environment });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`== ${stage}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  failed ||= status !== 0;
  return status === 0;
};

const jest = (stage, projects, ...args) => {
  const report = join(folder, `${stage.replaceAll(' ', '-')}.json`);
  run(stage, 'jest', [
    '--selectProjects',
    ...projects,
    '--json',
    `--outputFile=${report}`,
    '--silent=false',
    ...args,
  ]);
  try {
    counted.push(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    console.error(`${stage}: the runner left no report.`);
    failed = true;
  }
};

mkdirSync(folder, { recursive: true });
run('format', 'prettier', ['--check', '--log-level', 'warn', '.']);
run('lint and types', 'nx', ['run-many', '-t', 'lint', 'typecheck', '--parallel=2']);
// The same build that a start makes: one that a test starts must find nothing left to build, or it
// would replace the files of the product that another test is running.
if (run('build', process.execPath, [join(import.meta.dirname, 'build.mjs')])) {
  const unit = ['competency', 'contract', 'ledger', 'scenario', 'gate-client', 'api', 'client'];
  jest('unit', unit, '--maxWorkers=2');
  jest('integration', ['architecture', 'integration', 'scenarios', 'fault'], '--maxWorkers=2');
  jest('browser', ['e2e'], '--runInBand');
}
rmSync(folder, { recursive: true, force: true });

const sum = (field) => counted.reduce((total, report) => total + report[field], 0);
const broken = sum('numFailedTests') + sum('numRuntimeErrorTestSuites');
const skipped = sum('numPendingTests') + sum('numTodoTests');
console.log('');
if (skipped > 0) {
  console.error(`${skipped} tests did not run: nothing may skip quietly.`);
  failed = true;
}
console.log(`${sum('numPassedTests')} passed, ${broken} failed`);
process.exit(failed || broken > 0 || sum('numPassedTests') === 0 ? 1 : 0);
