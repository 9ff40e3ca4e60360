import supertest from 'supertest';
import type { Instant } from '@oart/competency';
import type { Permission, Problem, SessionView } from '@oart/contract';
import { PASSWORD, seenNow, signedInWith } from '../support/accounts.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { query } from '../support/query.ts';
import { asPage, signIn } from '../support/signed-in.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

/** Noon in Southend on a day in summer, when the day there begins an hour before that of UTC. */
const NOON = '2026-06-30T11:00:00.000Z';
/** As near to the end as a busy machine lets two requests be answered before it. */
const LAST_MINUTE = '2026-06-30T22:59:00.000Z';
const MIDNIGHT = '2026-06-30T23:00:00.000Z';

let database: TestDatabase;
let product: Product;
let keeper: TestMember;

beforeAll(async () => {
  database = await openTestDatabase();
  await clockAt(NOON);
  product = await startProduct({ database, settings: { logLevel: 'info' } });
  keeper = await joinMember(product, 'Keeper-1', ['staffing-records', 'service-manager']);
  const site = { name: 'Southend', timeZone: 'Europe/London' };
  await keeper.post('/api/organisation/sites', site).expect(201);
});

beforeEach(() => clockAt(NOON));

afterAll(() => product.close());

async function clockAt(instant: string): Promise<void> {
  await database.installation.moveClock(instant as Instant);
  await database.installation.settleClock();
}

async function employ(
  personId: string,
  days: {
    readonly startsOn?: string;
    readonly endsOn?: string | null;
    readonly supersedes?: string | null;
    readonly reason?: string;
  },
  status = 201,
): Promise<string> {
  const { body } = await keeper
    .post(`/api/people/${personId}/employments`, {
      contract: 'substantive',
      profession: 'therapeutic-radiographer',
      band: '6',
      wte: 1,
      startsOn: '2024-01-01',
      endsOn: null,
      supersedes: null,
      ...days,
    })
    .expect(status);
  return (body as { id: string }).id;
}

/** Somebody in post since 2024 and signed in, and the row of that post. */
async function inPost(
  label: string,
  permissions: readonly Permission[] = ['staff-member'],
): Promise<TestMember & { readonly postId: string; readonly accountId: string }> {
  const member = await joinMember(product, label, permissions);
  const postId = await employ(member.personId, {});
  const { body } = await member.get('/api/session').expect(200);
  return { ...member, postId, accountId: (body as SessionView).account.id };
}

function signInOf(label: string): supertest.Test {
  const signInName = label.toLowerCase();
  return asPage(supertest(product.url).post('/api/session')).send({
    signInName,
    password: PASSWORD,
  });
}

const ENDED = {
  type: '/problems/employment-ended',
  status: 401,
  detail: 'Your employment ended on 29 Jun 2026. You can sign in again when a new one has begun.',
};

describe('leaving', () => {
  it('yesterday ends every session and closes sign-in as soon as it is recorded', async () => {
    const leaver = await inPost('Adapter-1');
    const elsewhere = await signIn(product.url, 'adapter-1', PASSWORD);
    await employ(leaver.personId, { endsOn: '2026-06-29', supersedes: leaver.postId });
    for (const session of [leaver, elsewhere]) {
      const { body } = await session.get('/api/session').expect(401);
      expect(body).toMatchObject(ENDED);
    }
    const { body } = await signInOf('Adapter-1').expect(401);
    expect(body).toMatchObject(ENDED);
    const open = await query(
      database.urls.app,
      'select id from oart.session where account_id = $1 and ended_at is null',
      [leaver.accountId],
    );
    expect(open).toEqual([]);
    expect(product.log().map(({ end }) => end)).toContain('left');
  });

  it('today leaves the last day to work, to its end at the site', async () => {
    const leaver = await inPost('Adapter-2');
    await employ(leaver.personId, { endsOn: '2026-06-30', supersedes: leaver.postId });
    await clockAt(LAST_MINUTE);
    await leaver.get('/api/session').expect(200);
    await signInOf('Adapter-2').expect(204);
    await clockAt(MIDNIGHT);
    const { body } = await leaver.get('/api/people').expect(401);
    expect(body).toMatchObject({ type: '/problems/employment-ended' });
    await signInOf('Adapter-2').expect(401);
  });

  it('on a later day bites at the first request after it, with nothing recorded in between', async () => {
    const leaver = await inPost('Adapter-3');
    await employ(leaver.personId, { endsOn: '2026-07-02', supersedes: leaver.postId });
    await clockAt('2026-07-02T12:00:00.000Z');
    await leaver.get('/api/session').expect(200);
    await clockAt('2026-07-03T08:00:00.000Z');
    const { body } = await leaver.get('/api/session').expect(401);
    expect(body).toMatchObject({ detail: expect.stringContaining('2 Jul 2026') as string });
  });

  it('is refused a password guess like anyone else', async () => {
    const leaver = await inPost('Adapter-4');
    await employ(leaver.personId, { endsOn: '2026-06-29', supersedes: leaver.postId });
    const proof = { signInName: 'adapter-4', password: 'quite wrong indeed' };
    const { body } = await asPage(supertest(product.url).post('/api/session')).send(proof);
    expect(body).toMatchObject({ type: '/problems/sign-in-failed' });
  });

  it('ends the right to ask the gate by session', async () => {
    const leaver = await inPost('Adapter-5');
    await employ(leaver.personId, { endsOn: '2026-06-29', supersedes: leaver.postId });
    const { body } = await asPage(supertest(product.url).post('/access/v1/evaluation'))
      .set('cookie', leaver.cookie)
      .send({})
      .expect(401);
    expect(body).toEqual({ message: ENDED.detail });
  });

  it('of one post while another is open is a change of post, which ends nothing', async () => {
    const mover = await inPost('Adapter-6');
    await employ(mover.personId, { endsOn: '2026-06-29', supersedes: mover.postId });
    await mover.get('/api/session').expect(401);
    const other = await inPost('Adapter-7');
    await employ(other.personId, { endsOn: '2026-06-29', supersedes: other.postId });
    await employ(other.personId, { startsOn: '2026-06-30' });
    await other.get('/api/session').expect(200);
  });
});

describe('returning', () => {
  it('opens the same account with the same password on the first day of the new post', async () => {
    const leaver = await inPost('Adapter-8');
    await employ(leaver.personId, { endsOn: '2026-06-29', supersedes: leaver.postId });
    await leaver.get('/api/session').expect(401);
    await employ(leaver.personId, { startsOn: '2026-07-05' });
    await signInOf('Adapter-8').expect(401);
    await clockAt('2026-07-05T08:00:00.000Z');
    const back = await signIn(product.url, 'adapter-8', PASSWORD);
    const { body } = await back.get('/api/session').expect(200);
    expect(body).toMatchObject({ account: { id: leaver.accountId } });
    // The session of before stays ended.
    await leaver.get('/api/session').expect(401);
  });

  it('is not needed where a wrong last day is corrected', async () => {
    const member = await inPost('Adapter-9');
    const wrong = await employ(member.personId, {
      endsOn: '2026-06-29',
      supersedes: member.postId,
    });
    await signInOf('Adapter-9').expect(401);
    await employ(member.personId, { endsOn: null, supersedes: wrong, reason: 'Never left' });
    await signInOf('Adapter-9').expect(204);
  });
});

describe('nobody is locked out by accident', () => {
  it('who has no post on file, or one that is still to begin, may sign in', async () => {
    const service = await signedInWith(product, 'reporting', ['auditor']);
    await service.get('/api/session').expect(200);
    const newcomer = await joinMember(product, 'Trainee-1', ['staff-member']);
    await employ(newcomer.personId, { startsOn: '2026-09-01' });
    await newcomer.get('/api/session').expect(200);
  });

  it('the only administrator gets no last day until another one stays', async () => {
    const [first] = product.administrators;
    const administrator = String(first?.personId);
    const post = { contract: 'agency', profession: 'administrator', band: null, wte: 1 };
    const agency = { ...post, startsOn: '2024-01-01', endsOn: '2026-12-31', supersedes: null };
    const { body } = await keeper
      .post(`/api/people/${administrator}/employments`, agency)
      .expect(409);
    expect((body as Problem).errors).toMatchObject([{ pointer: '/endsOn' }]);
    const second = await inPost('Administrator-2', ['system-administrator']);
    const ending = await employ(administrator, { endsOn: '2026-12-31' });
    await employ(second.personId, { endsOn: '2026-12-31', supersedes: second.postId }, 409);
    await employ(administrator, { endsOn: null, supersedes: ending, reason: 'Stays' });
    await employ(second.personId, { endsOn: '2026-12-31', supersedes: second.postId });
  });

  it('an administrator with a last day on file does not close the account of the one who stays', async () => {
    const going = await inPost('Administrator-3', ['system-administrator']);
    await employ(going.personId, { endsOn: '2026-12-31', supersedes: going.postId });
    const { body: own } = await product.administrator.get('/api/session').expect(200);
    const path = `/api/accounts/${(own as SessionView).account.id}`;
    const { body } = await going.post(`${path}/close`).expect(409);
    expect((body as Problem).detail).toContain('without a last day');
    const less = async () => ({ permissions: ['gate-client'], seen: await seenNow(going) });
    await going.post(`${path}/permissions`, await less()).expect(409);
    const staying = await inPost('Administrator-4', ['system-administrator']);
    await going.post(`${path}/permissions`, await less()).expect(201);
    const back = { permissions: ['system-administrator'], seen: await seenNow(staying) };
    await staying.post(`${path}/permissions`, back).expect(201);
    await product.administrator.post(`/api/accounts/${staying.accountId}/close`).expect(201);
  });
});

describe('the keys that a leaver made', () => {
  it('stay open, and are listed without a maker', async () => {
    const maker = await inPost('Administrator-5', ['system-administrator']);
    const { body: made } = await maker.post('/api/keys', { title: 'Rota' }).expect(201);
    expect(made).toMatchObject({ madeBy: 'administrator-5' });
    await employ(maker.personId, { endsOn: '2026-06-29', supersedes: maker.postId });
    const { body } = await product.administrator.get('/api/keys?state=open').expect(200);
    expect(body).toMatchObject({ items: [{ title: 'Rota', madeBy: null }] });
  });
});

describe('an auditor’s access', () => {
  async function give(id: string, sent: object, status = 201): Promise<unknown> {
    const path = `/api/accounts/${id}/permissions`;
    const seen = await seenNow(product.administrator);
    const { body } = await product.administrator.post(path, { ...sent, seen }).expect(status);
    return body;
  }

  it('ends with its last day at the site, and is extended by giving it again', async () => {
    const auditor = await signedInWith(product, 'reads-for-a-time', ['auditor']);
    const { id } = auditor.account;
    const today = { permissions: ['auditor'], auditorUntil: '2026-06-30' };
    expect(await give(id, today)).toMatchObject(today);
    await clockAt(LAST_MINUTE);
    await auditor.get('/api/people').expect(200);
    await clockAt(MIDNIGHT);
    await auditor.get('/api/people').expect(403);
    const { body: over } = await auditor.get('/api/session').expect(200);
    expect(over).toMatchObject({ permissions: [], auditorUntil: '2026-06-30' });
    const extended = { permissions: ['auditor'], auditorUntil: '2027-06-30' };
    await give(id, extended);
    await auditor.get('/api/people').expect(200);
    const { body: again } = await auditor.get('/api/session').expect(200);
    expect(again).toMatchObject(extended);
    const { text } = await product.administrator.get('/api/accounts?format=csv').expect(200);
    expect(text).toContain('\r\nreads-for-a-time,,auditor,2027-06-30,active,');
  });

  it.each([
    ['without a last day', ['auditor'], {}, 422],
    ['until yesterday', ['auditor'], { auditorUntil: '2026-06-29' }, 422],
    ['for longer than a year', ['auditor'], { auditorUntil: '2027-07-01' }, 422],
    ['to who is no auditor', ['gate-client'], { auditorUntil: '2026-07-31' }, 400],
  ])('is not given %s', async (_, permissions, until, status) => {
    const { account } = await signedInWith(product, crypto.randomUUID(), ['gate-client']);
    const body = await give(account.id, { permissions, ...until }, status);
    expect(body).toMatchObject({ errors: [{ pointer: '/auditorUntil' }] });
  });
});
