import { readFileSync } from 'node:fs';
import pg from 'pg';
import { entitlementStateAt, momentOf } from '@oart/competency';
import type { EntitlementId, EntitlementState, LifeFacts, TimeZone } from '@oart/competency';
import type { LifeQuestion } from './life-questions.ts';
import { LIFE_COLUMNS, lifeFactsOf } from './life-rows.ts';
import type { LifeRows } from './life-rows.ts';

const STATE_QUERY = readFileSync(new URL('./entitlement-state.sql', import.meta.url), 'utf8');
const TABLES = Object.keys(LIFE_COLUMNS) as (keyof LifeRows)[];

/** One question on which the two statements of the rules disagree. */
export interface Difference {
  readonly entitlement: string;
  readonly at: string;
  readonly knownAt: number;
  readonly rules: EntitlementState;
  readonly oracle: EntitlementState;
}

/** What a comparison found, and which states it met. */
export interface Comparison {
  readonly asked: number;
  readonly kinds: ReadonlySet<string>;
  readonly differences: readonly Difference[];
}

/** The second statement of the rules: one SQL query over the facts in a PostgreSQL database. */
export class EntitlementOracle {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /** @param ownerUrl an owner's: it makes temporary tables, and reads past row security. */
  static async connect(ownerUrl: string): Promise<EntitlementOracle> {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    await client.query(`set timezone = 'UTC'`);
    return new EntitlementOracle(client);
  }

  /** Plain tables with the columns and types of the product's own, which hide those from now on. */
  async makePlainTables(): Promise<void> {
    for (const table of TABLES) {
      await this.#client.query(
        `create temporary table ${table} as
         select ${LIFE_COLUMNS[table].join(', ')} from oart.${table} with no data`,
      );
    }
  }

  /** Puts a department's rows into the plain tables, in place of those before. */
  async fillPlainTables(rows: LifeRows): Promise<void> {
    for (const table of TABLES) {
      await this.#client.query(`truncate pg_temp.${table}`);
      await this.#client.query(
        `insert into pg_temp.${table} select * from jsonb_populate_recordset(null::pg_temp.${table}, $1)`,
        [JSON.stringify(rows[table])],
      );
    }
  }

  /** Changes rows under the oracle's eyes only, to see that it would be noticed. */
  async tamper(statement: string): Promise<void> {
    await this.#client.query(statement);
  }

  /** Reads the product's own tables, and asks them from now on. */
  async readProductTables(): Promise<LifeRows> {
    await this.#client.query('set search_path = oart');
    const read: [keyof LifeRows, unknown][] = [];
    for (const table of TABLES) {
      const { rows } = await this.#client.query<{ row: unknown }>(
        `select to_jsonb(it) || jsonb_build_object('recorded_at',
           to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as row
         from (select ${LIFE_COLUMNS[table].join(', ')} from ${table}) as it order by ledger_index`,
      );
      read.push([table, rows.map(({ row }) => row)]);
    }
    return Object.fromEntries(read) as unknown as LifeRows;
  }

  /** Puts every question to the rules, with the rows given, and to the database, with the rows it holds. */
  async compare(
    rows: LifeRows,
    questions: readonly LifeQuestion[],
    zone: TimeZone,
    knownAt: number,
  ): Promise<Comparison> {
    const oracles = await this.#ask(questions, zone, knownAt);
    const facts = new Map<string, LifeFacts>();
    const kinds = new Set<string>();
    const differences: Difference[] = [];
    for (const [place, { entitlement, at }] of questions.entries()) {
      const person = entitlement.person_id;
      const known = facts.get(person) ?? lifeFactsOf(rows, person, knownAt);
      facts.set(person, known);
      const id = entitlement.id as EntitlementId;
      const rules = inOrder(entitlementStateAt(known, id, momentOf(at, zone)));
      const oracle = oracles[place];
      if (oracle === undefined) throw new Error('The database left a question without an answer');
      kinds.add(rules.kind);
      if (!isSame(rules, oracle)) {
        differences.push({ entitlement: id, at, knownAt, rules, oracle });
      }
    }
    return { asked: questions.length, kinds, differences };
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async #ask(
    questions: readonly LifeQuestion[],
    zone: TimeZone,
    knownAt: number,
  ): Promise<readonly EntitlementState[]> {
    const { rows } = await this.#client.query<EntitlementState>(STATE_QUERY, [
      questions.map(({ entitlement }) => entitlement.id),
      questions.map(({ at }) => at),
      zone,
      knownAt,
    ]);
    return rows;
  }
}

function inOrder(state: EntitlementState): EntitlementState {
  return { ...state, suspensions: [...state.suspensions].sort() };
}

function isSame(left: EntitlementState, right: EntitlementState): boolean {
  return (
    left.kind === right.kind &&
    left.endedFrom === right.endedFrom &&
    left.acceptedAt === right.acceptedAt &&
    left.suspensions.join() === right.suspensions.join()
  );
}
