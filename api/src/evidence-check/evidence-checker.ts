import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { OnModuleDestroy } from '@nestjs/common';
import type { FileRefusal } from '@oart/contract';
import { CheckingChild } from './checking-child.ts';
import type { CheckOutcome, CheckableFile, FileKind } from './checking-child.ts';
import type { VirusScanner } from './virus-scanner.ts';

/** What is known of a file after its check. Only `clean` may be published. */
export type Verdict =
  | {
      readonly kind: 'clean';
      readonly text: string;
      /** How many times a PDF was saved again after it was first made; null for anything else. */
      readonly savedAgain: number | null;
      readonly picture: Buffer;
    }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal }
  /** Too many files wait already; the same request may come again. */
  | { readonly kind: 'busy' }
  /** The virus scanner did not say; the same request may come again. */
  | { readonly kind: 'not-scanned' };

/** Five at most in all; a text is checked in milliseconds. */
const PROCESSES: Readonly<Record<FileKind, number>> = { document: 2, picture: 2, text: 1 };
const MOST_WAITING = 64;
const REST_MS = 60_000;

interface Waiting {
  readonly file: CheckableFile;
  readonly answer: (outcome: CheckOutcome) => void;
}

/** Checks files in processes of their own: those of one kind share one or two, kept for the next file. */
export class EvidenceChecker implements OnModuleDestroy {
  readonly #lanes = new Map<FileKind, Lane>();
  readonly #directory: string;
  readonly #scanner: VirusScanner | null;

  /**
   * @param directory where files stand while they are checked, on the file system of all that is checked
   * @param scanner null where none is configured
   */
  constructor(directory: string, scanner: VirusScanner | null) {
    this.#directory = directory;
    this.#scanner = scanner;
  }

  async check(file: CheckableFile): Promise<Verdict> {
    const kind = kindOf(file.mediaType);
    const lane = this.#lanes.get(kind) ?? new Lane(kind, this.#directory);
    this.#lanes.set(kind, lane);
    if (lane.isFull()) return { kind: 'busy' };
    const outcome = await lane.check(file);
    if (outcome.kind === 'not-finished') return { kind: 'refused', refusal: 'check-not-finished' };
    const { finding, picture } = outcome;
    if (finding.kind === 'refused') return finding;
    switch ((await this.#scanner?.scan(file.path)) ?? 'clean') {
      case 'clean':
        return { kind: 'clean', text: finding.text, savedAgain: finding.savedAgain, picture };
      case 'found':
        return { kind: 'refused', refusal: 'malware' };
      case 'not-scanned':
        return { kind: 'not-scanned' };
    }
  }

  onModuleDestroy(): void {
    for (const lane of this.#lanes.values()) lane.stop();
  }
}

function kindOf(mediaType: string): FileKind {
  if (mediaType === 'application/pdf') return 'document';
  return mediaType === 'image/png' ? 'picture' : 'text';
}

class Lane {
  readonly #kind: FileKind;
  readonly #directory: string;
  readonly #waiting: Waiting[] = [];
  readonly #idle: CheckingChild[] = [];
  #running = 0;
  #rest: NodeJS.Timeout | undefined;

  constructor(kind: FileKind, directory: string) {
    this.#kind = kind;
    this.#directory = directory;
  }

  isFull(): boolean {
    return this.#waiting.length >= MOST_WAITING;
  }

  check(file: CheckableFile): Promise<CheckOutcome> {
    return new Promise((answer) => {
      this.#waiting.push({ file, answer });
      this.#next();
    });
  }

  stop(): void {
    clearTimeout(this.#rest);
    for (const child of this.#idle.splice(0)) child.stop();
  }

  #next(): void {
    if (this.#running >= PROCESSES[this.#kind]) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#running += 1;
    void this.#run(next).finally(() => {
      this.#running -= 1;
      this.#next();
    });
  }

  async #run({ file, answer }: Waiting): Promise<void> {
    const child = this.#usable();
    const outcome = await child.check(file).catch((): CheckOutcome => ({ kind: 'not-finished' }));
    if (child.isUsable()) this.#idle.push(child);
    else child.stop();
    this.#restLater();
    answer(outcome);
  }

  /** Processes that nobody needs give their memory back. */
  #restLater(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.stop();
    }, REST_MS).unref();
  }

  /** One that waited may have died meanwhile. */
  #usable(): CheckingChild {
    for (let child = this.#idle.pop(); child !== undefined; child = this.#idle.pop()) {
      if (child.isUsable()) return child;
      child.stop();
    }
    const place = join(this.#directory, `checking-${randomBytes(16).toString('hex')}`);
    return new CheckingChild(this.#kind, place);
  }
}
