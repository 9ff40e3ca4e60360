import { addDays, dayAt, instantOf, startOfDay } from '@oart/competency';
import type { Instant, TimeZone } from '@oart/competency';
import type { MatrixView } from '@oart/contract';
import type { Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { startCluster, stopCluster } from '../support/cluster.ts';
import { openTestDatabase } from '../support/database.ts';
import type { Figure } from './figure.ts';
import { openAccounts, signedIn } from './benchmark-accounts.ts';
import type { BenchmarkAccount } from './benchmark-accounts.ts';
import { APPROVER, EDITOR, benchPublication } from './framework-publication.ts';
import { enterKey } from './gate-authzen.ts';
import { TIME_ZONE } from './gate-calendar.ts';
import { idOf } from './gate-department.ts';
import { serveProduct } from './gate-process.ts';
import { fillTables } from './gate-tables.ts';
import { GRANTS_EACH, NOW, gateWorkload } from './gate-workload.ts';
import { timeRounds } from './rounds.ts';

const PEOPLE = 500;
const SEED = 20261122;
const ANSWER_TARGET = 300;
const INTERACTIVE_TARGET = 1000;
const ZONE = TIME_ZONE as TimeZone;
/** Of these, whoever is permitted before a publication and not after it is watched. */
const QUESTIONS = 2000;
const AUDITOR: BenchmarkAccount = {
  signInName: 'auditor-1',
  personId: null,
  permissions: ['auditor'],
  auditorUntil: '2027-05-01',
};
/** Timelines are compiled behind all other work once somebody has asked. */
const COMPILED_AFTER_MS = 10_000;

/** The matrix of 500 people on one unit: over HTTP at any instant, and as a page in a real browser. */
export async function benchMatrix(): Promise<readonly Figure[]> {
  await startCluster();
  const database = await openTestDatabase();
  try {
    const { grants, questions } = gateWorkload(SEED, PEOPLE, QUESTIONS);
    const facts = await fillTables(database.urls.owner, PEOPLE, (person) =>
      grants
        .slice(person * GRANTS_EACH, (person + 1) * GRANTS_EACH)
        .map((grant) => ({ ...grant, centre: 0 })),
    );
    await database.installation.moveClock(new Date(NOW).toISOString() as Instant);
    await openAccounts(database.settings, [AUDITOR, EDITOR, APPROVER]);
    await enterKey(database.urls.owner);
    const server = await serveProduct(database.settings, null);
    try {
      const cookie = await signedIn(server.url, AUDITOR);
      return [
        await answers(server.url, cookie, facts),
        await interactive(server.url, cookie),
        ...(await benchPublication(
          database,
          server.url,
          questions.map((question) => ({ ...question, centre: 0 })),
        )),
      ];
    } finally {
      await server.close();
    }
  } finally {
    await database.close();
    await stopCluster();
  }
}

/** Another day of two years each round, so that no instant is asked about twice. */
async function answers(url: string, cookie: string, facts: number): Promise<Figure> {
  const ask = async (at: string): Promise<MatrixView> => {
    const query = new URLSearchParams({ unit: idOf('unit', 0), at });
    const response = await fetch(`${url}/api/matrix?${query.toString()}`, { headers: { cookie } });
    if (response.status !== 200) throw new Error(await response.text());
    return (await response.json()) as MatrixView;
  };
  const today = dayAt(instantOf(NOW), ZONE);
  const { rows } = await ask(startOfDay(today, ZONE));
  if (rows.length < PEOPLE / 2) throw new Error(`${rows.length} people have a row only`);
  await new Promise((resolve) => setTimeout(resolve, COMPILED_AFTER_MS));
  return {
    what: `matrix of ${PEOPLE} people at any instant`,
    counted: `GET /api/matrix over HTTP, body read, at another day of the year behind and ahead each round; ${facts} facts in PostgreSQL and in memory, timelines compiled; ${rows.length} people have a row today`,
    target: ANSWER_TARGET,
    ...(await timeRounds(
      { warmUp: 5, measured: 51, seconds: 60 },
      (round) => startOfDay(addDays(today, ((round * 37) % 700) - 350), ZONE),
      ask,
    )),
  };
}

/** From the start of the navigation until a cell has the focus and moved it on with an arrow key. */
async function interactive(url: string, cookie: string): Promise<Figure> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, domain: 'localhost', path: '/', secure: true }]);
    const page = await context.newPage();
    const address = `${url.replace('127.0.0.1', 'localhost')}/matrix?unit=${idOf('unit', 0)}`;
    const times: number[] = [];
    const rounds = await timeRounds(
      { warmUp: 2, measured: 9, seconds: 90 },
      () => page,
      async (shown) => {
        await shown.goto(address, { waitUntil: 'commit' });
        times.push(await movedOn(shown));
      },
    );
    await requireEverybody(page);
    const measured = times.slice(-rounds.rounds).sort((one, other) => one - other);
    return {
      what: `matrix page interactive with ${PEOPLE} people`,
      counted:
        'Chromium, the page opened again: from the start of the navigation until an arrow key has moved the focus from cell to cell, as the page’s own clock tells it',
      target: INTERACTIVE_TARGET,
      median: measured[measured.length >>> 1] ?? Infinity,
      slowest: measured.at(-1) ?? Infinity,
      rounds: rounds.rounds,
    };
  } finally {
    await browser.close();
  }
}

/** Only rows near what is seen are drawn: the keyboard and the wheel still lead to everybody. */
async function requireEverybody(page: Page): Promise<void> {
  const shown = page.locator('tbody tr[aria-rowindex]');
  const last = String(Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 3);
  await page.keyboard.press('Control+End');
  await page.locator(`tr[aria-rowindex="${last}"] td:focus`).waitFor();
  const box = await page.getByRole('grid').locator('..').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 100);
  await page.mouse.wheel(0, -1_000_000);
  await page.locator('tr[aria-rowindex="3"]').waitFor();
  await page.keyboard.press('ArrowUp');
  const above = String(Number(last) - 1);
  await page.locator(`tr[aria-rowindex="${above}"] td:focus`).waitFor();
  if ((await shown.count()) > 150) throw new Error('More rows are drawn than are seen');
}

async function movedOn(page: Page): Promise<number> {
  await page.locator('tbody td').first().focus();
  await page.keyboard.press('ArrowRight');
  return page.evaluate(() => {
    const cell = document.activeElement?.closest('td');
    if (cell?.cellIndex !== 2) throw new Error('The focus did not move');
    return performance.now();
  });
}
