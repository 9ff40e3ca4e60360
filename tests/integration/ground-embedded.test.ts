import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { asUser } from '../support/planted-fact.ts';
import {
  EmbeddedServer,
  migrate,
  openDatabase,
  readSettings,
  schemaState,
} from '../support/product.ts';
import type { Settings } from '../support/product.ts';

let parent: string;
let dataDirectory: string;

/** One cluster for the file: making one takes a second. */
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'oart-embedded-'));
  chmodSync(parent, 0o755);
  dataDirectory = join(parent, 'store');
});

afterAll(() => {
  rmSync(parent, { recursive: true, force: true });
});

function open(announce: (sentence: string) => void = () => undefined): Promise<EmbeddedServer> {
  return EmbeddedServer.open({ dataDirectory, announce });
}

function settings(): Settings {
  return readSettings(
    { OART_DATA_DIR: dataDirectory, OART_KIND: 'test' },
    { product: parent, caller: parent },
  );
}

/** A process that has ended but waits for its parent to look is not running. */
function isRunning(pid: number): boolean {
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)]);
  return status === 0 && !stdout.toString().trim().startsWith('Z');
}

async function gone(pid: number): Promise<boolean> {
  for (let beat = 0; beat < 100 && isRunning(pid); beat++) await wait(50);
  return !isRunning(pid);
}

/** Another process of the product on the same directory; resolves when it holds the server. */
async function another(): Promise<{ child: ChildProcess; postmaster: number }> {
  const program = join(import.meta.dirname, '../support/hold-embedded.ts');
  const child = spawn(process.execPath, [program, dataDirectory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, postmaster: Number(line.toString()) };
}

describe('the embedded server', () => {
  it('keeps its files safe, its pages summed and its connections to this machine', async () => {
    const server = await open();
    const { rows } = await asUser(server.urls('postgres').owner, (client) =>
      client.query(
        `select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
           current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
           current_setting('password_encryption') as passwords`,
      ),
    );
    await server.close();
    expect(rows).toEqual([
      {
        checksums: 'on',
        fsync: 'on',
        addresses: '127.0.0.1',
        sockets: '',
        passwords: 'scram-sha-256',
      },
    ]);
    const mode = (path: string): number => statSync(join(dataDirectory, path)).mode & 0o777;
    expect(mode('postgres/access.json')).toBe(0o600);
    expect(mode('postgres/cluster')).toBe(0o700);
  }, 120_000);

  it('lets nobody in without the password', async () => {
    const server = await open();
    const url = new URL(server.urls('postgres').owner);
    url.password = 'guess';
    const guess = asUser(url.href, () => Promise.resolve());
    await expect(guess).rejects.toThrow('password authentication failed');
    await server.close();
  }, 120_000);

  it('is stopped by the last to leave, and only then', async () => {
    const first = await open();
    const second = await open();
    const { pid } = first;
    expect(second.pid).toBe(pid);
    await first.close();
    expect(isRunning(pid)).toBe(true);
    await second.close();
    expect(await gone(pid)).toBe(true);
  }, 120_000);

  it('is adopted when the process that started it was killed', async () => {
    const { child, postmaster } = await another();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isRunning(postmaster)).toBe(true);
    const adopter = await open();
    expect(adopter.pid).toBe(postmaster);
    await adopter.close();
    expect(await gone(postmaster)).toBe(true);
  }, 120_000);

  it('is shared with another process, which stops it when it leaves last', async () => {
    const server = await open();
    const { child, postmaster } = await another();
    expect(postmaster).toBe(server.pid);
    await server.close();
    expect(isRunning(postmaster)).toBe(true);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(await gone(postmaster)).toBe(true);
  }, 120_000);

  it('starts again after kill -9 and has everything it acknowledged', async () => {
    const said: string[] = [];
    const server = await open((sentence) => said.push(sentence));
    const { owner } = server.urls('postgres');
    const acknowledged = await asUser(owner, async (client) => {
      client.on('error', () => undefined);
      await client.query('create table kept (n int)');
      let n = 0;
      setTimeout(() => process.kill(server.pid, 'SIGKILL'), 300);
      try {
        for (; ; n++) await client.query('insert into kept values ($1)', [n]);
      } catch {
        return n;
      }
    }).catch(() => -1);
    expect(acknowledged).toBeGreaterThan(10);
    const rows = await countOnceBack(owner);
    await server.close();
    // The one in flight may or may not be there; every acknowledged one is.
    expect([acknowledged, acknowledged + 1]).toContain(rows);
    expect(said).toContain('The embedded PostgreSQL was lost and is being started again.');
  }, 120_000);

  it('moves to another port when a stranger took its own', async () => {
    await (await open()).close();
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    // The stranger's port becomes the cluster's own: a port left for a moment is anybody's.
    const path = join(dataDirectory, 'postgres/access.json');
    const access = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...access, port }));
    const second = await open();
    expect(new URL(second.urls('postgres').owner).port).not.toBe(String(port));
    await second.close();
    stranger.close();
  }, 120_000);

  it.each([
    ['of another process', 999_999_999],
    ['of a process with the same id, as in a container that was started again', process.pid],
  ])(
    'cleans up what a first start that was cut off left behind, %s',
    async (_, pid) => {
      const fresh = join(parent, `fresh-${String(pid)}`);
      const left = join(fresh, `postgres.new-${String(pid)}`);
      mkdirSync(join(left, 'cluster'), { recursive: true });
      writeFileSync(join(left, 'cluster', 'PG_VERSION'), '18');
      const server = await EmbeddedServer.open({ dataDirectory: fresh, announce: () => undefined });
      await server.close();
      expect(() => statSync(left)).toThrow('ENOENT');
    },
    120_000,
  );
});

async function countOnceBack(url: string): Promise<number> {
  for (let beat = 0; beat < 200; beat++) {
    try {
      return await asUser(url, async (client) => {
        const { rows } = await client.query<{ count: string }>('select count(*) from kept');
        return Number(rows[0]?.count);
      });
    } catch {
      await wait(50);
    }
  }
  return -1;
}

describe('opening the database', () => {
  it('migrates a new embedded one and joins it the next time', async () => {
    const first = await openDatabase(settings(), () => undefined);
    const { app } = first.settings.database;
    expect(await schemaState(app)).toEqual({ kind: 'current' });
    const second = await openDatabase(settings(), () => undefined);
    await first.close();
    expect(await schemaState(app)).toEqual({ kind: 'current' });
    await second.close();
  }, 120_000);

  it('refuses a schema newer than the product, in a sentence', async () => {
    const server = await open();
    await server.ensureDatabase('oart');
    await migrate(server.urls('oart').owner, 'test');
    await asUser(server.urls('oart').owner, (client) =>
      client.query(`insert into oart.migration (timestamp, name) values (9, 'FromTheFuture9')`),
    );
    const opening = openDatabase(settings(), () => undefined);
    await expect(opening).rejects.toThrow(/newer schema \(FromTheFuture9\)/);
    await server.close();
  }, 120_000);

  it('refuses an app login that passes row level security', async () => {
    const server = await open();
    const { owner, gate } = server.urls('postgres');
    const opening = openDatabase(
      { ...settings(), database: { app: owner, gate, owner: null } },
      () => undefined,
    );
    await expect(opening).rejects.toThrow('passes row level security');
    await server.close();
  }, 120_000);

  it('says that a database cannot be reached', async () => {
    const nowhere = 'postgres://oart_app:x@127.0.0.1:1/oart';
    const opening = openDatabase(
      { ...settings(), database: { app: nowhere, gate: nowhere, owner: null } },
      () => undefined,
    );
    await expect(opening).rejects.toThrow(
      /^The database of DATABASE_URL cannot be used: connect ECONNREFUSED/,
    );
  });

  it('says that the data directory cannot be written', async () => {
    const opening = openDatabase(
      { ...settings(), dataDirectory: '/dev/null/store' },
      () => undefined,
    );
    await expect(opening).rejects.toThrow('The data directory /dev/null/store cannot be written');
  });
});
