import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const FOLDER = fileURLToPath(new URL('peers/', import.meta.url));
const required = createRequire(`${FOLDER}package.json`);

/** Something of the separate package of peers. @throws when it is not installed */
export async function loadPeer<Exports>(name: string): Promise<Exports> {
  const loaded = (await import(pathToFileURL(required.resolve(name)).href)) as {
    default?: Exports;
  } & Exports;
  return loaded.default ?? loaded;
}

/** A file of the package, such as a program that it carries. */
export function peerFile(path: string): string {
  return `${FOLDER}node_modules/${path}`;
}

/** Installs the peers as locked, unless they are. @throws Error with a sentence when they cannot be had */
export function installPeers(): void {
  if (isInstalled()) return;
  console.log(
    'Installing the engines that the gate is measured beside (npm ci in tests/benchmark/peers).',
  );
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0 || !isInstalled()) {
    throw new Error(
      'The engines that the gate is measured beside could not be installed: "npm ci" in tests/benchmark/peers needs the npm registry, once.',
    );
  }
}

/** Whether every package is there in the version that package.json pins. */
function isInstalled(): boolean {
  const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
  return Object.entries(dependencies).every(([name, version]) => {
    const file = `node_modules/${name}/package.json`;
    if (!existsSync(FOLDER + file)) return false;
    return (read(file) as { version: string }).version === version;
  });
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(FOLDER + file, 'utf8'));
}
