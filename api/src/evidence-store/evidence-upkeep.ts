import { Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { databaseId, namedHashes } from './naming-database.ts';
import type { PublishedFiles, StoredFile } from './published-files.ts';
import { sha256OfStream } from './stored-files.ts';

const SLICES = 256;
const EVERY_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
const UNNAMED_DAYS = 7;
const TRASH_DAYS = 30;

/**
 * Looks after what lies in an evidence store, a slice every ten minutes, all of it within two days:
 * a file that is no longer what its name says is taken out of use and reported, and one that no record
 * has named for a week goes to the trash for a month. Several processes may do it on one store.
 */
export class EvidenceUpkeep implements OnModuleInit, OnModuleDestroy {
  readonly #log = new Logger('evidence');
  readonly #files: PublishedFiles;
  readonly #gateUrl: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(files: PublishedFiles, gateUrl: string) {
    this.#files = files;
    this.#gateUrl = gateUrl;
  }

  onModuleInit(): void {
    this.#timer = setInterval(() => {
      const now = Date.now();
      this.tend(Math.floor(now / EVERY_MS) % SLICES, now).catch((error: unknown) => {
        this.#log.error('the evidence store could not be looked after', error);
      });
    }, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  /** @param slice 0 to 255: the first two hex digits of the hashes. @param now milliseconds. */
  async tend(slice: number, now: number): Promise<void> {
    const start = hex(slice);
    const files = await this.#files.list(start);
    const trashed = await this.#files.listTrash(start);
    if (files.length + trashed.length === 0) return;
    // Files before records: a record that comes meanwhile has its file already.
    const named = await namedHashes(this.#gateUrl);
    const mayClear = await this.#mayClear();
    const trashedSince = now - TRASH_DAYS * DAY_MS;
    await this.#each(trashed, async ({ sha256, changedAt }) => {
      if (named.has(sha256)) await this.#restore(sha256);
      else if (mayClear && changedAt < trashedSince) await this.#files.removeTrashed(sha256);
    });
    const unnamedSince = now - UNNAMED_DAYS * DAY_MS;
    await this.#each(files, async ({ sha256, changedAt }) => {
      if (named.has(sha256)) await this.#scrub(sha256);
      else if (mayClear && changedAt < unnamedSince) await this.#discard(sha256, unnamedSince, now);
    });
  }

  /** A copy of a database, started with the settings of the original, must not clear away its evidence. */
  async #mayClear(): Promise<boolean> {
    if (await this.#files.belongsTo(() => databaseId(this.#gateUrl))) return true;
    this.#log.error(
      'nothing is cleared away: the evidence store belongs to another database. If that one is gone for' +
        ' good, remove the object `owner` from the bucket',
    );
    return false;
  }

  /** One file that cannot be looked after, such as one that another process just set aside, stops no other. */
  async #each(
    files: readonly StoredFile[],
    work: (file: StoredFile) => Promise<void>,
  ): Promise<void> {
    for (const file of files) {
      // What lies elsewhere nobody put there through us: `evidence verify` names it.
      if (!file.isInPlace) continue;
      await work(file).catch((error: unknown) => {
        this.#log.error(`evidence ${file.sha256} could not be looked after`, error);
      });
    }
  }

  async #scrub(sha256: string): Promise<void> {
    if ((await sha256OfStream(await this.#files.read(sha256))) === sha256) return;
    await this.#files.setDamagedAside(sha256);
    this.#log.error(`evidence ${sha256} is damaged and no longer served: restore it from a backup`);
  }

  async #discard(sha256: string, unnamedSince: number, now: number): Promise<void> {
    if (!(await this.#files.discard(sha256, unnamedSince, now))) return;
    this.#log.log(`evidence ${sha256} is named by no record: moved to the trash`);
  }

  /** A record that was made at the very moment in which its file was cleared away. */
  async #restore(sha256: string): Promise<void> {
    await this.#files.restore(sha256);
    this.#log.log(`evidence ${sha256} is named by a record: taken out of the trash`);
  }
}

function hex(slice: number): string {
  return slice.toString(16).padStart(2, '0');
}
