import supertest from 'supertest';
import type { DemonstrationPerson } from '@oart/contract';
import { openTestDatabase } from '../support/database.ts';
import { joinMember } from '../support/members.ts';
import { runCommand } from '../support/product-command.ts';
import { query } from '../support/query.ts';
import { asPage, cookieOf, withCookie } from '../support/signed-in.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

function enter(product: Product, accountId: string): supertest.Test {
  return asPage(supertest(product.url).post('/api/demonstration/session')).send({ accountId });
}

/** `npm run oart -- demo reset` */
function reset({ database: { settings, urls } }: Product): Promise<number> {
  const environment = {
    OART_DATA_DIR: settings.dataDirectory,
    DATABASE_URL: urls.app,
    DATABASE_GATE_URL: urls.gate,
    DATABASE_OWNER_URL: urls.owner,
  };
  return runCommand(['demo', 'reset'], environment, {
    directories: { product: settings.dataDirectory, caller: settings.dataDirectory },
    print: () => undefined,
    say: () => undefined,
  });
}

async function makeDemonstrationAccounts(
  product: Product,
  names: readonly string[],
): Promise<void> {
  await query(
    product.database.urls.app,
    `update oart.account set demonstration_post = 'Dosimetrist' where sign_in_name = any ($1)`,
    [names],
  );
}

describe('in a demonstration database', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ database: await openTestDatabase('demonstration') });
    await joinMember(product, 'AA-1', ['staff-member']);
    await joinMember(product, 'MPE-1', ['staff-member', 'assessor']);
    await joinMember(product, 'Private-1', ['staff-member']);
    await makeDemonstrationAccounts(product, ['aa-1', 'mpe-1']);
  });

  afterAll(async () => {
    await product.close();
  });

  async function people(): Promise<readonly DemonstrationPerson[]> {
    const { body } = await withCookie(product.url, '').get('/api/demonstration/people').expect(200);
    return body as readonly DemonstrationPerson[];
  }

  it('the switcher names the demonstration accounts and no other', async () => {
    expect(await people()).toEqual([
      expect.objectContaining({
        label: 'AA-1',
        post: 'Dosimetrist',
        permissions: ['staff-member'],
      }),
      expect.objectContaining({ label: 'MPE-1', permissions: ['staff-member', 'assessor'] }),
    ]);
  });

  it('a visitor becomes whom they choose, and the page can say what it is', async () => {
    const [first] = await people();
    const { headers } = await enter(product, first?.accountId ?? '').expect(204);
    const { body } = await withCookie(product.url, cookieOf(headers))
      .get('/api/session')
      .expect(200);
    expect(body).toMatchObject({ person: { displayName: 'AA-1' }, database: 'demonstration' });
  });

  it('nobody becomes an account that is not of the demonstration', async () => {
    const { body } = await product.administrator.get('/api/accounts').expect(200);
    const { items } = body as { items: { id: string; signInName: string }[] };
    const other = items.find(({ signInName }) => signInName === 'private-1');
    await enter(product, other?.id ?? '').expect(404);
    await enter(product, crypto.randomUUID()).expect(404);
  });

  it('nobody becomes an account that was closed', async () => {
    const chosen = (await people()).find(({ label }) => label === 'MPE-1');
    await product.administrator
      .post(`/api/accounts/${String(chosen?.accountId)}/close`)
      .expect(201);
    await enter(product, String(chosen?.accountId)).expect(404);
    expect((await people()).map(({ label }) => label)).toEqual(['AA-1']);
  });

  it('is not thrown away under the hands of whoever uses it', async () => {
    await expect(reset(product)).rejects.toThrow('The product is running on this database');
    expect(await people()).not.toEqual([]);
  });

  it('another site cannot choose for a visitor', async () => {
    const [first] = await people();
    await supertest(product.url)
      .post('/api/demonstration/session')
      .set('sec-fetch-site', 'cross-site')
      .send({ accountId: first?.accountId })
      .expect(403);
  });
});

describe('in a production database', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ database: await openTestDatabase('production') });
  });

  afterAll(async () => {
    await product.close();
  });

  it('there is no switcher', async () => {
    await withCookie(product.url, '').get('/api/demonstration/people').expect(404);
    await enter(product, crypto.randomUUID()).expect(404);
  });

  it('nothing is ever thrown away', async () => {
    await expect(reset(product)).rejects.toThrow('This is a production database');
  });

  it('the database itself refuses a demonstration account', async () => {
    await expect(makeDemonstrationAccounts(product, ['admin-1'])).rejects.toThrow(
      'Demonstration accounts exist in demonstration databases only',
    );
  });

  it('the session says what it is', async () => {
    const { body } = await product.administrator.get('/api/session').expect(200);
    expect(body).toMatchObject({ database: 'production' });
  });
});
