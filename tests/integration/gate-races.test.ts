import { setTimeout as wait } from 'node:timers/promises';
import type { SigningChallenge } from '@oart/contract';
import { PASSWORD } from '../support/accounts.ts';
import { askOnAndOn, askWhether, registerSays, untilTaken } from '../support/asked-meanwhile.ts';
import type { Answered } from '../support/asked-meanwhile.ts';
import { actProposalOf, openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { makeKey } from '../support/gate-caller.ts';
import type { TestMember } from '../support/members.ts';
import { loadOpenApi } from '../support/open-api.ts';
import { query } from '../support/query.ts';
import { sign, signWith } from '../support/signed-acts.ts';
import { signIn } from '../support/signed-in.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { joinProduct } from '../support/start-product.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';

/** Of each kind: of a right taken away and a question, and of a right taken away and a signature. */
const RACES = Number(process.env['RACES'] ?? 150);
/** People whose rights are raced for at the same time, each in a case of their own. */
const LANES = 6;
/** Then somebody else is raced for: whoever has thousands of facts is slow to read. */
const RACES_OF_ONE = 50;
const TERM = { from: '2026-01-12', until: '2028-12-31' };

interface Lane {
  readonly person: TestMember;
  /** The same person, signed in at each of the two processes. */
  readonly signers: readonly [SignedIn, SignedIn];
  readonly caseReference: string;
}

/** What a race brought to light. */
interface Outcome {
  readonly inForce: string | undefined;
  readonly yeses: number;
  readonly late: readonly Answered[];
  readonly lateSignature: number;
}

let department: TestDepartment;
let second: Awaited<ReturnType<typeof joinProduct>>;
let key: string;
const numbers = { next: 1 };

beforeAll(async () => {
  department = await openTestDepartment();
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  key = (await makeKey(department.product, { title: 'Console gateway' })).key ?? '';
  second = await joinProduct(department.product.database);
  await loadOpenApi(second.url);
});

afterAll(async () => {
  await second.close();
  await department.close();
});

async function openLane(): Promise<Lane> {
  const number = numbers.next++;
  const person = await joinAdapter(department, `Adapter-${String(number)}`);
  const caseReference = `P${String(number)}`;
  await qualifyAdapter(department, person, ['prostate'], TERM.from);
  await entitle(department, person, 'adapter', ['prostate'], TERM);
  await openCase(department, caseReference, 'prostate');
  const elsewhere = await signIn(second.url, person.displayName.toLowerCase(), PASSWORD);
  return { person, signers: [person, elsewhere], caseReference };
}

async function race({ person, signers, caseReference }: Lane, count: number): Promise<Outcome> {
  const [one, other] = count % 2 === 0 ? signers : ([signers[1], signers[0]] as const);
  const step = actProposalOf('edit-oar', caseReference, 1);
  const asks = [department.product.url, second.url].map(
    (url) => () => askWhether(url, key, person, caseReference),
  );
  const { body } = await untilTaken(() => one.post('/api/acts/challenge', step).expect(200));
  const asking = askOnAndOn(asks);
  // A signature takes a moment for its password: the right goes before, during or after it.
  const taken = wait((count * 37) % 160).then(() => registerSays(department, person, 'suspended'));
  // Sent at once: a request waits to be sent until somebody waits for its answer.
  const signing = Promise.all([signWith(one, '/api/acts', step, body as SigningChallenge)]);
  const inForce = await taken;
  const acknowledgedAt = performance.now();
  await Promise.all([...asks.map((ask) => ask()), signing]);
  const answers = await asking.stop();
  const lateSignature = (await sign(other, '/api/acts', step)).status;
  await registerSays(department, person, 'active');
  return {
    inForce,
    yeses: answers.filter(({ decision }) => decision === true).length,
    late: answers.filter(({ sentAt }) => sentAt > acknowledgedAt),
    lateSignature,
  };
}

/** Takes the next race until none is left. */
async function racesUntil(left: Iterator<number>): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let lane = await untilTaken(openLane);
  for (let next = left.next(); next.done !== true; next = left.next()) {
    outcomes.push(await race(lane, next.value));
    if (outcomes.length % RACES_OF_ONE === 0) lane = await untilTaken(openLane);
  }
  return outcomes;
}

it(
  `gives no yes and records no act after a right was taken away, in ${String(RACES)} races of each`,
  async () => {
    const left = Array.from({ length: RACES }, (_, count) => count).values();
    const outcomes = (
      await Promise.all(Array.from({ length: LANES }, () => racesUntil(left)))
    ).flat();
    expect(outcomes).toHaveLength(RACES);
    // On a busy machine a process may not be heard of for a lease: then it answers nothing any more.
    const confirmed = outcomes.filter(({ inForce }) => inForce === 'every-process-confirmed');
    const ranOut = outcomes.filter(({ inForce }) => inForce === 'lease-ran-out');
    expect(confirmed.length + ranOut.length).toBe(RACES);
    expect(confirmed.length).toBeGreaterThan(RACES / 2);
    expect(outcomes.reduce((sum, { yeses }) => sum + yeses, 0)).toBeGreaterThan(0);
    const late = outcomes.flatMap((outcome) => outcome.late);
    const said = late.filter(({ status }) => status !== 503);
    expect(said.length).toBeGreaterThanOrEqual(RACES);
    expect(said.filter(({ decision }) => decision !== false)).toEqual([]);
    expect(late.filter(({ status, decision }) => status === 503 && decision !== undefined)).toEqual(
      [],
    );
    const lateSignatures = outcomes.map(({ lateSignature }) => lateSignature);
    expect(lateSignatures.filter((status) => ![403, 503].includes(status))).toEqual([]);
    expect(lateSignatures.filter((status) => status === 403).length).toBeGreaterThan(RACES / 2);
    const [acts] = await query(
      department.product.database.urls.owner,
      `select count(*) as signed, count(*) filter (where right_held <> 'active') as wrongly from (
         select (select status from oart.registration_check c where c.person_id = a.actor_id
           and c.ledger_index < a.ledger_index order by c.ledger_index desc limit 1) as right_held
         from oart.act a where a.task = 'edit-oar') as each`,
      [],
      department.product.administrators[0]?.employerId,
    );
    expect(Number(acts?.['signed'])).toBeGreaterThan(0);
    expect(Number(acts?.['signed'])).toBeLessThan(RACES);
    expect(Number(acts?.['wrongly'])).toBe(0);
  },
  60_000 + RACES * 4_000,
);
