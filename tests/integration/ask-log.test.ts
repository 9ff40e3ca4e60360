import { PinoLogger } from 'nestjs-pino';
import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '@oart/competency';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { employerWithLedger } from '../support/planted-fact.ts';
import {
  AskBundle,
  AskLogRepository,
  AskLogService,
  LogFull,
  ENTITIES,
  Recorder,
  createDataSource,
  verifyAskLogs,
} from '../support/product-recording.ts';
import type { AnswerRow, AskRow } from '../support/product-recording.ts';

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await openTestDatabase();
  source = await createDataSource(database.urls.app, {
    connections: 5,
    entities: ENTITIES,
  }).initialize();
});

afterAll(async () => {
  await source.destroy();
  await database.close();
});

/** Its connection dies after the first COMMIT went through and before that was said. */
class LosesOneAnswer extends Recorder {
  #isLost = false;

  override async write<T>(employerId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const result = await super.write(employerId, work);
    if (this.#isLost) return result;
    this.#isLost = true;
    throw new Error('Connection terminated unexpectedly');
  }
}

/** Writes nothing as long as it is told to. */
class MayRefuse extends Recorder {
  isRefusing = true;

  override write<T>(employerId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    if (this.isRefusing) return Promise.reject(new Error('The disk is full'));
    return super.write(employerId, work);
  }
}

function openLog(recorder: Recorder = new LosesOneAnswer(source)): AskLogService {
  return new AskLogService(
    recorder,
    new AskLogRepository(),
    new PinoLogger({ pinoHttp: { level: 'silent' } }),
    { ...database.settings, askLogOffBecause: null },
  );
}

function askIn(log: AskLogService, employerId: string): void {
  const at = '2026-01-05T10:00:00.000Z' as Instant;
  const asker = crypto.randomUUID();
  log.add(employerId, () => [crypto.randomUUID(), at, asker, 'evaluation', 0, []]);
}

async function verifiedOf(employerId: string) {
  return (await verifyAskLogs(database.urls.gate)).find((each) => each.employerId === employerId);
}

describe('the log of asks, where the answer to a COMMIT is lost', () => {
  it('keeps each ask once, and what came meanwhile, of every employer', async () => {
    const log = openLog();
    const first = await employerWithLedger(source, 'Hospital');
    const second = await employerWithLedger(source, 'Trust');
    askIn(log, first);
    askIn(log, first);
    await new Promise((resolve) => setTimeout(resolve, 300));
    askIn(log, first);
    askIn(log, second);
    await log.beforeApplicationShutdown();
    expect(await verifiedOf(first)).toMatchObject({ asks: 3, problems: [] });
    expect(await verifiedOf(second)).toMatchObject({ asks: 1, problems: [] });
  });

  it('keeps all of them also where it is lost while the process ends', async () => {
    const log = openLog();
    const first = await employerWithLedger(source, 'Hospital');
    const second = await employerWithLedger(source, 'Trust');
    askIn(log, first);
    askIn(log, second);
    await log.beforeApplicationShutdown();
    expect(await verifiedOf(first)).toMatchObject({ asks: 1, problems: [] });
    expect(await verifiedOf(second)).toMatchObject({ asks: 1, problems: [] });
  });
});

describe('the log of asks, where nothing can be written', () => {
  const AT = '2026-01-05T10:00:00.000Z' as Instant;
  const batchOf = (answers: number): AskRow => {
    const answer: AnswerRow = ['p', 't', 'u', 's', null, null, null, 'DENY', ['x'], null, 1];
    const all = new Array<AnswerRow>(answers).fill(answer);
    return [crypto.randomUUID(), AT, crypto.randomUUID(), 'evaluations', 0, all];
  };

  it.each([
    ['requests', 10_000, 1],
    ['bytes', 64, 19_900],
  ])(
    'is full at so many %s, and has room again once they are written',
    async (_, most, answers) => {
      const recorder = new MayRefuse(source);
      const log = openLog(recorder);
      const employer = await employerWithLedger(source, 'Hospital');
      try {
        for (let round = 0; round < 2; round += 1) {
          recorder.isRefusing = true;
          for (let count = 0; count < most; count += 1) {
            expect(() => {
              log.requireRoom();
            }).not.toThrow();
            log.add(employer, () => batchOf(answers));
          }
          expect(() => {
            log.requireRoom();
          }).toThrow(LogFull);
          recorder.isRefusing = false;
          while (log.counts.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 50));
        }
      } finally {
        recorder.isRefusing = false;
        await log.beforeApplicationShutdown();
      }
      expect(await verifiedOf(employer)).toMatchObject({ asks: 2 * most, problems: [] });
    },
    60_000,
  );
});

describe('the log of asks, read in the order of time', () => {
  const PEOPLE = ['frequent', 'rare'];
  let employer: string;
  let log: AskLogService;
  let asks: { readonly id: string; readonly askedAt: Instant; readonly person: string }[];

  beforeAll(async () => {
    employer = await employerWithLedger(source, 'Hospital');
    const recorder = new Recorder(source);
    const repository = new AskLogRepository();
    log = openLog();
    asks = [];
    // Two processes write 130 times, each about a few seconds that overlap with those of the other.
    for (let count = 0; count < 130; count += 1) {
      const bundle = new AskBundle();
      for (let each = 0; each < (count % 10 === 7 ? 20 : 3); each += 1) {
        const second = Math.floor(count / 2) * 2 + (((each % 3) * 7 + count) % 5);
        const askedAt = new Date(
          Date.UTC(2026, 0, 5, 10) + second * 1_000,
        ).toISOString() as Instant;
        const person = PEOPLE[count % 40 === 7 && each === 1 ? 1 : 0] ?? '';
        const id = crypto.randomUUID();
        asks.push({ id, askedAt, person });
        bundle.add([id, askedAt, person, 'evaluation', 0, [answerAbout(person)]]);
      }
      await recorder.write(employer, (tx) => repository.add(tx, employer, bundle.close()));
    }
  });

  const answerAbout = (person: string): AnswerRow => {
    const place = ['edit-oar', 'unit', 'prostate', null, null, null] as const;
    return [person, ...place, 'PERMIT', [], null, 1];
  };

  /** Every page of a list, one after the other. */
  async function pages(
    asked: Pick<
      Parameters<AskLogService['page']>[2],
      'sort' | 'limit' | 'person' | 'from' | 'until'
    >,
  ): Promise<readonly string[]> {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const from = cursor;
      const page = await new Recorder(source).read(employer, (tx) =>
        log.page(tx, employer, { ...asked, ...(from !== undefined && { cursor: from }) }),
      );
      ids.push(...page.rows.map(({ id }) => id));
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    return ids;
  }

  const inOrder = (some: typeof asks): readonly string[] =>
    some
      .toSorted((one, other) => (one.askedAt + one.id < other.askedAt + other.id ? -1 : 1))
      .map(({ id }) => id);

  it.each([1, 7, 50, 200])(
    'shows each once, newest or oldest first, %i on a page',
    async (limit) => {
      expect(await pages({ sort: 'askedAt', limit })).toEqual(inOrder(asks));
      expect(await pages({ sort: '-askedAt', limit })).toEqual(inOrder(asks).toReversed());
    },
  );

  it('finds the few about one person, and those of a span of time', async () => {
    const rare = asks.filter(({ person }) => person === 'rare');
    expect(rare).toHaveLength(4);
    expect(await pages({ sort: 'askedAt', limit: 2, person: 'rare' })).toEqual(inOrder(rare));
    expect(await pages({ sort: 'askedAt', limit: 2, person: 'RARE' })).toEqual(inOrder(rare));
    expect(await pages({ sort: '-askedAt', limit: 50, person: 'nobody' })).toEqual([]);
    const [from, until] = ['2026-01-05T10:00:31.000Z', '2026-01-05T10:01:02.000Z'] as Instant[];
    const span = asks.filter(({ askedAt }) => askedAt >= (from ?? '') && askedAt < (until ?? ''));
    expect(await pages({ sort: '-askedAt', limit: 20, from, until } as never)).toEqual(
      inOrder(span).toReversed(),
    );
  });
});
