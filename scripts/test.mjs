// The README's test command: every stage in turn, its time printed, one closing line with the count.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
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
/** Of stages that only work and never wait: whoever waits for an answer meanwhile gets it first. */
const GIVES_WAY = 10;
const counted = [];
let failed = false;

/** Runs a stage and prints as it goes; one that runs beside another prints when it has ended. */
const run = async (stage, command, args, { beside = false, givesWay = false } = {}) => {
  const started = performance.now();
  const kept = [];
  if (!beside) console.log(`\n== ${stage}`);
  const status = await new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: environment,
    });
    if (givesWay && child.pid !== undefined) setPriority(child.pid, GIVES_WAY);
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part) => kept.push(part));
    child.on('error', reject).on('close', resolve);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (beside) console.log(`\n== ${stage}\n${Buffer.concat(kept).toString()}`);
  console.log(`== ${stage}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  failed ||= status !== 0;
  return status === 0;
};

const jest = async (stage, projects, limit, settings) => {
  const report = join(folder, `${stage.replaceAll(' ', '-')}.json`);
  const asked = ['--selectProjects', ...projects, '--json', `--outputFile=${report}`];
  await run(stage, 'jest', [...asked, '--silent=false', limit], settings);
  try {
    counted.push(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    console.error(`${stage}: the runner left no report.`);
    failed = true;
  }
};

mkdirSync(folder, { recursive: true });
// The same build that a start makes: one that a test starts must find nothing left to build, or it
// would replace the files of the product that another test is running.
const [isBuilt] = await Promise.all([
  run('build', process.execPath, [join(import.meta.dirname, 'build.mjs')]),
  run('format', 'prettier', ['--check', '--log-level', 'warn', '.'], { beside: true }),
]);
await Promise.all([
  // A browser test mostly waits for the browser, so that it costs the others little.
  isBuilt ? jest('browser', ['e2e'], '--runInBand', { beside: true }) : null,
  lintAndTest(),
]);

async function lintAndTest() {
  const targets = ['-t', 'lint', 'typecheck', '--parallel=2'];
  await run('lint and types', 'nx', ['run-many', ...targets], { givesWay: true });
  if (!isBuilt) return;
  const unit = ['competency', 'contract', 'ledger', 'scenario', 'gate-client', 'api', 'client'];
  await jest('unit', unit, '--maxWorkers=2', { givesWay: true });
  const integration = ['architecture', 'integration', 'scenarios', 'fault', 'departments'];
  await jest('integration', integration, '--maxWorkers=2');
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
