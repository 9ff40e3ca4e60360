import { jest } from '@jest/globals';
import type { ClientBase } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
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
import { Recorder, factRows } from '../support/product-recording.ts';

let planted: NotesDatabase;
let database: TestDatabase;
let notes: DataSource;
let recorder: Recorder;
/** Another process of the product: it keeps its own facts and knows nothing of the first. */
let elsewhere: Recorder;
let employerId: string;

beforeAll(async () => {
  planted = await openNotesDatabase();
  ({ database, notes } = planted);
});

afterAll(async () => {
  await planted.close();
});

beforeEach(async () => {
  recorder = new Recorder(notes);
  elsewhere = new Recorder(notes);
  employerId = await employerWithLedger(notes, 'Hospital');
});

async function note(words: string, by = recorder): Promise<string> {
  const id = crypto.randomUUID();
  await by.record(unkeyed(employerId), (tx) => tx.add(Note, id, { ...EMPTY_NOTE, words }));
  return id;
}

/** What a transaction sees of the notes about some size, which stands for the person whom a fact concerns. */
async function seen(
  tx: EntityManager,
  words: readonly string[],
): Promise<readonly (string | null)[]> {
  return (await factRows(tx, Note, 'words', words)).map((row) => row.words);
}

function read(words: readonly string[], by = recorder): Promise<readonly (string | null)[]> {
  return by.read(employerId, (tx) => seen(tx, words));
}

/** How many statements a read sends to the database. */
async function statementsOf(words: readonly string[]): Promise<number> {
  return recorder.read(employerId, async (tx) => {
    const client = (await tx.queryRunner?.connect()) as ClientBase;
    const asked = jest.spyOn(client, 'query');
    await seen(tx, words);
    const { length } = asked.mock.calls;
    asked.mockRestore();
    return length;
  });
}

async function asSuperuser(sql: string): Promise<void> {
  await asUser(database.urls.owner, async (client) => {
    await client.query('begin');
    for (const table of ['note', 'ledger_leaf', 'ledger_payload', 'ledger_head']) {
      await client.query(`alter table oart.${table} disable trigger all`);
    }
    await client.query(sql.replaceAll('$EMPLOYER', `'${employerId}'`));
    for (const table of ['note', 'ledger_leaf', 'ledger_payload', 'ledger_head']) {
      await client.query(`alter table oart.${table} enable trigger user`);
    }
    await client.query('commit');
  });
}

describe('facts that were read before', () => {
  it('are not asked for again while nothing is added to their table', async () => {
    await note('A');
    expect(await read(['A', 'B'])).toEqual(['A']);
    expect(await statementsOf(['A', 'B'])).toBe(0);
    expect(await statementsOf(['C'])).toBe(1);
  });

  it('are joined by what this process records', async () => {
    await note('A');
    await read(['A']);
    await note('A');
    expect(await read(['A'])).toEqual(['A', 'A']);
    expect(await statementsOf(['A'])).toBe(0);
  });

  it('are joined by what another process records', async () => {
    await note('A');
    await read(['A', 'B']);
    await note('B', elsewhere);
    await note('A', elsewhere);
    expect(await read(['A', 'B'])).toEqual(['A', 'B', 'A']);
  });

  it('are joined by what another process records while the head is waited for', async () => {
    await note('A');
    await read(['A']);
    await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        (place % 2 === 0 ? recorder : elsewhere).record(unkeyed(employerId), async (tx) => {
          const before = await seen(tx.manager, ['A']);
          expect(before).toHaveLength(tx.head + 1);
          await tx.add(Note, crypto.randomUUID(), { ...EMPTY_NOTE, words: 'A' });
        }),
      ),
    );
    expect(await read(['A'])).toHaveLength(11);
  });

  it('are joined by what the same transaction records, and only in it until it is committed', async () => {
    await note('A');
    await read(['A']);
    const refused = recorder.record(unkeyed(employerId), async (tx) => {
      expect(await seen(tx.manager, ['A'])).toEqual(['A']);
      await tx.add(Note, crypto.randomUUID(), { ...EMPTY_NOTE, words: 'A' });
      expect(await seen(tx.manager, ['A'])).toEqual(['A', 'A']);
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    expect(await read(['A'])).toEqual(['A']);
  });

  it('stay as they were for a transaction that began before a recording', async () => {
    await note('A');
    await recorder.read(employerId, async (tx) => {
      expect(await seen(tx, ['A'])).toEqual(['A']);
      await note('A');
      expect(await read(['A'])).toEqual(['A', 'A']);
      expect(await seen(tx, ['A'])).toEqual(['A']);
      expect(await seen(tx, ['A', 'B'])).toEqual(['A']);
    });
    expect(await read(['A'])).toEqual(['A', 'A']);
  });

  it('are seen by their own employer alone', async () => {
    await note('A');
    await read(['A']);
    employerId = await employerWithLedger(notes, 'Another hospital');
    expect(await read(['A'])).toEqual([]);
  });

  it('say nothing any more once they are erased', async () => {
    const id = await note('A');
    await note('B');
    expect(await read(['A', 'B'])).toEqual(['A', 'B']);
    await asUser(database.urls.owner, async (client) => {
      await client.query('set role oart_retention');
      await client.query(`select oart.erase_fact($1, 'note', $2, 'Retention ended')`, [
        employerId,
        id,
      ]);
    });
    expect(await read(['A', 'B'])).toEqual(['B']);
  });

  it('are read anew from another ledger in the place of the one that was known', async () => {
    await note('A');
    await note('A');
    expect(await read(['A'])).toEqual(['A', 'A']);
    await asSuperuser(`
      delete from oart.note where employer_id = $EMPLOYER and ledger_index = 1;
      delete from oart.ledger_payload where employer_id = $EMPLOYER and index = 1;
      delete from oart.ledger_leaf where employer_id = $EMPLOYER and index = 1;
      update oart.ledger_head set next_index = 1 where employer_id = $EMPLOYER`);
    expect(await read(['A'])).toEqual(['A']);
    await note('B', elsewhere);
    expect(await read(['A', 'B'])).toEqual(['A', 'B']);
    await note('B', elsewhere);
    expect(await read(['A', 'B'])).toEqual(['A', 'B', 'B']);
  });
});
