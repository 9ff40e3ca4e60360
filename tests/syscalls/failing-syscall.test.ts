import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';
import { whileFailing } from '../support/failing-syscall.ts';
import type { SyscallFault } from '../support/failing-syscall.ts';
import { freePort } from '../support/free-port.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { mixedFile } from '../support/mixed-files.ts';
import type { AnnouncedFile } from '../support/mixed-files.ts';
import { commandOn } from '../support/product-command.ts';
import { query } from '../support/query.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { putContent } from '../support/uploads.ts';

const TURNS = [1, 2, 3, 4] as const;
/** Each kind of file comes once under each fault. */
const KINDS = 3;
const FAULTS: readonly (readonly [call: string, fault: string])[] = [
  ['fsync', 'error=EIO'],
  ['link', 'error=EIO'],
  ['link', 'error=ENOSPC'],
  ['mkdir', 'error=ENOSPC'],
  ['rename', 'error=EIO'],
  ['openat', 'error=EMFILE'],
  ['write', 'error=ENOSPC'],
  ['writev', 'error=ENOSPC'],
  ['unlink', 'error=EIO'],
  ['fsync', 'signal=KILL'],
  ['link', 'signal=KILL'],
  ['openat', 'signal=KILL'],
  ['writev', 'signal=KILL'],
];

let product: Product;
let holder: TestMember;
const taken: AnnouncedFile[] = [];
let failed = 0;

beforeAll(async () => {
  product = await startProduct({ settings: { port: await freePort() } });
  holder = await joinMember(product, 'Adapter-1', ['staff-member']);
}, 60_000);

afterAll(async () => {
  await requireRunning();
  await product.close();
});

/** A call that fails may end the process, as it may end any: its supervisor starts it again. */
async function requireRunning(): Promise<void> {
  if (product.hasEnded()) await product.startAgain();
}

/** The answer to an upload, or null where there was none. */
async function sent({ bytes, request }: AnnouncedFile): Promise<Response | null> {
  try {
    await holder.post('/api/evidence', request);
    return await putContent(holder, request.id, bytes, request.file.mediaType).send(bytes);
  } catch (error) {
    if (/ECONNREFUSED|ECONNRESET|EPIPE|socket hang up/.test(String(error))) return null;
    throw error;
  }
}

/** As somebody does whose upload was not stored. */
async function sentUntilStored(file: AnnouncedFile): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    await requireRunning();
    if ((await sent(file))?.status === 201) return;
    await wait(50);
  }
  throw new Error(`${file.request.file.name} was not stored in many tries`);
}

describe('an upload, while one call of the kernel fails', () => {
  const points = FAULTS.flatMap(([call, fault]) =>
    TURNS.map((turn): SyscallFault => ({ call, fault, turn })),
  );

  it.each(points)(
    '$call, $fault, turn $turn',
    async (point) => {
      for (let kind = 0; kind < KINDS; kind += 1) {
        const file = mixedFile(kind, 'Adapter-1');
        let answer: Response | null = null;
        await requireRunning();
        const wrong = await whileFailing(product.pid(), point, async () => {
          answer = await sent(file);
        });
        failed += wrong;
        // What was not made durable is not said to be stored.
        const isUnsure = point.call === 'fsync' && wrong > 0;
        expect([isUnsure, (answer as Response | null)?.status === 201]).not.toEqual([true, true]);
        taken.push(file);
        await sentUntilStored(file);
      }
    },
    60_000,
  );
});

describe('after all of them', () => {
  it('calls failed indeed', async () => {
    await requireRunning();
    console.log(`${String(failed)} calls failed in ${String(taken.length)} uploads.`);
    expect(failed).toBeGreaterThan(FAULTS.length * 2);
  });

  it('every file is served as it was sent, once, and nothing else is kept', async () => {
    for (const { bytes, request } of taken) {
      const { body } = await holder
        .get(`/api/evidence/${request.id}/content`)
        .responseType('blob')
        .expect(200);
      expect(bytes.equals(body as Buffer)).toBe(true);
    }
    const { database, administrators } = product;
    const rows = await query(
      database.urls.app,
      'select id from oart.evidence',
      [],
      administrators[0]?.employerId,
    );
    expect(rows.map(({ id }) => String(id)).toSorted()).toEqual(
      taken.map(({ request }) => request.id).toSorted(),
    );
    const cas = join(database.settings.dataDirectory, 'evidence', 'cas');
    const files = readdirSync(cas, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const hashes = files.map((file) =>
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    );
    expect(hashes).toEqual(files.map((file) => file.split('/').at(-1)));
    expect(hashes.toSorted()).toEqual(taken.map(({ request }) => request.file.sha256).toSorted());
  });

  it.each([['verify'], ['evidence', 'verify']])('%s %s finds nothing wrong', async (...asked) => {
    const { code, said } = await commandOn(product.database, asked);
    expect([code, said]).toEqual([0, expect.any(String)]);
  });
});
