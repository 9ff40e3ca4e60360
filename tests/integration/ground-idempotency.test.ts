import type { DataSource } from 'typeorm';
import {
  EMPTY_NOTE,
  Note,
  employerWithLedger,
  openNotesDatabase,
} from '../support/planted-fact.ts';
import type { NotesDatabase } from '../support/planted-fact.ts';
import {
  IdempotencyConflict,
  IdempotencyInFlight,
  Recorder,
} from '../support/product-recording.ts';
import type { RecordingRequest } from '../support/product-recording.ts';

let planted: NotesDatabase;
let notes: DataSource;
let recorder: Recorder;
let request: RecordingRequest;

beforeAll(async () => {
  planted = await openNotesDatabase();
  ({ notes } = planted);
  recorder = new Recorder(notes);
});

afterAll(async () => {
  await planted.close();
});

beforeEach(async () => {
  request = {
    employerId: await employerWithLedger(notes, 'Hospital'),
    actor: null,
    account: 'account-1',
    idempotencyKey: crypto.randomUUID(),
    bodyHash: 'hash-of-body',
  };
});

function note(asked: RecordingRequest): Promise<{ result: { id: string }; replayed: boolean }> {
  return recorder.record(asked, async (tx) => {
    const id = crypto.randomUUID();
    await tx.add(Note, id, EMPTY_NOTE);
    return { id };
  });
}

function countNotes(): Promise<number> {
  return recorder.read(request.employerId, (tx) => tx.count(Note));
}

describe('an idempotency key', () => {
  it('gives fifty duplicates at once one row and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => note(request)));
    expect(new Set(answers.map(({ result }) => result.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await countNotes()).toBe(1);
  });

  it('gives a later duplicate the same answer', async () => {
    const first = await note(request);
    expect(await note(request)).toEqual({ result: first.result, replayed: true, fence: null });
  });

  it('is refused for another body', async () => {
    await note(request);
    await expect(note({ ...request, bodyHash: 'another' })).rejects.toThrow(IdempotencyConflict);
    expect(await countNotes()).toBe(1);
  });

  it('of one account says nothing to another account', async () => {
    const first = await note(request);
    const second = await note({ ...request, account: 'account-2' });
    expect(second).toMatchObject({ replayed: false });
    expect(second.result).not.toEqual(first.result);
  });

  it('keeps no refusal: the next attempt is made', async () => {
    const refused = recorder.record(request, () => Promise.reject(new Error('not entitled')));
    await expect(refused).rejects.toThrow('not entitled');
    expect(await note(request)).toMatchObject({ replayed: false });
  });

  it('keeps an answer of nothing', async () => {
    const nothing = (): Promise<null> => Promise.resolve(null);
    await recorder.record(request, nothing);
    expect(await recorder.record(request, nothing)).toEqual({
      result: null,
      replayed: true,
      fence: null,
    });
  });

  it('is in flight for a duplicate that waited five seconds', async () => {
    let finish: (value: null) => void = () => undefined;
    let begun: (value: null) => void = () => undefined;
    const holding = new Promise<null>((resolve) => {
      begun = resolve;
    });
    const first = recorder.record(request, () => {
      begun(null);
      return new Promise<null>((resolve) => {
        finish = resolve;
      });
    });
    await holding;
    const started = performance.now();
    await expect(note(request)).rejects.toThrow(IdempotencyInFlight);
    expect(performance.now() - started).toBeGreaterThan(4_500);
    finish(null);
    expect(await first).toEqual({ result: null, replayed: false, fence: null });
  });
});

describe('a recording whose connection is lost', () => {
  it('is told as a database that does not answer, records nothing, and may come again', async () => {
    const lost = recorder.record(request, async (tx) => {
      await tx.manager
        .query('select pg_terminate_backend(pg_backend_pid())')
        .catch(() => undefined);
      await tx.add(Note, crypto.randomUUID(), EMPTY_NOTE);
    });
    await expect(lost).rejects.toThrow('Connection terminated');
    expect(await countNotes()).toBe(0);
    await note(request);
    expect(await countNotes()).toBe(1);
  });
});
