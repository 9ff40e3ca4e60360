import pg from 'pg';
import { EntitySchema } from 'typeorm';
import type { DataSource } from 'typeorm';
import { createFactTable } from '@oart/migrations';
import { openTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { FactColumns, Recorder, createDataSource, openEmployer } from './product-recording.ts';
import type { RecordingRequest } from './product-recording.ts';

/** A fact of no feature, with every kind of column, planted to test what all facts share. */
export class Note extends FactColumns {
  words!: string | null;
  score!: string | null;
  seenOn!: string | null;
  seenAt!: string | null;
  size!: string | null;
  tags!: readonly string[] | null;
  basis!: unknown;
  digest!: Uint8Array | null;
}

const NoteSchema = new EntitySchema<Note>({
  name: 'Note',
  target: Note,
  tableName: 'note',
  columns: {
    employerId: { type: 'uuid', primary: true },
    id: { type: 'uuid', primary: true },
    ledgerIndex: { type: 'int8' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'uuid', nullable: true },
    supersedesId: { type: 'uuid', nullable: true },
    words: { type: 'text', nullable: true },
    score: { type: 'numeric', nullable: true },
    seenOn: { type: 'date', nullable: true },
    seenAt: { type: 'timestamptz', nullable: true },
    size: { type: 'int8', nullable: true },
    tags: { type: 'text', array: true, nullable: true },
    basis: { type: 'jsonb', nullable: true },
    digest: { type: 'bytea', nullable: true },
  },
});

export const EMPTY_NOTE = {
  words: null,
  score: null,
  seenOn: null,
  seenAt: null,
  size: null,
  tags: null,
  basis: null,
  digest: null,
} as const;

async function plantNotes(database: TestDatabase): Promise<void> {
  await asUser(database.urls.owner, async (owner) => {
    await owner.query('set role oart_owner');
    for (const statement of createFactTable({
      name: 'note',
      says: 'A planted fact.',
      columns: {
        words: 'text',
        score: 'numeric(5,2)',
        seen_on: 'date',
        seen_at: 'timestamptz(3)',
        size: 'bigint',
        tags: 'text[]',
        basis: 'jsonb',
        digest: 'bytea',
      },
      erasable: ['words', 'tags'],
    })) {
      await owner.query(statement);
    }
  });
}

/** Connections of the app that know the planted fact. */
/** A database of its own in which notes are facts, for one file of tests. */
export interface NotesDatabase {
  readonly database: TestDatabase;
  readonly notes: DataSource;
  close(): Promise<void>;
}

export async function openNotesDatabase(): Promise<NotesDatabase> {
  const database = await openTestDatabase();
  await plantNotes(database);
  const notes = await createDataSource(database.urls.app, {
    connections: 20,
    entities: [NoteSchema],
  }).initialize();
  return {
    database,
    notes,
    async close() {
      await notes.destroy();
      await database.close();
    },
  };
}

export async function employerWithLedger(notes: DataSource, name: string): Promise<string> {
  const employerId = crypto.randomUUID();
  await new Recorder(notes).write(employerId, (tx) => openEmployer(tx, employerId, name));
  return employerId;
}

export function unkeyed(employerId: string): RecordingRequest {
  return { employerId, actor: null, account: null, idempotencyKey: null, bodyHash: null };
}

/** Runs work on one plain connection. */
export async function asUser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
