import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../config/refusal.ts';
import type { DatabaseUrls } from '../config/settings.ts';
import { findBinaries, isCode } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import {
  ADMIN,
  isRunning,
  lastLine,
  moveToFreePort,
  openCluster,
  prepareDataDirectory,
} from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { connectKeeper } from './keeper.ts';
import type { Keeper } from './keeper.ts';
import { run } from './program.ts';
import { requirePassage, serverAccount } from './server-account.ts';
import type { ServerAccount } from './server-account.ts';

const READY_WITHIN_MS = 60_000;
const RETRY_MS = 50;
const DOUBT_AFTER_MS = 5_000;

export interface EmbeddedOptions {
  readonly dataDirectory: string;
  /** Is told, in one sentence, what an administrator should know. */
  readonly announce: (sentence: string) => void;
  /** PostgreSQL settings of a new cluster. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The product's own PostgreSQL, shared by every process that uses the same data directory. */
export class EmbeddedServer {
  readonly #options: EmbeddedOptions;
  readonly #binaries: Binaries;
  readonly #account: ServerAccount;
  #cluster: Cluster;
  #keeper: Keeper | null = null;
  #closing = false;
  /** The connecting anew that is under way, or was last. */
  #recovery: Promise<void> = Promise.resolve();

  private constructor(
    options: EmbeddedOptions,
    binaries: Binaries,
    account: ServerAccount,
    cluster: Cluster,
  ) {
    this.#options = options;
    this.#binaries = binaries;
    this.#account = account;
    this.#cluster = cluster;
  }

  /**
   * Starts the server of a data directory, or joins it when it runs: started by another process, or
   * left behind by one that was killed.
   * @throws Refusal when it cannot run here.
   */
  static async open(options: EmbeddedOptions): Promise<EmbeddedServer> {
    const account = serverAccount(options.announce);
    const binaries = findBinaries();
    requirePassage(binaries.postgres, account);
    await prepareDataDirectory(options.dataDirectory);
    requirePassage(join(options.dataDirectory, 'postgres'), account);
    const { dataDirectory, settings = {} } = options;
    const cluster = await openCluster(dataDirectory, binaries, account, settings);
    const server = new EmbeddedServer(options, binaries, account, cluster);
    await server.#hold(true);
    return server;
  }

  /** PID of the postmaster. */
  get pid(): number {
    const pid = this.#postmaster();
    if (pid === null) throw new Error('The embedded PostgreSQL does not run');
    return pid;
  }

  urls(database: string): DatabaseUrls & { readonly owner: string } {
    const { passwords } = this.#cluster.access;
    return {
      app: this.#url('oart_app', passwords.app, database),
      gate: this.#url('oart_gate', passwords.gate, database),
      owner: this.#url(ADMIN, passwords.admin, database),
    };
  }

  /** Makes a database unless it is there. */
  async ensureDatabase(name: string, template?: string): Promise<void> {
    const client = this.#held.client;
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const from = template === undefined ? '' : ` template ${client.escapeIdentifier(template)}`;
    try {
      await client.query(`create database ${client.escapeIdentifier(name)}${from}`);
    } catch (error) {
      // Another process made it in the same moment.
      if (!isCode(error, '42P04') && !isCode(error, '23505')) throw error;
    }
  }

  async dropDatabase(name: string): Promise<void> {
    const client = this.#held.client;
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  }

  /** Lets the app and the gate sign in, once the migrations have made their roles. */
  async allowLogins(): Promise<void> {
    const client = this.#held.client;
    const { passwords } = this.#cluster.access;
    for (const [role, password] of [
      ['oart_app', passwords.app],
      ['oart_gate', passwords.gate],
    ] as const) {
      const { rowCount } = await client.query(
        'select from pg_roles where rolname = $1 and rolcanlogin',
        [role],
      );
      if (rowCount !== 0) continue;
      await client.query(`alter role ${role} login password ${client.escapeLiteral(password)}`);
    }
  }

  /** Leaves the server; the last process to leave stops it. */
  async close(): Promise<void> {
    this.#closing = true;
    // Where it was lost just now: a connection that is made meanwhile would keep the server for others.
    await this.#recovery;
    const keeper = this.#keeper;
    if (keeper === null) return;
    const isLast = await keeper.isLast().catch(() => false);
    if (isLast) await this.#pgCtl('stop', '-m', 'fast', '-w');
    await keeper.client.end().catch(() => undefined);
  }

  get #held(): Keeper {
    if (this.#keeper === null) throw new Error('The embedded PostgreSQL is not connected');
    return this.#keeper;
  }

  #url(user: string, password: string, database: string): string {
    return `postgres://${user}:${password}@127.0.0.1:${String(this.#cluster.access.port)}/${database}`;
  }

  /** Connects the keeper, starting the server as often as needed, and again whenever it is lost. */
  async #hold(mayMovePort: boolean): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    let problem = '';
    let doubtAt = performance.now() + DOUBT_AFTER_MS;
    while (!this.#closing) {
      const keeper = await connectKeeper(this.urls('postgres').owner).catch(() => null);
      if (keeper !== null) {
        this.#watch(keeper);
        return;
      }
      if (performance.now() > deadline) {
        throw new Refusal(
          `The embedded PostgreSQL does not start (${problem}): see ${this.#cluster.log}.`,
        );
      }
      // After a reboot the recorded PID may belong to another program: PostgreSQL itself can tell.
      if (this.#postmaster() === null || performance.now() > doubtAt) {
        doubtAt = performance.now() + DOUBT_AFTER_MS;
        const { code, output } = await this.#pgCtl(
          ...['start', '-w', '-t', '30', '-l', this.#cluster.log],
          ...['-o', `-p ${String(this.#cluster.access.port)}`],
        );
        if (code === 0) continue;
        problem = this.#lastProblem() ?? lastLine(output);
        if (mayMovePort && /could not (bind|create any TCP)/.test(problem)) await this.#movePort();
      }
      await wait(RETRY_MS);
    }
  }

  async #movePort(): Promise<void> {
    const { dataDirectory, settings = {} } = this.#options;
    await moveToFreePort(dataDirectory);
    this.#cluster = await openCluster(dataDirectory, this.#binaries, this.#account, settings);
  }

  #watch(keeper: Keeper): void {
    this.#keeper = keeper;
    keeper.client.on('error', () => undefined);
    keeper.client.on('end', () => {
      if (this.#closing) return;
      this.#options.announce('The embedded PostgreSQL was lost and is being started again.');
      // The connection pools hold the port, so it cannot move any more.
      this.#recovery = this.#hold(false).catch((error: unknown) => {
        this.#options.announce(error instanceof Error ? error.message : String(error));
        process.exitCode = 1;
        process.kill(process.pid, 'SIGTERM');
      });
    });
  }

  /** PID of the running postmaster of this cluster, or null. */
  #postmaster(): number | null {
    const file = join(this.#cluster.directory, 'postmaster.pid');
    if (!existsSync(file)) return null;
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 && isRunning(pid) ? pid : null;
  }

  #lastProblem(): string | null {
    if (!existsSync(this.#cluster.log)) return null;
    const lines = readFileSync(this.#cluster.log, 'utf8').trim().split('\n').slice(-20);
    return lines.findLast((line) => /(FATAL|PANIC|could not)/.test(line)) ?? null;
  }

  #pgCtl(...parameters: readonly string[]): ReturnType<typeof run> {
    const { directory } = this.#cluster;
    return run(this.#binaries.pgCtl, [...parameters, '-D', directory], this.#account, directory);
  }
}
