import type { DataSource } from 'typeorm';
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
import { Recorder, verifyLedgers } from '../support/product-recording.ts';

let planted: NotesDatabase;
let database: TestDatabase;
let notes: DataSource;
let employerId: string;

beforeAll(async () => {
  planted = await openNotesDatabase();
  ({ database, notes } = planted);
});

afterAll(async () => {
  await planted.close();
});

beforeEach(async () => {
  employerId = await employerWithLedger(notes, 'Hospital');
});

async function note(words: string): Promise<string> {
  const id = crypto.randomUUID();
  await new Recorder(notes).record(unkeyed(employerId), (tx) =>
    tx.add(Note, id, { ...EMPTY_NOTE, words, size: '7' }),
  );
  return id;
}

async function erase(table: string, id: string, ground = 'Retention "ended"\n'): Promise<void> {
  await asUser(database.urls.owner, async (client) => {
    await client.query('set role oart_retention');
    await client.query('select oart.erase_fact($1, $2, $3, $4)', [employerId, table, id, ground]);
  });
}

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

/** Changes rows behind the back of every fence, as only a superuser can. */
async function tamper(sql: string): Promise<void> {
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

describe('erasure', () => {
  it('removes what the fact says, keeps the rest, and is itself a leaf', async () => {
    const [erased, kept] = [await note('personal'), await note('kept')];
    await erase('note', erased);
    expect(await verified()).toEqual({ leaves: 3, erased: 1, problems: [] });
    const rows = await new Recorder(notes).read(employerId, (tx) =>
      tx.find(Note, { order: { ledgerIndex: 'ASC' } }),
    );
    expect(rows.map(({ id, words, size }) => ({ id, words, size }))).toEqual([
      { id: erased, words: null, size: '7' },
      { id: kept, words: 'kept', size: '7' },
    ]);
  });

  it('lets recordings go on after it', async () => {
    await erase('note', await note('personal'));
    await note('later');
    expect(await verified()).toEqual({ leaves: 3, erased: 1, problems: [] });
  });

  it('happens once to a fact', async () => {
    const id = await note('personal');
    await erase('note', id);
    await expect(erase('note', id)).rejects.toThrow('erasure_once');
  });

  it.each([
    ['a table that holds no facts', 'ledger_leaf'],
    ['a table that does not exist', 'nothing; drop table oart.note'],
  ])('is refused for %s', async (_name, table) => {
    const id = await note('kept');
    await expect(erase(table, id)).rejects.toThrow('is not a table of facts');
  });

  it('is refused for a fact of nobody and without a ground', async () => {
    const id = await note('kept');
    await expect(erase('note', crypto.randomUUID())).rejects.toThrow('No such fact');
    await expect(erase('note', id, ' ')).rejects.toThrow('erasure_states_its_ground');
    expect(await verified()).toEqual({ leaves: 1, erased: 0, problems: [] });
  });

  it('is not for the app or the gate', async () => {
    const id = await note('kept');
    for (const url of [database.urls.app, database.urls.gate]) {
      const attempt = asUser(url, (client) =>
        client.query('select oart.erase_fact($1, $2, $3, $4)', [employerId, 'note', id, 'no']),
      );
      await expect(attempt).rejects.toThrow('permission denied');
    }
  });
});

describe('verify finds', () => {
  it.each([
    [
      'an edited fact',
      `update oart.note set words = 'other' where employer_id = $EMPLOYER and ledger_index = 1`,
      'Leaf 1 and its fact in note differ in words',
    ],
    [
      'a deleted fact',
      'delete from oart.note where employer_id = $EMPLOYER and ledger_index = 1',
      'Leaf 1 has no fact',
    ],
    [
      'a lost payload',
      'delete from oart.ledger_payload where employer_id = $EMPLOYER and index = 2',
      'Leaf 2 has lost its payload without an erasure',
    ],
    [
      'an edited payload',
      `update oart.ledger_payload set payload = payload || '\\x20' where employer_id = $EMPLOYER and index = 0`,
      'Leaf 0 does not commit to the payload stored with it',
    ],
    [
      'an edited leaf',
      `update oart.ledger_leaf set leaf = set_byte(leaf, 20, 65), leaf_hash = sha256('\\x00'::bytea || set_byte(leaf, 20, 65)) where employer_id = $EMPLOYER and index = 0`,
      'Leaf 0 does not commit to the payload stored with it',
    ],
    [
      'a cut tail',
      'delete from oart.ledger_payload where employer_id = $EMPLOYER and index = 2; delete from oart.note where employer_id = $EMPLOYER and ledger_index = 2; delete from oart.ledger_leaf where employer_id = $EMPLOYER and index = 2',
      'The head says 3 and there are 2 leaves',
    ],
    [
      'a leaf before its time',
      `update oart.ledger_leaf set recorded_at = recorded_at - interval '1 day' where employer_id = $EMPLOYER and index = 2`,
      'Leaf 2 is earlier than the leaf before it',
    ],
  ])('%s', async (_name, sql, problem) => {
    for (const words of ['one', 'two', 'three']) await note(words);
    expect((await verified()).problems).toEqual([]);
    await tamper(sql);
    const { problems } = await verified();
    expect(problems.filter((found) => found.startsWith(problem))).not.toEqual([]);
  });
});
