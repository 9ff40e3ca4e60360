import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import type { EntityManager } from 'typeorm';
import type { AskSort } from '@oart/contract';
import type { PageAsked, Slice } from '../http/page.ts';
import { Recorder } from '../ledger/recorder.ts';
import { AskBundle } from './ask-bundle.ts';
import type { Amount } from './ask-bundle.ts';
import type { AskRow, WrittenAsk } from './ask-log.ts';
import { AskLogRepository } from './ask-log.repository.ts';
import type { AskFilter } from './ask-log.repository.ts';

/** Asks are written at least this often, in ms: what a kill -9 can lose. */
export const FLUSH_MS = 250;

/** What may wait to be written; past it no question is answered. */
const MOST_WAITING: Amount = { asks: 10_000, bytes: 64 * 1024 * 1024 };

/** What is written without waiting for more. */
const MUCH: Amount = { asks: 2_000, bytes: 1024 * 1024 };

/** One bundle is filled while another is written. */
const ROOM_KEPT = 2;

/** The log of asks is full: neither yes nor no, because it could not be shown later. */
export class LogFull extends Error {
  override readonly name = 'LogFull';
}

/** Keeps what was asked and answered, in bulk; a question that cannot be kept is not answered. */
@Injectable()
export class AskLogService implements BeforeApplicationShutdown {
  readonly #recorder: Recorder;
  readonly #asks: AskLogRepository;
  readonly #log: PinoLogger;
  /** What is to be written, by employer, oldest first. */
  readonly #waiting = new Map<string, AskBundle[]>();
  /** Of bundles that were written: what is thrown away outside of the heap makes V8 collect all of it. */
  readonly #room: Buffer[] = [];
  #count = 0;
  #bytes = 0;
  #answered = 0;
  #writing: Promise<void> | null = null;
  /** Ends the wait for more to write. */
  #pause = new AbortController();
  readonly #isOn: boolean;
  #isClosing = false;

  constructor(
    recorder: Recorder,
    asks: AskLogRepository,
    log: PinoLogger,
    @Inject(SETTINGS) { askLogOffBecause }: RunningSettings,
  ) {
    this.#recorder = recorder;
    this.#asks = asks;
    this.#log = log;
    this.#isOn = askLogOffBecause === null;
    if (!this.#isOn) log.warn({ because: askLogOffBecause }, 'asks are not kept');
  }

  /** Before anything is answered. @throws LogFull */
  requireRoom(): void {
    if (this.#holds(MOST_WAITING)) throw new LogFull('The log of asks is full.');
  }

  /** Requests answered since the start, and those that wait to be written. */
  get counts(): { readonly answered: number; readonly waiting: number } {
    return { answered: this.#answered, waiting: this.#count };
  }

  /** What was written; the asks of the last moments may still wait. */
  page(
    tx: EntityManager,
    employerId: string,
    asked: PageAsked<AskSort> & AskFilter,
  ): Promise<Slice<WrittenAsk>> {
    return this.#asks.page(tx, employerId, asked);
  }

  add(employerId: string, ask: () => AskRow): void {
    this.#answered += 1;
    if (!this.#isOn) return;
    const row = ask();
    const bundle = this.#openBundle(employerId);
    const { bytes } = bundle.amount;
    bundle.add(row);
    this.#count += 1;
    this.#bytes += bundle.amount.bytes - bytes;
    if (this.#holds(MUCH)) this.#pause.abort();
    this.#writing ??= this.#writeOn();
  }

  /** Where the next ask of an employer belongs. */
  #openBundle(employerId: string): AskBundle {
    const own = this.#waiting.get(employerId);
    const last = own?.at(-1);
    if (last?.isFull === false) return last;
    const next = new AskBundle(this.#room.pop());
    if (own === undefined) this.#waiting.set(employerId, [next]);
    else own.push(next);
    return next;
  }

  /** Writes what waits, trying once more where the last try failed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    this.#pause.abort();
    await this.#writing;
  }

  async #writeOn(): Promise<void> {
    let isLastTry = false;
    while (this.#count > 0) {
      if (!this.#isClosing && !this.#holds(MUCH)) await this.#more();
      try {
        await this.#write();
        isLastTry = false;
      } catch (error) {
        this.#log.error({ err: error, asks: this.#count }, 'asks cannot be written');
        if (isLastTry) break;
        // What failed while it was closing, or before, is tried once more.
        isLastTry = this.#isClosing;
        await wait(FLUSH_MS);
      }
    }
    this.#writing = null;
  }

  /** Until there is much to write, and no longer than until what waits must be written. */
  async #more(): Promise<void> {
    this.#pause = new AbortController();
    await wait(FLUSH_MS, undefined, this.#pause).catch(() => undefined);
  }

  /** Writes the oldest asks of the employer who has waited longest; they wait on when that fails. */
  async #write(): Promise<void> {
    const [next] = this.#waiting;
    if (next === undefined) return;
    const [employerId, bundles] = next;
    // Whoever has more to write, or could not, waits behind the others.
    this.#waiting.delete(employerId);
    this.#waiting.set(employerId, bundles);
    const [bundle] = bundles;
    if (bundle === undefined) throw new Error('Whoever waits has asks to write');
    const written = bundle.close();
    await this.#recorder.write(employerId, (tx) => this.#asks.add(tx, employerId, written));
    bundles.shift();
    if (this.#room.length < ROOM_KEPT) this.#room.push(bundle.room);
    this.#count -= bundle.amount.asks;
    this.#bytes -= bundle.amount.bytes;
    if (bundles.length === 0) this.#waiting.delete(employerId);
  }

  #holds({ asks, bytes }: Amount): boolean {
    return this.#count >= asks || this.#bytes >= bytes;
  }
}
