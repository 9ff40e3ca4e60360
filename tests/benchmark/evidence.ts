import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { EvidenceRequest } from '@oart/contract';
import { startCluster, stopCluster } from '../support/cluster.ts';
import { openTestDatabase } from '../support/database.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { loadOpenApi } from '../support/open-api.ts';
import { signIn } from '../support/signed-in.ts';
import { announcement } from '../support/uploads.ts';
import { send } from './evidence-client.ts';
import type { AskingOrder } from './evidence-asker.ts';
import { AT_ONCE, FILES, inTurn, mark, scan } from './evidence-files.ts';
import { medianOf, timesAsFast } from './figure.ts';
import type { Figure } from './figure.ts';
import { serveScript } from './gate-process.ts';
import type { ServedScript } from './gate-process.ts';

const ROUNDS = 3;
const ASK_EVERY_MS = 20;
const MEBIBYTE = 1024 * 1024;

interface Round {
  readonly uploads: number;
  readonly floor: number;
  /** Milliseconds without a department: received, checked and published, nothing recorded. */
  readonly bare: number;
  /** Bytes. */
  readonly grown: number;
  /** Milliseconds of the slowest but one in a hundred. */
  readonly asked: number;
}

/** `directory`, or `bucket`: then there is no target, because the bare script writes to the disk. */
const STORE = process.env['EVIDENCE_STORE'] ?? 'directory';

/** Uploads of whole scans beside a script that only writes them, with the gate asked meanwhile. */
export async function benchEvidence(): Promise<readonly Figure[]> {
  if (STORE !== 'directory' && STORE !== 'bucket') {
    throw new Error('EVIDENCE_STORE is "directory" or "bucket"');
  }
  const bucket = STORE === 'bucket' ? await serveScript('evidence-bucket.ts', {}, null) : null;
  await startCluster();
  const database = await openTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'oart-bench-'));
  const employer = {
    employer: 'Hospital',
    signInName: 'admin-1',
    staffNumber: 'A1',
    displayName: 'SA-1',
  };
  const settings = { ...database.settings, evidenceS3: bucket?.said['settings'] ?? null };
  const order = JSON.stringify({ settings, employers: [employer] });
  const server = await serveScript('../support/serve.ts', { OART_TEST_ORDER: order }, null);
  const store = { EVIDENCE_FOLDER: join(folder, 'bare') };
  const bareServer = await serveScript('evidence-bare-server.ts', store, null);
  try {
    const adapter = await memberOf(server);
    const base = scan();
    const file = join(folder, 'scan.pdf');
    writeFileSync(file, base);
    // The first uploads start the processes that check files, and fill what is filled once.
    await uploads(adapter, base, 0, 2 * AT_ONCE);
    await bareUploads(bareServer, base, 0, 2 * AT_ONCE);
    const rounds: Round[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const first = round * FILES;
      const floor = await floorOf(folder, file, first);
      const taken = await measured(server, adapter, base, first);
      const figures = { ...taken, floor, bare: await bareUploads(bareServer, base, first) };
      rounds.push(figures);
      console.log(`Round ${round}: ${JSON.stringify(figures)}`);
    }
    return figuresOf(rounds);
  } finally {
    await bareServer.close();
    await server.close();
    await bucket?.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
    await stopCluster();
  }
}

async function memberOf({ url, said }: ServedScript): Promise<TestMember> {
  await loadOpenApi(url);
  const [first] = said['administrators'] as readonly { signInName: string; password: string }[];
  if (first === undefined) throw new Error('There is no administrator');
  const administrator = await signIn(url, first.signInName, first.password);
  return joinMember({ url, administrator }, 'Adapter-1', ['staff-member']);
}

async function floorOf(folder: string, file: string, first: number): Promise<number> {
  const target = mkdtempSync(join(folder, 'floor-'));
  const script = fileURLToPath(new URL('evidence-floor.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    script,
    target,
    file,
    String(first),
  ]);
  rmSync(target, { recursive: true });
  return (JSON.parse(stdout) as { readonly milliseconds: number }).milliseconds;
}

async function measured(
  { pid, url }: ServedScript,
  adapter: TestMember,
  base: Buffer,
  first: number,
): Promise<Omit<Round, 'floor' | 'bare'>> {
  const before = residentBytes(pid);
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, residentBytes(pid));
  }, ASK_EVERY_MS);
  const asking = askMeanwhile({ ...adapter, url, every: ASK_EVERY_MS });
  const uploadsTook = await uploads(adapter, base, first);
  const times = (await asking.stop()).map((time) => time ?? Infinity);
  clearInterval(watching);
  times.sort((one, other) => one - other);
  const asked = times[Math.floor(times.length * 0.99)] ?? Infinity;
  return { uploads: uploadsTook, grown: most - before, asked };
}

/** Questions from a process of their own: what the uploads cost this one is not counted as waiting. */
function askMeanwhile({ url, cookie, personId, every }: AskingOrder): {
  stop(): Promise<readonly (number | null)[]>;
} {
  const order = JSON.stringify({ url, cookie, personId, every } satisfies AskingOrder);
  const asker = fork(new URL('evidence-asker.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { PATH: process.env['PATH'], EVIDENCE_ASKER: order },
  });
  return {
    async stop() {
      const told = once(asker, 'message') as Promise<[readonly (number | null)[]]>;
      asker.send('stop');
      return (await told)[0];
    },
  };
}

async function uploads(
  adapter: TestMember,
  base: Buffer,
  first: number,
  count = FILES,
): Promise<number> {
  const requests = announcements(base, first, count);
  const uploadOne = async (bytes: Buffer, number: number): Promise<void> => {
    const request = requests.get(number);
    if (request === undefined) throw new Error(`Nothing was announced for ${number}`);
    await sent(adapter, 'POST', '/api/evidence', JSON.stringify(request), {
      'content-type': 'application/json',
    });
    await sent(adapter, 'PUT', `/api/evidence/${request.id}/content`, bytes, {
      'content-type': 'application/pdf',
      'content-digest': `sha-256=:${Buffer.from(request.file.sha256, 'hex').toString('base64')}:`,
    });
  };
  return inTurn(base, first, uploadOne, count);
}

/** The same files to a server that only receives, checks and publishes. */
async function bareUploads(
  { url }: ServedScript,
  base: Buffer,
  first: number,
  count = FILES,
): Promise<number> {
  const hashes = new Map(
    [...announcements(base, first, count)].map(([number, { file }]) => [number, file.sha256]),
  );
  const sendOne = (bytes: Buffer, number: number): Promise<void> =>
    sent({ url, cookie: '' }, 'PUT', '/', bytes, { 'x-sha256': hashes.get(number) ?? '' });
  return inTurn(base, first, sendOne, count);
}

/** Whoever sends a file has hashed it on a machine of its own: it is done before the clock runs. */
function announcements(
  base: Buffer,
  first: number,
  count: number,
): ReadonlyMap<number, EvidenceRequest> {
  const bytes = Buffer.from(base);
  return new Map(
    Array.from({ length: count }, (_, place) => {
      mark(bytes, first + place);
      return [first + place, announcement(bytes, 'Adapter-1')];
    }),
  );
}

async function sent(...request: Parameters<typeof send>): Promise<void> {
  const { status, text } = await send(...request);
  if (status !== 201) throw new Error(`${request[2]}: ${status} ${text}`);
}

function residentBytes(pid: number): number {
  const [, kilobytes = ''] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

function figuresOf(rounds: readonly Round[]): readonly Figure[] {
  const files = `${FILES} files of 5 MiB, ${AT_ONCE} at a time`;
  const all = (of: (round: Round) => number): readonly number[] => rounds.map(of);
  const figure = (
    what: string,
    counted: string,
    values: readonly number[],
    target: number | null,
    unit: 'ms' | 'MiB' = 'ms',
  ): Figure => ({
    what,
    counted,
    target,
    unit,
    median: medianOf(values),
    slowest: Math.max(...values),
    rounds: values.length,
  });
  return [
    figure(
      'uploads',
      `${files}: announced, sent, checked, published, recorded`,
      all((r) => r.uploads),
      null,
    ),
    figure(
      'a bare script',
      `${files}: written, hashed and fsynced`,
      all((r) => r.floor),
      null,
    ),
    besideFloor(rounds),
    figure(
      'without a department',
      `${files}: sent to bare node:http, and there received, checked and published as above; nothing announced or recorded, and no database`,
      all((r) => r.bare),
      null,
    ),
    figure(
      'memory of the api',
      'resident memory at its highest during the uploads, less that before them; the processes that check files not counted',
      all((r) => r.grown / MEBIBYTE),
      64,
      'MiB',
    ),
    {
      ...figure(
        'the gate meanwhile',
        `one question every ${ASK_EVERY_MS} ms over HTTP during the uploads, 99 of 100 answered within, in every round`,
        all((r) => r.asked),
        100,
      ),
      everyRound: true,
    },
  ];
}

function besideFloor(rounds: readonly Round[]): Figure {
  const figure = timesAsFast(
    'uploads beside the bare script',
    1 / 1.5,
    'the two above in turn; target: the uploads take at most 1.5 times as long',
    [rounds.map((round) => 1 / round.uploads), rounds.map((round) => 1 / round.floor)],
  );
  return STORE === 'directory' ? figure : { ...figure, target: null };
}
