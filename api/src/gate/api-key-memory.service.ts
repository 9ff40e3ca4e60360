import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { AskScope } from '@oart/contract';
import { tokenSha256 } from '../http/secret-token.ts';
import type { ReadAlong } from '../ledger-feed/ledger-feed.service.ts';
import { LedgerFeed } from '../ledger-feed/ledger-feed.service.ts';
import { askerWithKey } from './asker.ts';
import type { Asker } from './asker.ts';

/** How often the use of a key is written down, in ms. */
const USE_WRITTEN_EVERY_MS = 60_000;

interface OpenKey {
  readonly employerId: string;
  readonly id: string;
  readonly scopes: readonly AskScope[];
  readonly unitIds: readonly string[] | null;
  readonly keySha256: Buffer;
}

/**
 * The open keys of all employers, never behind the feed: whatever was closed before a good read of the
 * feed is closed here too, so that a key is closed everywhere when the closing is in force.
 */
@Injectable()
export class ApiKeyMemory implements OnModuleInit {
  readonly #feed: LedgerFeed;
  #keys: ReadonlyMap<string, OpenKey> = new Map();
  /**
   * Keys as they were sent and found open, so that they are not hashed each time. No part of a secret can be
   * guessed by the time this takes: a text is only compared with one that has the same hash, and how texts
   * are hashed here is drawn anew for each process.
   */
  readonly #found = new Map<string, OpenKey>();
  #state: string | null = null;
  /** Key to when its use was last written down, on the monotonic clock. */
  readonly #writtenAt = new Map<string, number>();

  constructor(feed: LedgerFeed) {
    this.#feed = feed;
  }

  onModuleInit(): void {
    this.#feed.readAlong((ask) => this.#read(ask));
  }

  /**
   * Who asks with this key. Null where it is not known here, and where its use is to be written down,
   * once a minute: then the database is asked.
   */
  askerOf(key: string, requestId: string): Asker | null {
    if (!this.#feed.isCurrent()) return null;
    const known = this.#found.get(key) ?? this.#find(key);
    return known !== null && this.#isUseWritten(known.id) ? askerWithKey(known, requestId) : null;
  }

  #find(key: string): OpenKey | null {
    const sha256 = tokenSha256(key);
    const known = this.#keys.get(sha256.toString('latin1'));
    if (known === undefined || !timingSafeEqual(known.keySha256, sha256)) return null;
    this.#found.set(key, known);
    return known;
  }

  /**
   * The use of a key is being written down: for a minute it is known from memory alone. Said before it is
   * written, so that only one of many requests waits for the database; what could not be written, the
   * next minute writes.
   */
  useIsWritten(key: string): void {
    const known = this.#found.get(key) ?? this.#find(key);
    if (known !== null) this.#writtenAt.set(known.id, performance.now());
  }

  #isUseWritten(id: string): boolean {
    const writtenAt = this.#writtenAt.get(id);
    return writtenAt !== undefined && performance.now() - writtenAt < USE_WRITTEN_EVERY_MS;
  }

  /** Reads the keys again where any was made, closed or changed. */
  async #read(ask: Parameters<ReadAlong>[0]): Promise<void> {
    const [now] = await ask<{ state: string }>(
      `select coalesce(sum(hashtextextended(concat_ws(' ', employer_id, id, closed_at, scopes, unit_ids), 0)), 0)
         as state
       from oart.api_key`,
    );
    if (now === undefined) throw new Error('The database told nothing of the keys');
    if (now.state === this.#state) return;
    const keys = await ask<OpenKey>(
      `select employer_id as "employerId", id, to_json(scopes) as scopes,
         to_json(unit_ids) as "unitIds", key_sha256 as "keySha256"
       from oart.api_key where closed_at is null`,
    );
    this.#keys = new Map(keys.map((key) => [key.keySha256.toString('latin1'), key]));
    this.#found.clear();
    this.#state = now.state;
  }
}
