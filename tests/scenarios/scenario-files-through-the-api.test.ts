import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FILES_ON_DISK, answerTo, differences, openScenario } from '@oart/scenario';
import type { MergedScenario, OpenedScenario, WrittenQuestion } from '@oart/scenario';
import { openTestDatabase } from '../support/database.ts';
import { Recorder, createDataSource } from '../support/product-scenario.ts';
import { verifyLedgers } from '../support/product-recording.ts';
import { ScenarioInProduct } from '../support/scenario-in-product.ts';
import { ROUTES, routeOf } from '../support/scenario-routes.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

const FOLDER = import.meta.dirname;
const YEARS = 20 * 366 * 86_400;

type Scenario = OpenedScenario & { readonly name: string };

const scenarios = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => scenarioIn(name));

/** How many questions of each kind were put to the product, and how many of those by what reason were not. */
const tally = { compared: new Map<string, number>(), notAsked: new Map<string, number>() };

let product: Product;
let connections: ReturnType<typeof createDataSource>;

beforeAll(async () => {
  const database = await openTestDatabase();
  // The clock runs through years: nobody is signed out for it.
  const settings = { sessionIdleSeconds: YEARS, sessionSeconds: YEARS };
  product = await startProduct({ database, settings });
  connections = await createDataSource(database.urls.app, { connections: 2 }).initialize();
});

afterAll(async () => {
  await connections.destroy();
  await product.close();
  process.stdout.write(table());
});

describe('every scenario file, loaded into a running product', () => {
  it.each(scenarios)('$name: the product answers as the rules do', async (opened) => {
    const loaded = new ScenarioInProduct(product, new Recorder(connections), opened);
    const differing: object[] = [];
    for (const question of inOrder(opened.scenario)) {
      const found = await compare(opened, loaded, question);
      if (found.length > 0) differing.push({ ask: question.ask, title: question.title, found });
    }
    expect(differing).toEqual([]);
  });

  it('leaves every ledger sound', async () => {
    const ledgers = await verifyLedgers(product.database.urls.gate);
    expect(ledgers.length).toBeGreaterThan(scenarios.length / 2);
    expect(ledgers.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('asks every kind of question that has a route', () => {
    const asked = Object.entries(ROUTES).filter(([, route]) => typeof route !== 'string');
    expect([...tally.compared.keys()].sort()).toEqual(asked.map(([kind]) => kind).sort());
  });
});

async function compare(
  { ledger, foreigners }: Scenario,
  loaded: ScenarioInProduct,
  written: WrittenQuestion,
): Promise<readonly object[]> {
  const route = routeOf(written);
  if (typeof route === 'string') {
    count(tally.notAsked, `${written.ask}: ${route}`);
    return [];
  }
  const question =
    route.answers === 'now' ? ({ ...written, knownAt: 'at' } as WrittenQuestion) : written;
  if (route.answers === 'now') await loaded.standAt(loaded.asOf(question).at);
  else await loaded.recordAll();
  const rules = answerTo({ ledger, foreigners, place: NOWHERE, problems: [] }, question).answer;
  const answered = await route.ask(
    loaded,
    question as never,
    rules as Readonly<Record<string, unknown>>,
  );
  if ('why' in answered) {
    count(tally.notAsked, `${written.ask}: ${answered.why}`);
    return [];
  }
  count(tally.compared, written.ask);
  return differences(answered.rules, answered.product);
}

const NOWHERE = { file: '', pointer: '' };

/** Questions about now in the order of their instants, as the scenario goes on; then those about any instant. */
function inOrder({ questions }: MergedScenario): readonly WrittenQuestion[] {
  const written = questions.map((question) => question.written);
  const isNow = (question: WrittenQuestion): boolean => {
    const route = routeOf(question);
    return typeof route !== 'string' && route.answers === 'now';
  };
  return [
    ...written.filter(isNow).sort((left, right) => Date.parse(left.at) - Date.parse(right.at)),
    ...written.filter((question) => !isNow(question)),
  ];
}

/** Files that others use ask nothing, and are loaded with those that use them. */
function scenarioIn(name: string): readonly Scenario[] {
  const opened = openScenario(join(FOLDER, name), FILES_ON_DISK);
  return opened.kind === 'refused' ? [] : [{ name, ...opened }];
}

function count(counts: Map<string, number>, of: string): void {
  counts.set(of, (counts.get(of) ?? 0) + 1);
}

function table(): string {
  const lines = (counts: ReadonlyMap<string, number>): string =>
    [...counts].map(([of, times]) => `${String(times).padStart(5)}  ${of}\n`).join('');
  return `\nAnswers compared with the product's:\n${lines(tally.compared)}Not asked:\n${lines(tally.notAsked)}`;
}
