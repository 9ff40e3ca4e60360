import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { loadOpenApi } from './open-api.ts';
import type { RunningSettings, TokenSettings } from './product.ts';
import { signIn } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';

/** What the process of the product is told. */
export interface ProductOrder {
  readonly settings: RunningSettings;
  /** Whose tokens are taken for the first employer. */
  readonly tokens?: Omit<TokenSettings, 'employerId'>;
  readonly employers: readonly {
    readonly employer: string;
    readonly signInName: string;
    readonly staffNumber: string;
    readonly displayName: string;
  }[];
}

export interface ServedRoute {
  readonly method: string;
  readonly path: string;
  readonly access: 'public' | 'signed-in' | readonly string[];
}

/** What it answers once it listens. */
export interface ServedProduct {
  readonly url: string;
  /** Every route, as the server registered it. */
  readonly routes: readonly ServedRoute[];
  readonly administrators: readonly {
    readonly employerId: string;
    readonly personId: string;
    readonly accountId: string;
    readonly signInName: string;
    readonly password: string;
  }[];
}

/** A database that a product is started on. */
export type ServedDatabase = Pick<TestDatabase, 'settings' | 'close'>;

/** The built product on a database of its own, with one employer and its administrator. */
export interface Product<Database extends ServedDatabase = TestDatabase> extends ServedProduct {
  readonly database: Database;
  /** The administrator of the first employer, signed in. */
  readonly administrator: SignedIn;
  /** Lines of the product's log so far, parsed; needs `logLevel: 'info'`. */
  readonly log: () => readonly Readonly<Record<string, unknown>>[];
  /** Of its process; another one each time it was started again. */
  pid(): number;
  /** Whether its process has ended by itself. */
  hasEnded(): boolean;
  /** `kill -9`: whatever it was doing stops in the middle. Its PostgreSQL lives on. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same database; give it a port of its own in the settings. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

export interface ProductWishes {
  /** Settings that differ, such as `{ sessionIdleSeconds: 1 }`. */
  readonly settings?: Partial<RunningSettings>;
  /** Whose tokens are taken for the first employer. */
  readonly tokens?: ProductOrder['tokens'];
  /** Names of employers; the administrators are `admin-1`, `admin-2` ... */
  readonly employers?: readonly string[];
  /** Opened by the caller where something must be in the database before the product starts. */
  readonly database?: TestDatabase;
}

/** Starts the product in a process of its own; about a second. */
export async function startProduct(wishes: ProductWishes = {}): Promise<Product> {
  return startProductOn(wishes.database ?? (await openTestDatabase()), wishes);
}

/** The same on a database that is not of the run's cluster. */
export async function startProductOn<Database extends ServedDatabase>(
  database: Database,
  wishes: Omit<ProductWishes, 'database'>,
): Promise<Product<Database>> {
  const employers = (wishes.employers ?? ['Hospital']).map((employer, place) => ({
    employer,
    signInName: `admin-${String(place + 1)}`,
    staffNumber: `A${String(place + 1)}`,
    displayName: `SA-${String(place + 1)}`,
  }));
  const settings = { ...database.settings, ...wishes.settings };
  const { tokens } = wishes;
  let served = await serve({ settings, employers, ...(tokens !== undefined && { tokens }) });
  const [first] = served.product.administrators;
  if (first === undefined) throw new Error('The product was started without an employer');
  await loadOpenApi(served.product.url);
  const administrator = await signIn(served.product.url, first.signInName, first.password);
  return {
    ...served.product,
    database,
    administrator,
    pid: () => served.child.pid ?? 0,
    hasEnded: () => served.child.exitCode !== null || served.child.signalCode !== null,
    async kill() {
      served.child.kill('SIGKILL');
      await once(served.child, 'close');
    },
    async startAgain() {
      served = await serve({ settings, employers: [] });
    },
    log: () => parsed(served.log),
    async close() {
      served.child.stdin.end();
      await once(served.child, 'close');
      await database.close();
    },
  };
}

export interface JoinedProduct extends Pick<Product, 'url' | 'log' | 'close'> {
  readonly pid: number;
  /** Puts the clock on the wall of this process ahead, or back; the monotonic one runs on. */
  setWallAhead(ms: number): void;
}

/** Another process of the product on the same database, as behind a load balancer. */
export async function joinProduct(
  database: TestDatabase,
  differing: Partial<RunningSettings> = {},
): Promise<JoinedProduct> {
  const settings = { ...database.settings, ...differing };
  const { product, child, log } = await serve({ settings, employers: [] });
  if (child.pid === undefined) throw new Error('A process that serves has an id');
  return {
    url: product.url,
    pid: child.pid,
    log: () => parsed(log),
    setWallAhead(ms) {
      child.stdin.write(`${String(ms)}\n`);
    },
    async close() {
      child.stdin.end();
      await once(child, 'close');
    },
  };
}

function parsed(log: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  return log.map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function serve(order: ProductOrder): Promise<{
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly product: ServedProduct;
  readonly log: readonly string[];
}> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('serve.ts', import.meta.url))],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], OART_TEST_ORDER: JSON.stringify(order) },
    },
  );
  const log: string[] = [];
  const stray: string[] = [];
  createInterface(child.stderr).on('line', (line) => {
    (line.startsWith('{') ? log : stray).push(line);
  });
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('{')) return { child, product: JSON.parse(line) as ServedProduct, log };
    stray.push(line);
  }
  throw new Error(`The product did not start:\n${[...stray, ...log].join('\n')}`);
}
