import supertest from 'supertest';
import type { Response } from 'supertest';
import type { InvitationView, Problem } from '@oart/contract';
import { PASSWORD, openAccount, signedInWith } from '../support/accounts.ts';
import { verifyLedgers } from '../support/product-recording.ts';
import { query } from '../support/query.ts';
import { asPage, signIn } from '../support/signed-in.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

const CHOSEN = 'lantern quarry violin eleven';
let product: Product;

beforeAll(async () => {
  product = await startProduct({ employers: ['Hospital', 'Other hospital'] });
});

afterAll(() => product.close());

async function invite(accountId: string): Promise<InvitationView> {
  const path = `/api/accounts/${accountId}/invitation`;
  return (await product.administrator.post(path).expect(201)).body as InvitationView;
}

async function accept(token: string, password = CHOSEN): Promise<Response> {
  return asPage(supertest(product.url).post('/api/invitations')).send({ token, password });
}

const pointersOf = ({ body }: Response): readonly string[] | undefined =>
  (body as Problem).errors?.map(({ pointer }) => pointer);

describe('a one-time link', () => {
  it('gives the holder of a new account a password that nobody else has known, once', async () => {
    const opened = await product.administrator.post('/api/accounts', {
      signInName: 'newcomer',
      personId: null,
      permissions: ['gate-client'],
      initialPassword: null,
    });
    expect(opened.status).toBe(201);
    const { id } = opened.body as { id: string };
    const { token, expiresAt } = await invite(id);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    for (const weak of ['short', 'newcomer newcomer']) {
      const refused = await accept(token, weak);
      expect([refused.status, pointersOf(refused)]).toEqual([400, ['/password']]);
    }
    const [first, second] = await Promise.all([accept(token), accept(token)]);
    expect([first.status, second.status].sort()).toEqual([204, 400]);
    await signIn(product.url, 'newcomer', CHOSEN);
    expect(pointersOf(await accept(token, 'another good password here'))).toEqual(['/token']);
    await signIn(product.url, 'newcomer', CHOSEN);
    const stored = await query(
      product.database.urls.app,
      'select token_sha256 from oart.invitation',
    );
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('replaces a password that was forgotten and ends the sessions, only when it is used', async () => {
    const holder = await signedInWith(product, 'forgetful', ['gate-client']);
    const { token: replaced } = await invite(holder.account.id);
    const { token } = await invite(holder.account.id);
    await holder.get('/api/session').expect(200);
    expect(pointersOf(await accept(replaced))).toEqual(['/token']);
    expect((await accept(token)).status).toBe(204);
    await holder.get('/api/session').expect(401);
    await expect(signIn(product.url, 'forgetful', PASSWORD)).rejects.toThrow(/401/);
  });

  it('is on file with who made it, and its use is told to the holder', async () => {
    const holder = await signedInWith(product, 'told', ['gate-client']);
    const { token } = await invite(holder.account.id);
    expect((await accept(token)).status).toBe(204);
    const again = await signIn(product.url, 'told', CHOSEN);
    const { body } = await again.get('/api/account/signing-factors').expect(200);
    expect(body).toMatchObject({
      passwordLink: { usedAt: expect.any(String) as string, madeBy: 'admin-1' },
    });
    const employerId = product.administrators[0]?.employerId;
    const facts = await query(
      product.database.urls.owner,
      `select made.made_by_account_id, used.recorded_by from oart.account_invitation made
         join oart.account_invitation_use used on used.account_invitation_id = made.id
        where made.account_id = $1`,
      [holder.account.id],
      employerId,
    );
    expect(facts).toHaveLength(1);
    const ledgers = await verifyLedgers(product.database.urls.gate);
    expect(ledgers.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('opens nothing once the holder has changed the password, and one of two made at once', async () => {
    const holder = await signedInWith(product, 'careful', ['gate-client']);
    const { id } = holder.account;
    const { token: leaked } = await invite(id);
    const change = { current: PASSWORD, next: 'harbour lattice seven quartz' };
    await holder.post('/api/account/password', change).expect(204);
    expect(pointersOf(await accept(leaked))).toEqual(['/token']);
    const links = await Promise.all([invite(id), invite(id), invite(id)]);
    const statuses: number[] = [];
    for (const { token } of links) statuses.push((await accept(token)).status);
    expect(statuses.sort()).toEqual([204, 400, 400]);
  });

  it('opens nothing when it is too old, or its account is closed', async () => {
    const { id } = await openAccount(product.administrator, 'late', ['gate-client']);
    const { token } = await invite(id);
    await query(
      product.database.urls.app,
      `update oart.invitation set expires_at = clock_timestamp() where account_id = $1`,
      [id],
    );
    expect(pointersOf(await accept(token))).toEqual(['/token']);
    const { token: fresh } = await invite(id);
    await product.administrator.post(`/api/accounts/${id}/close`).expect(201);
    expect(pointersOf(await accept(fresh))).toEqual(['/token']);
    await product.administrator.post(`/api/accounts/${id}/invitation`).expect(409);
  });

  it('is made for no account of one’s own, of another employer, or of nobody', async () => {
    const { body } = await product.administrator.get('/api/session').expect(200);
    const own = (body as { account: { id: string } }).account.id;
    const refused = await product.administrator.post(`/api/accounts/${own}/invitation`);
    expect(refused.body).toMatchObject({ type: '/problems/own-record' });
    const [, administrator] = product.administrators;
    if (administrator === undefined) throw new Error('The other hospital has one too');
    const other = await signIn(product.url, administrator.signInName, administrator.password);
    const { id } = await openAccount(product.administrator, 'ours', ['gate-client']);
    await other.post(`/api/accounts/${id}/invitation`).expect(404);
    const unknown = crypto.randomUUID();
    await product.administrator.post(`/api/accounts/${unknown}/invitation`).expect(404);
  });

  it.each(['', 'x', 'ü'.repeat(43), 'A'.repeat(43), 'A'.repeat(100_000)])(
    'is nothing that somebody made up',
    async (token) => {
      const refused = await accept(token);
      expect([refused.status, pointersOf(refused)]).toEqual([400, ['/token']]);
    },
  );
});
