import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FILES_ON_DISK, answerTo, differences, openScenario } from '@oart/scenario';
import type { MergedScenario, OpenedScenario, WrittenQuestion } from '@oart/scenario';
import { openTestDatabase } from '../support/database.ts';
import { Recorder, createDataSource } from '../support/product-scenario.ts';
import { verifyLedgers } from '../support/product-recording.ts';
import { ScenarioInProduct } from '../support/scenario-in-product.ts';
import { ROUTES, routesOf } from '../support/scenario-routes.ts';
import type { Route } from '../support/scenario-routes.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

const FOLDER = import.meta.dirname;
const YEARS = 20 * 366 * 86_400;

type Scenario = OpenedScenario & { readonly name: string };

const scenarios = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => scenarioIn(name));

/** How many answers of each route were compared, and how many questions were not asked for what reason. */
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
    for (const { question, route } of inOrder(opened.scenario)) {
      const found = await compare(opened, loaded, question, route);
      const { title } = route;
      if (found.length > 0) differing.push({ title, question: question.title, found });
    }
    expect(differing).toEqual([]);
  });

  it('leaves every ledger sound', async () => {
    const ledgers = await verifyLedgers(product.database.urls.gate);
    expect(ledgers.length).toBeGreaterThan(scenarios.length / 2);
    expect(ledgers.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('compares answers of every route', () => {
    const titles = Object.values(ROUTES).flatMap((routes) =>
      typeof routes === 'string' ? [] : routes.map(({ title }) => title),
    );
    expect([...tally.compared.keys()].sort()).toEqual(titles.sort());
  });
});

async function compare(
  { ledger, foreigners }: Scenario,
  loaded: ScenarioInProduct,
  question: WrittenQuestion,
  { title, answers, ask }: Route<never>,
): Promise<readonly object[]> {
  if (answers === 'now') await loaded.standAt(loaded.asOf(question).at);
  else await loaded.standAtEnd();
  const rules = answerTo({ ledger, foreigners, place: NOWHERE, problems: [] }, question).answer;
  const answered = await ask(loaded, question as never, rules as Readonly<Record<string, unknown>>);
  if ('why' in answered) {
    count(tally.notAsked, `${title}: ${answered.why}`);
    return [];
  }
  count(tally.compared, title);
  return differences(answered.rules, answered.product);
}

const NOWHERE = { file: '', pointer: '' };

interface Asked {
  readonly question: WrittenQuestion;
  readonly route: Route<never>;
}

/** Questions about now in the order of their instants, as the scenario goes on; then those about any instant. */
function inOrder({ questions }: MergedScenario): readonly Asked[] {
  const asked = questions.flatMap(({ written: question }): readonly Asked[] => {
    const routes = routesOf(question);
    if (typeof routes !== 'string') return routes.map((route) => ({ question, route }));
    count(tally.notAsked, `${question.ask}: ${routes}`);
    return [];
  });
  const now = asked
    .filter(({ route }) => route.answers === 'now')
    .map(({ question, route }) => ({ question: { ...question, knownAt: 'at' }, route }))
    .sort((left, right) => Date.parse(left.question.at) - Date.parse(right.question.at));
  return [...now, ...asked.filter(({ route }) => route.answers === 'as-at')];
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
