import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, unlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { dirname, extname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { hasCode } from '../evidence-store/stored-files.ts';
import type { FileToCheck, Finding } from './finding.ts';

/** A file in quarantine, to be checked. */
export interface CheckableFile extends FileToCheck {
  readonly path: string;
}

/** Those of one kind are opened by the same processes. */
export type FileKind = 'document' | 'picture' | 'text';

/** What came of a check. Whatever is not a finding is no reason to take a file. */
export type CheckOutcome =
  | { readonly kind: 'found'; readonly finding: Finding; readonly picture: Buffer }
  /** It crashed, or was stopped at its limit of time or memory. */
  | { readonly kind: 'not-finished' };

const MOST_MEMORY_BYTES = 400 * 1024 * 1024;
const MOST_PROCESSOR_SECONDS = 5;
/** On a busy machine five seconds of work take longer than five seconds. */
const MOST_SECONDS = 30;
/** As `nice` counts. */
const BEHIND_THE_GATE = 5;
const LOOK_EVERY_MS = 50;
/** What a reader of ten years leaves behind in memory is gone with its process. */
const FILES_A_PROCESS = 200;
const PAGE_BYTES = 4096;
const TICKS_A_SECOND = 100;

/**
 * One process that opens foreign files, one after the other. It may read its own code and the one place where
 * the file stands that is to be checked: no other file, no network, no process of its own; native code only
 * where pictures are decoded.
 */
export class CheckingChild {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #place: string;
  #checked = 0;
  #isAlive = true;

  /** @param place a path of its own, on the file system of what it is given to check, where nothing stands yet */
  constructor(kind: FileKind, place: string) {
    this.#place = place;
    this.#child = spawn(process.execPath, commandFor(kind, place), {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {},
    });
    this.#child.on('close', () => (this.#isAlive = false));
    this.#child.on('error', () => (this.#isAlive = false));
    this.#child.stdin.on('error', () => undefined);
    if (this.#child.pid !== undefined) yieldToOthers(this.#child.pid);
    this.#hold(false);
  }

  /** Whether another file may be given to it. */
  isUsable(): boolean {
    return this.#isAlive && this.#checked < FILES_A_PROCESS;
  }

  stop(): void {
    this.#isAlive = false;
    this.#child.kill('SIGKILL');
  }

  /** Checks one file; the process is stopped when it needs too long or too much. */
  async check(file: CheckableFile): Promise<CheckOutcome> {
    this.#checked += 1;
    this.#hold(true);
    const watch = this.#watch();
    try {
      // Another name of the same bytes: they are neither copied nor sent through a pipe.
      await link(file.path, this.#place);
      this.#child.stdin.write(`${JSON.stringify({ mediaType: file.mediaType })}\n`);
      const outcome = await readAnswer(this.#child.stdout);
      if (outcome.kind === 'not-finished') this.stop();
      return outcome;
    } finally {
      watch.stop();
      this.#hold(false);
      await unlink(this.#place).catch(unlessMissing);
    }
  }

  /** A process that waits for work keeps nobody from ending. */
  #hold(isBusy: boolean): void {
    const ends = [this.#child, this.#child.stdin, this.#child.stdout] as unknown as readonly {
      ref(): void;
      unref(): void;
    }[];
    for (const end of ends) {
      if (isBusy) end.ref();
      else end.unref();
    }
  }

  #watch(): { stop(): void } {
    const latest = setTimeout(() => {
      this.stop();
    }, MOST_SECONDS * 1000);
    const { pid } = this.#child;
    let before: number | null = null;
    const look = (): void => {
      const used = pid === undefined ? null : usedBy(pid);
      if (used === null) return;
      before ??= used.processorSeconds;
      const isOver = used.processorSeconds - before > MOST_PROCESSOR_SECONDS;
      if (isOver || used.memoryBytes > MOST_MEMORY_BYTES) this.stop();
    };
    const looking = setInterval(look, LOOK_EVERY_MS);
    return {
      stop: () => {
        clearTimeout(latest);
        clearInterval(looking);
      },
    };
  }
}

/** What is started: its flags, its code, and where it finds each file. */
function commandFor(kind: FileKind, place: string): readonly string[] {
  const packages = join(
    dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
    '..',
  );
  return [
    '--permission',
    `--allow-fs-read=${import.meta.dirname}`,
    `--allow-fs-read=${packages}`,
    `--allow-fs-read=${place}`,
    ...(kind === 'picture' ? ['--allow-addons'] : []),
    '--disallow-code-generation-from-strings',
    '--max-old-space-size=192',
    // From its small start the heap would be cleared with every other file, which costs as much as the check.
    '--initial-old-space-size=128',
    // Of the bytes of files as well: they lie outside it, and are bounded by what the process may take in all.
    '--external-memory-accounted-in-global-limit',
    '--external-memory-max-growing-factor=4',
    '--disable-warning=ExperimentalWarning',
    // Built it is JavaScript; the specs run from source.
    join(import.meta.dirname, `check-process${extname(import.meta.filename)}`),
    place,
  ];
}

/** The gate answers before a file is checked. */
function yieldToOthers(pid: number): void {
  try {
    setPriority(pid, BEHIND_THE_GATE);
  } catch {
    // It has ended already, which its first check will say.
  }
}

async function readAnswer(stdout: Readable): Promise<CheckOutcome> {
  const pieces: Buffer[] = [];
  let size = 0;
  let finding: Finding | null = null;
  let expected = Infinity;
  for await (const piece of stdout.iterator({ destroyOnReturn: false })) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (finding === null) {
      const so = Buffer.concat(pieces);
      const end = so.indexOf('\n');
      if (end === -1) continue;
      finding = JSON.parse(so.toString('utf8', 0, end)) as Finding;
      expected = end + 1 + (finding.kind === 'clean' ? finding.pictureSize : 0);
    }
    if (size < expected) continue;
    const picture = Buffer.concat(pieces).subarray(
      finding.kind === 'clean' ? expected - finding.pictureSize : expected,
    );
    return { kind: 'found', finding, picture };
  }
  return { kind: 'not-finished' };
}

interface Used {
  readonly processorSeconds: number;
  readonly memoryBytes: number;
}

function unlessMissing(error: unknown): void {
  if (!hasCode(error, 'ENOENT')) throw error;
}

/**
 * Null where the system does not say; then the limits of time and of the heap hold alone. Read at once: it
 * comes from memory, and waiting in line behind the writing of files would look too late.
 */
function usedBy(pid: number): Used | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    // The name of the program stands in brackets and may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      processorSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND,
      memoryBytes: Number(fields[21]) * PAGE_BYTES,
    };
  } catch {
    return null;
  }
}
