import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays, dayAt, instantOf, startOfDay } from '@oart/competency';
import type { CalendarDay, FrameworkDocument, TimeZone } from '@oart/competency';
import { latestVersion } from '@oart/contract';
import type { FrameworkVersionView, Page } from '@oart/contract';
import type { TestDatabase } from '../support/database.ts';
import { signedIn } from './benchmark-accounts.ts';
import type { BenchmarkAccount } from './benchmark-accounts.ts';
import { medianOf } from './figure.ts';
import type { Figure } from './figure.ts';
import { askedInBatches, batchesOf } from './gate-authzen.ts';
import { TIME_ZONE } from './gate-calendar.ts';
import { ENTITLER, FRAMEWORK } from './gate-department.ts';
import { personId } from './gate-person.ts';
import { NOW } from './gate-workload.ts';
import type { Question } from './gate-workload.ts';

const PUBLISHED_TARGET = 2000;
const LEASE_MS = 1000;
const ROUNDS = 5;
const WATCHED = 100;
/** For how long the gate is asked on after a publication was acknowledged. */
const WATCHED_AFTER_MS = 1500;
const ZONE = TIME_ZONE as TimeZone;

export const EDITOR: BenchmarkAccount = {
  signInName: 'editor-1',
  personId: personId(0),
  permissions: ['framework-editor'],
};
export const APPROVER: BenchmarkAccount = {
  signInName: 'approver-1',
  personId: ENTITLER,
  permissions: ['framework-approver'],
};

const TASKS_OF = new Map(FRAMEWORK.roles.map(({ id, tasks }) => [id, tasks]));
/** Each role with the tasks of another, so that everybody who holds one loses something. */
const TAKEN_FROM: Readonly<Record<string, string>> = {
  adapter: 'mpe',
  'advanced-adapter': 'mpe',
  mpe: 'advanced-adapter',
  'clinical-oncologist': 'adapter',
};
const SHIFTED: FrameworkDocument = {
  ...FRAMEWORK,
  roles: FRAMEWORK.roles.map((role) => ({
    ...role,
    tasks: TASKS_OF.get(TAKEN_FROM[role.id] ?? '') ?? [],
  })),
};

/**
 * What it costs to approve a framework from today that takes a task from everybody, and whether the gate
 * answers from before it once that is acknowledged. The next day all is as it was.
 */
export async function benchPublication(
  { installation }: TestDatabase,
  url: string,
  questions: readonly Question[],
): Promise<readonly Figure[]> {
  const [editor, approver] = [await signedIn(url, EDITOR), await signedIn(url, APPROVER)];
  const today = dayAt(instantOf(NOW), ZONE);
  const took: number[] = [];
  const stale: number[] = [];
  const touched = new Set<number>();
  for (let round = 0; round <= ROUNDS; round += 1) {
    const propose = async (document: FrameworkDocument, later: number): Promise<Publication> => {
      const day = addDays(today, 2 * round + later);
      await installation.moveClock(instantOf(Date.parse(startOfDay(day, ZONE)) + 9 * 3_600_000));
      await installation.settleClock();
      return proposed(url, editor, { ...document, number: 2 * round + 1 + later }, day);
    };
    const shifted = await propose(SHIFTED, 1);
    const before = await askedInBatches(url, batchesOf(questions));
    const watched = questions.filter((_, place) => before[place] === true).slice(0, WATCHED);
    const published = await publishedWhileAsked(url, approver, shifted, watched);
    const after = await askedInBatches(url, batchesOf(questions));
    for (const [place, { person }] of questions.entries()) {
      if (before[place] === true && after[place] === false) touched.add(person);
    }
    await approved(url, approver, await propose(FRAMEWORK, 2));
    if (round === 0) continue;
    took.push(published.took);
    stale.push(published.stale);
  }
  if (touched.size === 0) throw new Error('The framework took nothing from anybody');
  const rounds = ROUNDS;
  return [
    {
      what: 'publishing a framework that touches 500 people',
      counted: `approval of a version from today, over HTTP, until it is acknowledged, which is once every process answers by it; each role loses tasks, ${touched.size} of the people asked about lost a permit`,
      target: PUBLISHED_TARGET,
      median: medianOf(took),
      slowest: Math.max(...took),
      rounds,
    },
    {
      what: 'gate answers from before a publication',
      counted: `the last batch of up to ${WATCHED} permits of before, asked one after another meanwhile and ${WATCHED_AFTER_MS} ms on, that was sent after the acknowledgement and answered as before it; 0 where none was`,
      target: LEASE_MS,
      median: medianOf(stale),
      slowest: Math.max(...stale),
      rounds,
    },
  ];
}

interface Publication {
  readonly id: string;
  readonly sha256: string;
  readonly comparedWith: string | null;
}

async function proposed(
  url: string,
  cookie: string,
  document: FrameworkDocument,
  effectiveFrom: CalendarDay,
): Promise<Publication> {
  const body = { effectiveFrom, document: JSON.stringify(document) };
  const version = (await sent(`${url}/api/framework`, cookie, body)) as FrameworkVersionView;
  const response = await fetch(`${url}/api/framework/versions`, { headers: { cookie } });
  const { items } = (await response.json()) as Page<FrameworkVersionView>;
  return { ...version, comparedWith: latestVersion(items)?.id ?? null };
}

async function approved(
  url: string,
  cookie: string,
  { id, sha256, comparedWith }: Publication,
): Promise<unknown> {
  return sent(`${url}/api/framework/versions/${id}/approval`, cookie, { sha256, comparedWith });
}

/** The gate is asked without a pause while the version is approved, and for a while on. */
async function publishedWhileAsked(
  url: string,
  approver: string,
  version: Publication,
  watched: readonly Question[],
): Promise<{ readonly took: number; readonly stale: number }> {
  const batch = batchesOf(watched);
  const end = new AbortController();
  const answers: { readonly sentAt: number; readonly permits: number }[] = [];
  const watching = (async () => {
    while (!end.signal.aborted) {
      const sentAt = performance.now();
      const permits = (await askedInBatches(url, batch)).filter(Boolean).length;
      answers.push({ sentAt, permits });
    }
  })();
  const began = performance.now();
  await approved(url, approver, version);
  const acknowledgedAt = performance.now();
  await wait(WATCHED_AFTER_MS);
  end.abort();
  await watching;
  const left = answers.at(-1)?.permits ?? 0;
  const old = answers.filter(({ permits }) => permits > left).map(({ sentAt }) => sentAt);
  return {
    took: acknowledgedAt - began,
    stale: Math.max(0, ...old.map((sentAt) => sentAt - acknowledgedAt)),
  };
}

async function sent(url: string, cookie: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  return response.json();
}
