import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const NOT_SOURCES = ['dist', 'node_modules'];
const SETTINGS = ['package-lock.json', 'tsconfig.base.json', 'nx.json', '.swcrc'];

/** What is built, what it is built from, and the file that shows it was. */
const PROJECTS = [
  { name: 'api', sources: ['api/src', 'api/project.json'], built: 'api/dist/start/start.js' },
  {
    name: 'client',
    sources: ['client', 'libs/competency/src', 'libs/contract/src', 'libs/ledger/src'],
    built: 'client/dist',
  },
];

/**
 * Builds the projects that are missing or were built from other sources. Asking Nx takes seconds,
 * so the names, sizes and times of the sources are compared first.
 * @param {readonly string[]} wanted names of projects
 * @param {(sentence: string) => void} say
 * @param {AbortSignal} [until] ends the build before it is done
 */
export async function buildWhatChanged(wanted, say, until) {
  const stale = PROJECTS.filter(({ name }) => wanted.includes(name)).filter(
    (project) => !existsSync(join(root, project.built)) || readStamp(project) !== stampOf(project),
  );
  if (stale.length === 0) return;
  const names = stale.map(({ name }) => name);
  say(`Building ${names.join(' and ')}.`);
  const stamps = stale.map(stampOf);
  await runNx(['run-many', '-t', 'build', '-p', names.join(',')], until);
  stale.forEach((project, place) => {
    mkdirSync(dirname(stampFile(project)), { recursive: true });
    writeFileSync(stampFile(project), stamps[place]);
  });
}

function runNx(parameters, until) {
  return new Promise((resolve, reject) => {
    const nx = spawn(process.execPath, [join(root, 'node_modules/.bin/nx'), ...parameters], {
      cwd: root,
      signal: until,
      // Standard output belongs to the answer of whoever needs the build.
      stdio: ['ignore', 2, 2],
    });
    nx.on('error', reject);
    nx.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error('The build failed: see above.'));
    });
  });
}

function stampOf({ sources }) {
  const hash = createHash('sha256');
  for (const source of [...sources, ...SETTINGS]) {
    for (const line of listing(join(root, source))) hash.update(line);
  }
  return hash.digest('hex');
}

function listing(path) {
  if (!existsSync(path)) return [];
  const found = statSync(path);
  if (!found.isDirectory()) return [`${path} ${found.size} ${found.mtimeMs}\n`];
  return readdirSync(path)
    .filter((name) => !NOT_SOURCES.includes(name))
    .sort()
    .flatMap((name) => listing(join(path, name)));
}

function stampFile({ name }) {
  return join(root, 'node_modules/.cache/oart', `${name}.built`);
}

function readStamp(project) {
  return existsSync(stampFile(project)) ? readFileSync(stampFile(project), 'utf8') : null;
}
