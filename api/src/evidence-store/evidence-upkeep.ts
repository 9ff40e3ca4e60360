import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { filesUnder, placeIn, sha256OfFile } from './stored-files.ts';
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
  readonly #published: string;
  readonly #damaged: string;
  readonly #trash: string;
  readonly #pictures: string;
  readonly #gateUrl: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(directory: string, gateUrl: string) {
    this.#published = join(directory, 'cas');
    this.#damaged = join(directory, 'damaged');
    this.#trash = join(directory, 'trash');
    this.#pictures = join(directory, 'pictures');
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
    const files = await filesUnder(join(this.#published, hex(slice)));
    if (files.length > 0) {
      const named = await namedHashes(this.#gateUrl);
      for (const path of files) {
        if (named.has(basename(path))) await this.#scrub(path);
        else if (await isOlder(path, now - UNNAMED_DAYS * DAY_MS)) await this.#discard(path, now);
      }
    }
    for (const path of await filesUnder(join(this.#trash, hex(slice)))) {
      if (await isOlder(path, now - TRASH_DAYS * DAY_MS)) await rm(path, { force: true });
    }
  }

  async #scrub(path: string): Promise<void> {
    const sha256 = basename(path);
    if ((await sha256OfFile(path)) === sha256) return;
    await this.#move(path, this.#damaged);
    await this.#forgetPicture(sha256);
    this.#log.error(`evidence ${sha256} is damaged and no longer served: restore it from a backup`);
  }

  /** An upload of the same content makes its file young again, perhaps just now. */
  async #discard(path: string, now: number): Promise<void> {
    const target = await this.#move(path, this.#trash);
    if (!(await isOlder(target, now - UNNAMED_DAYS * DAY_MS))) {
      await rename(target, path);
      return;
    }
    await utimes(target, new Date(now), new Date(now));
    await this.#forgetPicture(basename(path));
    this.#log.log(`evidence ${basename(path)} is named by no record: moved to the trash`);
  }

  /** The copy for looking at goes with its evidence. */
  async #forgetPicture(sha256: string): Promise<void> {
    await rm(placeIn(this.#pictures, sha256), { force: true });
  }

  async #move(path: string, directory: string): Promise<string> {
    const target = placeIn(directory, basename(path));
    await mkdir(join(target, '..'), { recursive: true, mode: 0o700 });
    await rename(path, target);
    return target;
  }
}

function hex(slice: number): string {
  return slice.toString(16).padStart(2, '0');
}

async function isOlder(path: string, than: number): Promise<boolean> {
  return (await stat(path)).mtimeMs < than;
}
