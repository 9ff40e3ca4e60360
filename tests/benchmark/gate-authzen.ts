import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Load } from './gate-load.ts';
import { idOf } from './gate-department.ts';
import { personId } from './gate-person.ts';
import { TASKS, TREATMENT_SITES } from './gate-roles.ts';
import { EMPLOYER } from './gate-rows.ts';
import type { Question } from './gate-workload.ts';
import { query } from '../support/query.ts';

export const BATCH = 100;

/** The key of the load, of the form that the product makes. */
const KEY = `oart_${createHash('sha256').update('the load of the gate benchmark').digest('base64url')}`;

/** Enters the key as the product keeps it: its hash, in the scope of asking. */
export async function enterKey(ownerUrl: string): Promise<void> {
  await query(
    ownerUrl,
    `insert into oart.api_key (employer_id, id, title, key_sha256, created_at, created_by_account_id)
     values ($1, $2, 'Benchmark', $3, oart.instant(), $2)`,
    [EMPLOYER, idOf('key', 0), createHash('sha256').update(KEY).digest()],
    EMPLOYER,
  );
}

export const JSON_HEADERS = { 'content-type': 'application/json' } as const;
const HEADERS = { ...JSON_HEADERS, authorization: `Bearer ${KEY}` };

/** One question a request, as another system sends it. */
export function singleQuestions(questions: readonly Question[]): Load {
  const bodies = questions.map((question) => JSON.stringify(evaluationOf(question)));
  return { path: '/access/v1/evaluation', headers: HEADERS, bodies };
}

/** A hundred questions a request. */
export function batchesOf(questions: readonly Question[]): Load {
  return {
    path: '/access/v1/evaluations',
    headers: HEADERS,
    bodies: inBatches(questions, evaluationOf),
  };
}

export function inBatches(
  questions: readonly Question[],
  evaluation: (question: Question) => object,
): readonly string[] {
  return Array.from({ length: Math.ceil(questions.length / BATCH) }, (_, place) => {
    const own = questions.slice(place * BATCH, (place + 1) * BATCH);
    return JSON.stringify({ evaluations: own.map(evaluation) });
  });
}

/** Every answer, asked in batches. @throws unless all are answered */
export async function askedInBatches(url: string, load: Load): Promise<readonly boolean[]> {
  const answers: boolean[] = [];
  for (const body of load.bodies) {
    const { evaluations } = (await asked(url, load, body)) as { evaluations: Decided[] };
    answers.push(...evaluations.map(({ decision }) => decision));
  }
  return answers;
}

/** The answers to single questions, one after the other. @throws unless all are answered */
export async function askedSingly(url: string, load: Load): Promise<readonly boolean[]> {
  const answers: boolean[] = [];
  for (const body of load.bodies) {
    answers.push(((await asked(url, load, body)) as Decided).decision);
  }
  return answers;
}

interface Decided {
  readonly decision: boolean;
}

const TRIES = 60;
const RETRY_MS = 500;

/** 503 is neither yes nor no: the facts of the department are still being read, so it is asked again. */
async function asked(url: string, { path, headers }: Load, body: string): Promise<unknown> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(url + path, { method: 'POST', headers, body });
    if (response.ok) return response.json();
    const text = await response.text();
    if (response.status !== 503 || tries >= TRIES) {
      throw new Error(`${path} answered ${response.status}: ${text}`);
    }
    await wait(RETRY_MS);
  }
}

function evaluationOf({ person, task, treatmentSite, centre }: Question): object {
  return {
    subject: { type: 'person', id: personId(person) },
    action: { name: TASKS[task] },
    resource: {
      type: 'treatment',
      id: `C${String(centre)}/${TREATMENT_SITES[treatmentSite] ?? ''}`,
    },
  };
}
