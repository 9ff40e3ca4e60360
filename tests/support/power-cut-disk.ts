import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const GIBIBYTE = 1024 ** 3;
const DISK_BYTES = 2 * GIBIBYTE;
/** Room for the disk, for what is written to it anew and for a copy of it. */
const SHELF_BYTES = 3 * DISK_BYTES;
/** The file system writes down by itself what was changed only after an hour: what lasts was fsynced. */
const MOUNTED = 'loop,noatime,commit=3600';
const NAMED = /^oart-power-cut-(\d+)-/;
const UNMOUNT_TRIES = 200;

/**
 * A disk whose power can be cut, as btrfs in a file. The file lies on a btrfs of its own, the shelf, where it is
 * copied by reference in one instant: what was written to the disk by then is in the copy, and what the kernel
 * still held back for it in memory is not. Needs root, loop devices and btrfs-progs.
 */
export class PowerCutDisk {
  /** Where the disk is mounted. */
  readonly directory: string;
  readonly #root: string;
  readonly #shelf: string;

  private constructor(root: string) {
    this.#root = root;
    this.#shelf = join(root, 'shelf');
    this.directory = join(root, 'disk');
  }

  /**
   * Makes the disk and mounts it.
   * @param apart folders that keep a log of fsyncs of their own: an fsync elsewhere makes nothing in them durable.
   */
  static insert(apart: readonly string[]): PowerCutDisk {
    removeAbandoned();
    const disk = new PowerCutDisk(
      mkdtempSync(join(tmpdir(), `oart-power-cut-${String(process.pid)}-`)),
    );
    try {
      disk.#make(apart);
    } catch (error) {
      disk.remove();
      throw error;
    }
    return disk;
  }

  /**
   * The instant of the cut. Nothing else happens in this process until it is over, so that no answer is taken for
   * one that came before.
   */
  cut(): void {
    run('cp', '--reflink=always', this.#file('disk'), this.#file('cut'));
  }

  /** Makes all that was written so far durable, fsynced or not. */
  settle(): void {
    run('sync', '--file-system', this.directory);
  }

  /** The power is back: what the disk held at the cut is mounted, and whatever came after it is gone. */
  async comeBack(): Promise<void> {
    await unmount(this.directory);
    renameSync(this.#file('cut'), this.#file('disk'));
    this.#mount();
  }

  /** Takes everything away, used or not. */
  remove(): void {
    removeRig(this.#root);
  }

  #make(apart: readonly string[]): void {
    // PostgreSQL runs as another user, who must be able to enter.
    chmodSync(this.#root, 0o755);
    mkdirSync(this.#shelf);
    mkdirSync(this.directory);
    const shelf = join(this.#root, 'shelf.img');
    format(shelf, SHELF_BYTES);
    run('mount', '-o', 'loop,noatime', shelf, this.#shelf);
    format(this.#file('disk'), DISK_BYTES);
    this.#mount();
    for (const name of apart) run('btrfs', 'subvolume', 'create', join(this.directory, name));
    this.settle();
  }

  #mount(): void {
    run('mount', '-o', MOUNTED, this.#file('disk'), this.directory);
  }

  #file(name: 'disk' | 'cut'): string {
    return join(this.#shelf, `${name}.img`);
  }
}

function format(file: string, bytes: number): void {
  writeFileSync(file, '');
  truncateSync(file, bytes);
  run('mkfs.btrfs', '--quiet', file);
}

/** @throws with what the program said, unless it succeeds. */
function run(program: string, ...parameters: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, parameters, { encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(`${program} ${parameters.join(' ')}: ${error?.message ?? stderr}`);
}

/** A process that ended just now may hold it for a moment longer. */
async function unmount(directory: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      run('umount', directory);
      return;
    } catch (error) {
      if (tries === UNMOUNT_TRIES) throw error;
      await wait(50);
    }
  }
}

/** Of a test that was killed. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = NAMED.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) removeRig(join(tmpdir(), name));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Loop devices go with their mounts; what is still used is let go once it is not. */
function removeRig(root: string): void {
  for (const name of ['disk', 'shelf']) spawnSync('umount', ['--lazy', join(root, name)]);
  rmSync(root, { recursive: true, force: true });
}
