import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseUrls } from '../config/settings.ts';
import { prepared } from '../database/prepared.ts';
import type { LedgerEnd } from '../ledger/ledger-ends.ts';
import { stringTypes } from '../database/string-types.ts';
import { BEAT_MS, LEASE_MS } from './lease.ts';

/** Where one ledger stands. */
export interface Head {
  readonly end: LedgerEnd;
  /** Of the leaf at the index that was asked about; null where there is none. */
  readonly leafHashSeen: string | null;
  /** The time of the last recording, in ms. */
  readonly recordedAt: number;
}

/** Where every employer's ledger stands, read in one snapshot with the database's time. */
export interface HeadRead {
  /** The snapshot, as PostgreSQL writes it: what is visible in it has been read. */
  readonly snapshot: string;
  /** What the database's clock said, in ms. */
  readonly instant: number;
  readonly heads: ReadonlyMap<string, Head>;
}

/** A fact as its ledger payload holds it, with the table that it lies in. */
export interface RecordedRow {
  readonly index: number;
  /** Null when the payload was erased. */
  readonly schema: string | null;
  readonly row: Readonly<Record<string, unknown>>;
}

const CHANNEL = 'oart_ledger';

/** The two connections of a feed: the gate's, which hears and reads, and the app's, which beats. */
export class FeedConnection {
  readonly #gate: pg.Client;
  readonly #app: pg.Client;
  readonly #process: string;

  private constructor(gate: pg.Client, app: pg.Client, process: string) {
    this.#gate = gate;
    this.#app = app;
    this.#process = process;
  }

  /** Connects, and says so in the process's row before anything is read. */
  static async open(
    urls: DatabaseUrls,
    process: string,
    heard: () => void,
  ): Promise<FeedConnection> {
    const gate = client(urls.gate);
    const app = client(urls.app);
    try {
      await Promise.all([gate.connect(), app.connect()]);
      gate.on('notification', heard);
      await gate.query(`listen ${CHANNEL}`);
      return new FeedConnection(gate, app, process);
    } catch (error) {
      await Promise.allSettled([gate.end(), app.end()]);
      throw error;
    }
  }

  /**
   * Says that this process lives, and what it has seen; committed, to the disk, before the next read is
   * sent: a database that crashed and is back must not think a process silent that still has its lease.
   */
  beat(seen: string | null): Promise<void> {
    return this.#say(seen, 'on');
  }

  /**
   * Says what this process has seen, for whoever waits for it. No lease counts from this, so that it need not
   * wait for the disk: a database that forgot it thinks that less was seen, and sooner silent.
   */
  confirm(seen: string): Promise<void> {
    return this.#say(seen, 'off');
  }

  async #say(seen: string | null, synchronousCommit: 'on' | 'off'): Promise<void> {
    await this.#app.query(
      prepared(
        `with durably as (select set_config('synchronous_commit', $3, true))
       insert into oart.gate_process (id, beaten_at, seen)
       select $1::uuid, clock_timestamp(), coalesce($2::pg_snapshot, '1:1:') from durably
       on conflict (id) do update
         set beaten_at = excluded.beaten_at, seen = coalesce($2::pg_snapshot, gate_process.seen)`,
        [this.#process, seen, synchronousCommit],
      ),
    );
  }

  /** @param seen employer to the ledger index whose leaf is to be shown again */
  async heads(seen: Readonly<Record<string, number>>): Promise<HeadRead> {
    const { rows } = await this.#gate.query<{
      snapshot: string;
      instant: string;
      heads: readonly (readonly [string, number, string, string | null, string | null])[];
    }>(
      prepared(
        `select pg_current_snapshot()::text as snapshot, oart.instant() as instant,
         (select coalesce(jsonb_agg(jsonb_build_array(h.employer_id, h.next_index,
            to_char(h.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            encode(last.leaf_hash, 'hex'), encode(seen.leaf_hash, 'hex'))), '[]')
          from oart.ledger_head h
          left join oart.ledger_leaf last
            on last.employer_id = h.employer_id and last.index = h.next_index - 1
          left join oart.ledger_leaf seen
            on seen.employer_id = h.employer_id
              and seen.index = ($1::jsonb ->> h.employer_id::text)::bigint) as heads`,
        [JSON.stringify(seen)],
      ),
    );
    const [read] = rows;
    if (read === undefined) throw new Error('The database gave no heads');
    return {
      snapshot: read.snapshot,
      instant: Date.parse(read.instant),
      heads: new Map(
        read.heads.map(([employer, next, recordedAt, leafHash, leafHashSeen]) => [
          employer,
          {
            end: { index: next - 1, leafHash },
            leafHashSeen,
            recordedAt: Date.parse(recordedAt),
          },
        ]),
      ),
    };
  }

  /** What an employer recorded after one index, up to and with another. */
  async rowsAfter(
    employerId: string,
    after: number,
    upTo: number,
  ): Promise<readonly RecordedRow[]> {
    const { rows } = await this.#gate.query<{ index: string; payload: Buffer | null }>(
      prepared(
        `select index, payload from oart.ledger_leaf
       left join oart.ledger_payload using (employer_id, index)
       where employer_id = $1 and index > $2 and index <= $3 order by index`,
        [employerId, after, upTo],
      ),
    );
    if (rows.length !== upTo - after) throw new Error('The ledger has a gap');
    return rows.map(({ index, payload }) => {
      if (payload === null) return { index: Number(index), schema: null, row: {} };
      const { schema, row } = JSON.parse(payload.toString()) as {
        schema: string;
        row: Record<string, unknown>;
      };
      return { index: Number(index), schema, row };
    });
  }

  /** Asks as the app, for what the gate's role may not read; newer than every read before it. */
  async ask<Row extends pg.QueryResultRow>(sql: string): Promise<readonly Row[]> {
    const { rows } = await this.#app.query<Row>(prepared(sql));
    return rows;
  }

  /** Takes the process's row away, when it no longer answers, and lets go. */
  async leave(): Promise<void> {
    try {
      await this.#app.query('delete from oart.gate_process where id = $1', [this.#process]);
    } finally {
      await this.drop();
    }
  }

  /** Lets go without waiting for a backend that does not answer. */
  async drop(): Promise<void> {
    const ended = Promise.allSettled([this.#gate.end(), this.#app.end()]);
    await Promise.race([ended, wait(BEAT_MS, undefined, { ref: false })]);
  }
}

function client(url: string): pg.Client {
  const made = new pg.Client({
    connectionString: url,
    application_name: 'oart feed',
    types: stringTypes,
    connectionTimeoutMillis: LEASE_MS,
    // A backend that hangs is given up; until then the lease has run out anyway.
    query_timeout: LEASE_MS,
  });
  // A connection that is lost says so at its next query; without a listener it would end the process.
  made.on('error', () => undefined);
  return made;
}
