import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Instant } from '@oart/competency';
import type { TestDatabase } from '../support/database.ts';
import {
  EMPTY_NOTE,
  Note,
  asUser,
  employerWithLedger,
  openNotesDatabase,
  unkeyed,
} from '../support/planted-fact.ts';
import type { NotesDatabase } from '../support/planted-fact.ts';
import { Recorder, headIndex, verifyLedgers } from '../support/product-recording.ts';

let planted: NotesDatabase;
let database: TestDatabase;
let notes: DataSource;
let recorder: Recorder;
let employerId: string;

beforeAll(async () => {
  planted = await openNotesDatabase();
  ({ database, notes } = planted);
  recorder = new Recorder(notes);
});

afterAll(async () => {
  await planted.close();
});

beforeEach(async () => {
  employerId = await employerWithLedger(notes, 'Hospital');
});

async function note(words: string, supersedesId: string | null = null): Promise<string> {
  const id = crypto.randomUUID();
  await recorder.record(unkeyed(employerId), (tx) =>
    tx.add(Note, id, { ...EMPTY_NOTE, words, supersedesId }),
  );
  return id;
}

/** What the ledger of the employer under test looks like to `verify`. */
async function verified(): Promise<{
  leaves: number;
  erased: number;
  problems: readonly string[];
}> {
  const all = await verifyLedgers(database.urls.gate);
  const own = all.find((ledger) => ledger.employerId === employerId);
  if (own === undefined) throw new Error('No ledger');
  return { leaves: own.leaves, erased: own.erased, problems: own.problems };
}

/** Runs a statement as a role, for this employer, and commits. */
async function as(
  role: 'app' | 'gate' | 'owner',
  sql: string,
  values: readonly unknown[] = [],
  employer: string | null = employerId,
): Promise<pg.QueryResult<Record<string, unknown>>> {
  return asUser(database.urls[role], async (client) => {
    await client.query('begin');
    if (role === 'owner') await client.query('set role oart_owner');
    if (employer !== null) {
      await client.query(`select set_config('app.employer_id', $1, true)`, [employer]);
    }
    const result = await client.query<Record<string, unknown>>(sql, [...values]);
    await client.query('commit');
    return result;
  });
}

describe('a recording', () => {
  it('gives every fact one leaf, in order, that commits to the row as stored', async () => {
    await recorder.record(unkeyed(employerId), async (tx) => {
      await tx.add(Note, crypto.randomUUID(), {
        words: 'Größe "x"\n',
        score: '92.5',
        seenOn: '2026-02-28',
        seenAt: '2026-02-28T23:30:00.123Z',
        size: '9007199254740993',
        tags: ['b', 'a "quoted", and {braced}'],
        basis: { z: [1, 0.1, null], a: { é: true } },
        digest: Uint8Array.of(0, 255),
      });
      await tx.add(Note, crypto.randomUUID(), EMPTY_NOTE);
    });
    expect(await verified()).toEqual({ leaves: 2, erased: 0, problems: [] });
    const { rows } = await as(
      'gate',
      `select convert_from(payload, 'UTF8') as payload
      from oart.ledger_payload where employer_id = $1 and index = 0`,
      [employerId],
    );
    expect(JSON.parse(String(rows[0]?.['payload']))).toMatchObject({
      schema: 'note',
      version: 1,
      row: {
        employer_id: employerId,
        ledger_index: '0',
        score: '92.50',
        seen_on: '2026-02-28',
        seen_at: '2026-02-28T23:30:00.123Z',
        size: '9007199254740993',
        tags: ['b', 'a "quoted", and {braced}'],
        basis: { z: [1, 0.1, null], a: { é: true } },
        digest: '\\x00ff',
      },
    });
  });

  it('says where each fact stands and what the head was before', async () => {
    await note('first');
    const { result } = await recorder.record(unkeyed(employerId), async (tx) => {
      const added = await tx.add(Note, crypto.randomUUID(), EMPTY_NOTE);
      return { head: tx.head, index: added.index };
    });
    expect(result).toEqual({ head: 0, index: 1 });
    expect(await recorder.read(employerId, (tx) => headIndex(tx, employerId))).toBe(1);
  });

  it('leaves nothing behind when its work throws', async () => {
    const failing = recorder.record(unkeyed(employerId), async (tx) => {
      await tx.add(Note, crypto.randomUUID(), EMPTY_NOTE);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await verified()).toEqual({ leaves: 0, erased: 0, problems: [] });
  });

  it('keeps index and time in order among forty at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, place) => note(`note ${place.toString()}`)));
    expect(await verified()).toEqual({ leaves: 40, erased: 0, problems: [] });
  });

  it('never goes back in time when the clock does', async () => {
    await database.installation.moveClock('2027-01-01T00:00:00.000Z' as Instant);
    await note('in the future');
    await database.installation.releaseClock();
    const { result } = await recorder.record(unkeyed(employerId), (tx) =>
      Promise.resolve(tx.recordedAt),
    );
    expect(result >= '2027-01-01T00:00:00.000Z').toBe(true);
  });

  it('of two corrections of one fact keeps the first', async () => {
    const original = await note('original');
    await note('correction', original);
    await expect(note('another correction', original)).rejects.toThrow('note_supersedes_once');
    expect(await verified()).toEqual({ leaves: 2, erased: 0, problems: [] });
  });

  it('is refused for an employer without a ledger', async () => {
    const stranger = recorder.record(unkeyed(crypto.randomUUID()), () => Promise.resolve(null));
    await expect(stranger).rejects.toThrow('No employer');
  });

  it('wakes those who listen', async () => {
    const heard = await asUser(database.urls.app, async (client) => {
      const payloads: (string | undefined)[] = [];
      client.on('notification', ({ payload }) => payloads.push(payload));
      await client.query('listen oart_ledger');
      await note('wake up');
      for (let beat = 0; beat < 100 && payloads.length === 0; beat++) await wait(10);
      return payloads;
    });
    expect(heard).toEqual([`${employerId} 1`]);
  });
});

describe('a read', () => {
  it('cannot write', async () => {
    const write = recorder.read(employerId, (tx) =>
      tx.query('update oart.ledger_head set next_index = 7'),
    );
    await expect(write).rejects.toThrow('read-only transaction');
  });

  it('sees one moment', async () => {
    const seen = await recorder.read(employerId, async (tx) => {
      const before = await headIndex(tx, employerId);
      await note('meanwhile');
      return [before, await headIndex(tx, employerId)];
    });
    expect(seen).toEqual([-1, -1]);
  });
});

describe('a fact', () => {
  it('cannot be stored without its leaf', async () => {
    const bare = as(
      'app',
      `insert into oart.note (employer_id, id, ledger_index, recorded_at)
      values ($1, gen_random_uuid(), 0, now())`,
      [employerId],
    );
    await expect(bare).rejects.toThrow('note_leaf_fk');
  });

  it.each([
    ['update oart.note set words = null'],
    ['delete from oart.note'],
    ['truncate oart.note'],
    ['update oart.ledger_leaf set leaf = leaf'],
    ['delete from oart.ledger_leaf'],
    ['delete from oart.ledger_payload'],
    ['update oart.employer set name = name'],
    ['delete from oart.ledger_head'],
    ['drop table oart.note'],
    ['create table oart.mine ()'],
    ['create function oart.mine() returns int language sql as $$ select 1 $$'],
    ['create function pg_temp.mine() returns int language sql as $$ select 1 $$'],
    [`update oart.installation set clock_offset = '1 day'`],
  ])('is safe from the app: %s', async (sql) => {
    await note('kept');
    await expect(as('app', sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each([
    ['update oart.note set words = null'],
    ['delete from oart.note'],
    ['truncate oart.note cascade'],
    ['update oart.ledger_leaf set leaf = leaf'],
    ['truncate oart.ledger_payload'],
    ['delete from oart.employer'],
  ])('is refused a change even by the owner: %s', async (sql) => {
    await note('kept');
    await expect(as('owner', sql)).rejects.toThrow('is only ever added to');
  });

  it('is refused a change in a session that passes ordinary triggers', async () => {
    await note('kept');
    const change = asUser(database.urls.owner, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query('delete from oart.note');
    });
    await expect(change).rejects.toThrow('is only ever added to');
  });
});

describe('the ledger head', () => {
  it.each([
    ['over leaves that do not exist', 'next_index = next_index + 1'],
    ['backwards', 'next_index = 0'],
    ['back in time', "recorded_at = recorded_at - interval '1 second'"],
  ])('does not move %s', async (_name, change) => {
    await note('a leaf');
    const move = as('app', `update oart.ledger_head set ${change}`);
    await expect(move).rejects.toThrow('ledger head');
  });
});

describe('row level security', () => {
  it('hides the rows of another employer', async () => {
    await note('ours');
    const other = await employerWithLedger(notes, 'Another hospital');
    const { rows } = await as('app', 'select * from oart.note', [], other);
    expect(rows).toEqual([]);
  });

  it('answers a missing employer with an error, not with an empty list', async () => {
    await note('ours');
    await expect(as('app', 'select * from oart.note', [], null)).rejects.toThrow('app.employer_id');
  });

  it('answers an employer left over from an earlier transaction with an error', async () => {
    await note('ours');
    const later = asUser(database.urls.app, async (client) => {
      await client.query('begin');
      await client.query(`select set_config('app.employer_id', $1, true)`, [employerId]);
      await client.query('commit');
      await client.query('select * from oart.note');
    });
    await expect(later).rejects.toThrow('invalid input syntax for type uuid');
  });

  it('refuses a row for another employer', async () => {
    const other = await employerWithLedger(notes, 'Another hospital');
    const foreign = as(
      'app',
      `insert into oart.ledger_leaf values ($1, 0, gen_random_uuid(), '', '', now())`,
      [other],
    );
    await expect(foreign).rejects.toThrow('row-level security');
  });

  it('lets the gate read all employers and write nothing', async () => {
    const ours = await note('ours');
    const { rows } = await as('gate', 'select id from oart.note where id = $1', [ours], null);
    expect(rows).toEqual([{ id: ours }]);
    await expect(as('gate', 'update oart.ledger_head set next_index = 9')).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('the clock', () => {
  it('cannot be moved in a production database', async () => {
    const moved = asUser(database.urls.owner, async (client) => {
      await client.query('begin');
      await client.query('alter table oart.installation disable trigger installation_is_kept');
      await client.query(`update oart.installation set kind = 'production'`);
      await client.query(`update oart.installation set clock_offset = '1 day'`);
    });
    await expect(moved).rejects.toThrow('installation_production_keeps_time');
  });

  it.each([
    [`update oart.installation set kind = 'production'`],
    ['delete from oart.installation'],
    ['truncate oart.installation'],
  ])('belongs to a database whose kind is for ever: %s', async (sql) => {
    await expect(as('owner', sql)).rejects.toThrow('for ever');
  });
});
