import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabaseIn } from '../support/database-on-disk.ts';
import type { DatabaseOnDisk } from '../support/database-on-disk.ts';
import { whileFailing } from '../support/failing-syscall.ts';
import { freePort } from '../support/free-port.ts';
import { joinMember } from '../support/members.ts';
import { mixedFile } from '../support/mixed-files.ts';
import type { AnnouncedFile } from '../support/mixed-files.ts';
import { PowerCutDisk } from '../support/power-cut-disk.ts';
import { commandOn } from '../support/product-command.ts';
import { query } from '../support/query.ts';
import { startProductOn } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { putContent } from '../support/uploads.ts';

const FILES = 12;
const PAUSE_MS = 400;

/** Has the files sent by a product that is weakened meanwhile; whether it was. */
type Weakened = (
  product: Product<DatabaseOnDisk>,
  files: readonly AnnouncedFile[],
  send: () => Promise<void>,
) => Promise<boolean>;

interface Lost {
  /** Acknowledged records that are not in the database. */
  readonly records: readonly string[];
  /** Files of records, by hash, that are gone or changed. */
  readonly files: readonly string[];
}

const asItIs: Weakened = async (_, __, send) => {
  await send();
  return false;
};

const databaseDoesNotFsync: Weakened = async ({ database }, _, send) => {
  await set(database, 'alter system set fsync = off');
  await send();
  const [row] = await query(database.urls.owner, 'show fsync');
  return row?.['fsync'] === 'off';
};

/** Each session reads the settings for itself, at its next statement. */
async function set({ urls }: DatabaseOnDisk, statement: string): Promise<void> {
  await query(urls.owner, statement);
  await query(urls.owner, 'select pg_reload_conf()');
}

const storeFsyncsNoFolders: Weakened = (product, files, send) => {
  const cas = join(product.database.settings.dataDirectory, 'evidence', 'cas');
  const folders = files.flatMap(({ request: { file } }) => [
    join(cas, file.sha256.slice(0, 2)),
    join(cas, file.sha256.slice(0, 2), file.sha256.slice(2, 4)),
  ]);
  return withoutFsync(product, send, [cas, ...folders]);
};

const storeFsyncsNothing: Weakened = (product, _, send) => withoutFsync(product, send);

/** Fsyncs of these files and folders, or of all, are said to be done and are not. */
async function withoutFsync(
  product: Product<DatabaseOnDisk>,
  send: () => Promise<void>,
  paths: readonly string[] = [],
): Promise<boolean> {
  const fault = { call: 'fsync', fault: 'retval=0', turn: 'each', paths } as const;
  return (await whileFailing(product.pid(), fault, send)) >= FILES;
}

const toClose: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).toReversed()) await close();
});

/** Cuts the power at the moment at which the last file is acknowledged, one file after the other before. */
async function lostWhere(weakened: Weakened): Promise<Lost & { readonly wasWeakened: boolean }> {
  const disk = PowerCutDisk.insert(['evidence']);
  toClose.push(() => {
    disk.remove();
  });
  const database = await openDatabaseIn(disk.directory);
  toClose.push(() => database.close());
  const product = await startProductOn(database, { settings: { port: await freePort() } });
  const holder = await joinMember(product, 'Adapter-1', ['staff-member']);
  const files = Array.from({ length: FILES }, (_, turn) => mixedFile(turn, 'Adapter-1'));
  disk.settle();
  const wasWeakened = await weakened(product, files, async () => {
    for (const { bytes, request } of files) {
      await wait(PAUSE_MS);
      await holder.post('/api/evidence', request).expect(201);
      await putContent(holder, request.id, bytes, request.file.mediaType).send(bytes).expect(201);
    }
    disk.cut();
  });
  await product.kill();
  await database.close();
  await disk.comeBack();
  await database.openAgain();
  // The product's commands refuse a database that does not.
  await set(database, 'alter system reset fsync');
  return { ...(await lostOf(product, files)), wasWeakened };
}

async function lostOf(
  { database, administrators }: Product<DatabaseOnDisk>,
  files: readonly AnnouncedFile[],
): Promise<Lost> {
  const text = 'select id from oart.evidence';
  const rows = await query(database.urls.app, text, [], administrators[0]?.employerId);
  const there = new Set(rows.map(({ id }) => id));
  const { said } = await commandOn(database, ['evidence', 'verify']);
  const found = JSON.parse(said) as Record<'missing' | 'changed', readonly string[]>;
  return {
    records: files.map(({ request }) => request.id).filter((id) => !there.has(id)),
    files: [...found.missing, ...found.changed],
  };
}

describe(`${String(FILES)} files, one in ${String(PAUSE_MS)} ms, then the power is cut`, () => {
  it('are all there, as the product is', async () => {
    expect(await lostWhere(asItIs)).toEqual({ records: [], files: [], wasWeakened: false });
  });

  it.each([
    ['records are lost where the database does not fsync', databaseDoesNotFsync, 'records'],
    ['files are lost where the store fsyncs no folder', storeFsyncsNoFolders, 'files'],
    ['files are lost where the store fsyncs nothing', storeFsyncsNothing, 'files'],
  ] as const)('%s', async (name, weakened, what) => {
    const lost = await lostWhere(weakened);
    console.log(`${name}: ${String(lost[what].length)} of ${String(FILES)}.`);
    expect(lost.wasWeakened).toBe(true);
    expect(lost[what].length).toBeGreaterThan(0);
  });
});
