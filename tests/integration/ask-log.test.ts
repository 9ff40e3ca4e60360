import { PinoLogger } from 'nestjs-pino';
import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '@oart/competency';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { employerWithLedger } from '../support/planted-fact.ts';
import {
  AskLogRepository,
  AskLogService,
  ENTITIES,
  Recorder,
  createDataSource,
  verifyAskLogs,
} from '../support/product-recording.ts';

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

function openLog(): AskLogService {
  return new AskLogService(
    new LosesOneAnswer(source),
    new AskLogRepository(),
    new PinoLogger({ pinoHttp: { level: 'silent' } }),
    { ...database.settings, askLogOffBecause: null },
  );
}

function askIn(log: AskLogService, employerId: string): void {
  const id = crypto.randomUUID();
  log.add(employerId, () => ({
    // In the order of their names, as the product makes them.
    answers: [],
    askedAt: '2026-01-05T10:00:00.000Z' as Instant,
    askerId: crypto.randomUUID(),
    endpoint: 'evaluation',
    epoch: 0,
    id,
    requestId: id,
  }));
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
