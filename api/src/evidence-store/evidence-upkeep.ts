import { Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { PublishedFiles } from './published-files.ts';
import { sha256OfStream } from './stored-files.ts';
import { namedHashes } from './verify-evidence.ts';

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
    const unnamedSince = now - UNNAMED_DAYS * DAY_MS;
    for (const { sha256, isInPlace, changedAt } of files) {
      // What lies elsewhere nobody put there through us: `evidence verify` names it.
      if (!isInPlace) continue;
      if (named.has(sha256)) await this.#scrub(sha256);
      else if (changedAt < unnamedSince) await this.#discard(sha256, unnamedSince, now);
    }
    for (const { sha256, isInPlace, changedAt } of trashed) {
      if (!isInPlace) continue;
      if (named.has(sha256)) await this.#restore(sha256);
      else if (changedAt < now - TRASH_DAYS * DAY_MS) await this.#files.removeTrashed(sha256);
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
