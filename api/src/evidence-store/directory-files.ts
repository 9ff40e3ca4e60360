import { createReadStream } from 'node:fs';
import {
  link,
  lstat,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { makeDirectory, nullWhereMissing, removeFile, syncDirectory } from './durable-files.ts';
import { PublishedFiles, missingFile, otherBytes } from './published-files.ts';
import type { StoredFile } from './published-files.ts';
import type { QuarantinedFile, Quarantine } from './quarantine.ts';
import { filesUnder, hasCode, placeIn, sha256OfFile } from './stored-files.ts';

/**
 * Published files in a directory, on the file system of the quarantine. A file is durable when `publish`
 * has returned: its bytes and every directory entry on the way to it are fsynced.
 */
export class DirectoryFiles extends PublishedFiles {
  readonly #quarantine: Quarantine;
  readonly #published: string;
  readonly #pictures: string;
  readonly #damaged: string;
  readonly #trash: string;

  constructor(directory: string, quarantine: Quarantine) {
    super();
    this.#quarantine = quarantine;
    this.#published = join(directory, 'cas');
    this.#pictures = join(directory, 'pictures');
    this.#damaged = join(directory, 'damaged');
    this.#trash = join(directory, 'trash');
  }

  async prepare(): Promise<void> {
    await makeDirectory(this.#published, 0o700);
    await mkdir(this.#pictures, { recursive: true, mode: 0o700 });
    // Each time: a start that was cut off may have made them and not yet fsynced them.
    const directory = dirname(this.#published);
    for (const folder of [directory, dirname(directory)]) await syncDirectory(folder);
  }

  async publish(file: QuarantinedFile): Promise<void> {
    const target = placeIn(this.#published, file.sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    try {
      await link(file.path, target);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      // It may have lain unnamed until now: made young, it is not cleared away before its record is there.
      await utimes(target, new Date(), new Date());
      if ((await sha256OfFile(target)) !== file.sha256) throw otherBytes(file.sha256);
    }
    await this.#syncWayTo(target);
  }

  async read(sha256: string): Promise<Readable> {
    return createReadStream(await this.#found(sha256));
  }

  async lend<Result>(sha256: string, work: (path: string) => Promise<Result>): Promise<Result> {
    return work(await this.#found(sha256));
  }

  async keepPicture(sha256: string, picture: Buffer): Promise<void> {
    const path = this.#quarantine.freshPath();
    const target = placeIn(this.#pictures, sha256);
    await writeFile(path, picture, { flag: 'wx', mode: 0o600 });
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
  }

  async picture(sha256: string): Promise<Buffer | null> {
    return readFile(placeIn(this.#pictures, sha256)).catch(nullWhereMissing);
  }

  belongsTo(): Promise<boolean> {
    return Promise.resolve(true);
  }

  list(start = ''): Promise<readonly StoredFile[]> {
    return listed(this.#published, start);
  }

  listTrash(start: string): Promise<readonly StoredFile[]> {
    return listed(this.#trash, start);
  }

  async setDamagedAside(sha256: string): Promise<void> {
    await move(sha256, this.#published, this.#damaged);
    await this.#forgetPicture(sha256);
  }

  async discard(sha256: string, unlessSince: number, now: number): Promise<boolean> {
    const target = await move(sha256, this.#published, this.#trash);
    // An upload of the same content makes its file young again, perhaps just now.
    if ((await stat(target)).mtimeMs >= unlessSince) {
      await rename(target, placeIn(this.#published, sha256));
      return false;
    }
    await utimes(target, new Date(now), new Date(now));
    await this.#forgetPicture(sha256);
    return true;
  }

  async restore(sha256: string): Promise<void> {
    const target = placeIn(this.#published, sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await link(placeIn(this.#trash, sha256), target).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
    await this.#syncWayTo(target);
    await this.removeTrashed(sha256);
  }

  async removeTrashed(sha256: string): Promise<void> {
    await removeFile(placeIn(this.#trash, sha256));
  }

  /**
   * Every level each time: another upload may have made a folder and not yet fsynced it. All are sent at once, so
   * that the disk is waited for once.
   */
  async #syncWayTo(target: string): Promise<void> {
    const folders = [dirname(target), dirname(dirname(target)), this.#published];
    await Promise.all(folders.map(syncDirectory));
  }

  /** Where a file lies. @throws `unavailable` where it is missing */
  async #found(sha256: string): Promise<string> {
    const path = placeIn(this.#published, sha256);
    if ((await stat(path).catch(nullWhereMissing)) === null) throw missingFile();
    return path;
  }

  /** The copy for looking at goes with its evidence. */
  async #forgetPicture(sha256: string): Promise<void> {
    await rm(placeIn(this.#pictures, sha256), { force: true });
  }
}

async function listed(directory: string, start: string): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  for (const path of await filesUnder(join(directory, start))) {
    // Not what a link leads to: it is none of ours, wherever it stands.
    const found = await lstat(path).catch(nullWhereMissing);
    if (found === null) continue;
    const sha256 = basename(path);
    const isInPlace = found.isFile() && path === placeIn(directory, sha256);
    files.push({ sha256, isInPlace, place: path, changedAt: found.mtimeMs });
  }
  return files;
}

async function move(sha256: string, from: string, to: string): Promise<string> {
  const target = placeIn(to, sha256);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await rename(placeIn(from, sha256), target);
  return target;
}
