import type {
  AuditorReadView,
  Page,
  PasskeyEnrolmentView,
  SigningFactorView,
  SigningFactorsView,
  WorkstationView,
  WorkstationsView,
} from '@oart/contract';
import { PASSWORD, openAccount, seenNow, signedInWith } from '../support/accounts.ts';
import { joinMember } from '../support/members.ts';
import { query } from '../support/query.ts';
import { signIn } from '../support/signed-in.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { SoftwareAuthenticator } from '../support/software-authenticator.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { enrolWorkstation, signInThere } from '../support/workstation.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct({ employers: ['Hospital', 'Other hospital'] });
});

afterAll(async () => {
  await product.close();
});

describe('accounts', () => {
  it('are listed by name, page by page, and as a table', async () => {
    for (const name of ['list-a', 'list-b', 'list-c']) {
      await openAccount(product.administrator, name, ['auditor']);
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await product.administrator.get(`/api/accounts?limit=1${from}`).expect(200);
      const page = body as { items: { signInName: string }[]; cursor: string | null };
      seen.push(...page.items.map((item) => item.signInName));
      cursor = page.cursor;
    }
    expect(seen).toEqual([...seen].sort());
    expect(seen).toEqual(expect.arrayContaining(['admin-1', 'list-a', 'list-b', 'list-c']));
    expect(seen).not.toContain('admin-2');
    const csv = await product.administrator.get('/api/accounts?format=csv').expect(200);
    expect(csv.type).toBe('text/csv');
    expect(csv.text).toMatch(/\r\nlist-a,,auditor,\d{4}-\d\d-\d\d,active,/);
  });

  it('are opened once under one key', async () => {
    const body = {
      signInName: 'opened-once',
      personId: null,
      permissions: ['gate-client'],
      initialPassword: PASSWORD,
    };
    const key = crypto.randomUUID();
    const first = await product.administrator
      .post('/api/accounts', body)
      .set('idempotency-key', key);
    const second = await product.administrator
      .post('/api/accounts', body)
      .set('idempotency-key', key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(first.headers['idempotent-replay']).toBeUndefined();
    expect(second.headers['idempotent-replay']).toBe('true');
    const other = { ...body, permissions: [] };
    const third = await product.administrator
      .post('/api/accounts', other)
      .set('idempotency-key', key);
    expect(third.status).toBe(422);
    expect(third.body).toMatchObject({ type: '/problems/idempotency-conflict' });
  });

  it('need a key to be opened', async () => {
    const { body } = await product.administrator
      .post('/api/accounts', {})
      .unset('idempotency-key')
      .expect(400);
    expect(body).toMatchObject({ errors: [{ pointer: expect.any(String) as string }] });
  });

  it('keep no password where the request is remembered', async () => {
    await openAccount(product.administrator, 'remembered', ['auditor']);
    const [{ employerId } = never()] = product.administrators;
    const rows = await query(
      product.database.urls.app,
      'select * from oart.idempotency_key',
      [],
      employerId,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  });

  it.each([
    ['a name that is taken', { signInName: 'admin-2' }, 409, '/signInName'],
    ['a name with capitals', { signInName: 'Admin-9' }, 400, '/signInName'],
    ['a short password', { initialPassword: 'short' }, 400, '/initialPassword'],
    ['a common password', { initialPassword: 'Password123456' }, 400, '/initialPassword'],
    ['a person who is not there', { personId: crypto.randomUUID() }, 400, '/personId'],
    ['a permission of people without a person', { permissions: ['entitler'] }, 400, '/permissions'],
    ['a permission that does not exist', { permissions: ['king'] }, 400, '/permissions'],
    ['a permission twice', { permissions: ['auditor', 'auditor'] }, 400, '/permissions'],
  ])('are not opened with %s', async (_, changed, status, pointer) => {
    const { body } = await product.administrator
      .post('/api/accounts', {
        signInName: 'never-opened',
        personId: null,
        permissions: ['gate-client'],
        initialPassword: PASSWORD,
        ...changed,
      })
      .expect(status);
    expect(body).toMatchObject({ errors: [{ pointer }] });
  });
});

describe('what an auditor looks at', () => {
  it('is written down before it is shown, and by nobody changed or taken away', async () => {
    const auditor = await signedInWith(product, 'looks', ['auditor']);
    await auditor.get('/api/people?limit=5').expect(200);
    await auditor.get('/api/session').expect(200);
    await auditor.get('/api/accounts').expect(403);
    await product.administrator.get('/api/people?limit=7').expect(200);
    const question = {
      subject: { type: 'person', id: 'nobody' },
      action: { name: 'edit-oar' },
      resource: { type: 'treatment', id: 'Ethos-1/prostate' },
    };
    await auditor.post('/access/v1/evaluation', question).expect(200);
    await auditor.post('/api/gate/past-questions', { subject: 'nobody' }).expect(400);
    const { body } = await auditor.get('/api/auditor-reads').expect(200);
    const looks = (body as Page<AuditorReadView>).items;
    expect(looks.map(({ address }) => address)).not.toContain('/api/people?limit=7');
    expect(looks.filter(({ signInName }) => signInName === 'looks')).toMatchObject([
      { method: 'POST', address: '/api/gate/past-questions', asked: '{"subject":"nobody"}' },
      { method: 'POST', address: '/access/v1/evaluation', asked: null },
      {
        accountId: auditor.account.id,
        method: 'GET',
        address: '/api/people?limit=5',
        asked: null,
      },
    ]);
    const [{ employerId } = never()] = product.administrators;
    for (const sql of [
      `update oart.auditor_read set address = '/'`,
      'delete from oart.auditor_read',
    ]) {
      const attempt = query(product.database.urls.app, sql, [], employerId);
      await expect(attempt).rejects.toThrow('permission denied');
    }
  });
});

describe('permissions', () => {
  it('take effect on the next request of a session that is open', async () => {
    const auditor = await signedInWith(product, 'promoted', ['auditor']);
    await auditor.get('/api/accounts').expect(403);
    const path = `/api/accounts/${auditor.account.id}/permissions`;
    const given = {
      permissions: ['system-administrator'],
      seen: await seenNow(product.administrator),
    };
    await product.administrator.post(path, given).expect(201);
    await auditor.get('/api/accounts').expect(200);
    const taken = { permissions: [], seen: await seenNow(product.administrator) };
    await product.administrator.post(path, taken).expect(201);
    await auditor.get('/api/accounts').expect(403);
  });

  it('are facts: every change stays', async () => {
    const { id } = await openAccount(product.administrator, 'recorded', ['auditor']);
    const seen = await seenNow(product.administrator);
    const changed = { permissions: ['gate-client'], seen };
    await product.administrator.post(`/api/accounts/${id}/permissions`, changed).expect(201);
    const [{ employerId } = never()] = product.administrators;
    const rows = await query(
      product.database.urls.app,
      'select permissions from oart.permission_grant where account_id = $1 order by ledger_index',
      [id],
      employerId,
    );
    expect(rows.map((row) => row['permissions'])).toEqual([['auditor'], ['gate-client']]);
  });

  it('are not set over what another administrator set meanwhile', async () => {
    const { id } = await openAccount(product.administrator, 'set-twice', ['auditor']);
    const path = `/api/accounts/${id}/permissions`;
    const seen = await seenNow(product.administrator);
    await product.administrator.post(path, { permissions: [], seen }).expect(201);
    const over = { permissions: ['gate-client'], seen };
    const { body } = await product.administrator.post(path, over).expect(409);
    expect(body).toMatchObject({ type: '/problems/changed-since-seen' });
    const again = { ...over, seen: await seenNow(product.administrator) };
    await product.administrator.post(path, again).expect(201);
  });

  it('of one’s own account are changed by nobody', async () => {
    const { body } = await product.administrator.get('/api/session');
    const { id } = (body as { account: { id: string } }).account;
    for (const [path, sent] of [
      [`/api/accounts/${id}/permissions`, { permissions: ['system-administrator'], seen: 0 }],
      [`/api/accounts/${id}/close`, undefined],
    ] as const) {
      const refused = await product.administrator.post(path, sent).expect(403);
      expect(refused.body).toMatchObject({ type: '/problems/own-record' });
    }
  });

  it('of a closed account are changed by nobody', async () => {
    const { id } = await openAccount(product.administrator, 'shut', ['auditor']);
    await product.administrator.post(`/api/accounts/${id}/close`).expect(201);
    const wanted = { permissions: ['gate-client'], seen: await seenNow(product.administrator) };
    const { body } = await product.administrator
      .post(`/api/accounts/${id}/permissions`, wanted)
      .expect(409);
    expect(body).toMatchObject({ detail: 'This account is closed.' });
  });

  it('are another employer’s business: its accounts are not there', async () => {
    const [, other = never()] = product.administrators;
    const stranger = await signIn(product.url, other.signInName, other.password);
    const { id } = await openAccount(product.administrator, 'not-theirs', ['auditor']);
    for (const path of [`/api/accounts/${id}/permissions`, `/api/accounts/${id}/close`]) {
      const sent = path.endsWith('close') ? undefined : { permissions: [], seen: 0 };
      const theirs = await stranger.post(path, sent);
      const nobodys = await stranger.post(path.replace(id, crypto.randomUUID()), sent);
      expect(theirs.status).toBe(404);
      expect({ ...theirs.body, instance: '' }).toEqual({ ...nobodys.body, instance: '' });
    }
  });
});

describe('a password', () => {
  it.each([
    [
      'without the one in use',
      { current: 'not this one', next: 'another quiet river' },
      '/current',
    ],
    ['to a short one', { current: PASSWORD, next: 'short' }, '/next'],
    ['to a common one', { current: PASSWORD, next: 'Password123456' }, '/next'],
    ['to the same one', { current: PASSWORD, next: PASSWORD }, '/next'],
  ])('is not changed %s', async (name, change, pointer) => {
    const account = `pw-${String(name.length)}-${change.next.length.toString()}`;
    const session = await signedInWith(product, account, ['auditor']);
    const { body } = await session.post('/api/account/password', change).expect(400);
    expect(body).toMatchObject({ errors: [{ pointer }] });
    await session.get('/api/session').expect(200);
  });

  it('is kept as Argon2id of at least 19 MiB and two passes', async () => {
    const rows = await query(product.database.urls.app, 'select password_hash from oart.account');
    for (const { password_hash: hash } of rows) {
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
  });
});

describe('a passkey and a PIN', () => {
  const PIN = '407195';

  it('are enrolled with the password again, listed with their use, and revoked', async () => {
    const member = await joinMember(product, 'Adapter-9', ['staff-member']);
    const authenticator = new SoftwareAuthenticator('http://localhost:0');
    const none = await member.get('/api/account/signing-factors').expect(200);
    expect(none.body).toEqual({
      factors: [],
      noPasskeysBecause: null,
      passwordLink: null,
      isAtWorkstation: false,
    });
    const start = { password: PASSWORD };
    const asked = await member.post('/api/account/passkeys/challenge', start).expect(200);
    const { enrolmentId, options } = asked.body as PasskeyEnrolmentView;
    const made = { enrolmentId, name: 'Blue key', credential: authenticator.create(options) };
    const passkey = await member.post('/api/account/passkeys', made).expect(201);
    const { id } = passkey.body as SigningFactorView;
    await member.post('/api/account/pin', { password: PASSWORD, pin: PIN }).expect(201);
    const both = await member.get('/api/account/signing-factors').expect(200);
    expect((both.body as SigningFactorsView).factors.map(({ kind, name }) => [kind, name])).toEqual(
      [
        ['pin', null],
        ['passkey', 'Blue key'],
      ],
    );
    const revocation = `/api/account/signing-factors/${id}/revocation`;
    await product.administrator.post(revocation).expect(404);
    const revoked = await member.post(revocation).expect(201);
    expect(revoked.body).toMatchObject({ id, revokedAt: expect.any(String) as string });
    await member.post(revocation).expect(409);
  });

  it.each([
    ['a wrong password', { password: 'not the password' }, '/password'],
    ['five digits', { pin: '40719' }, '/pin'],
    ['a date', { pin: '240781' }, '/pin'],
    ['no text', { pin: 407195 }, '/pin'],
  ])('a PIN is not set with %s', async (name, changed, pointer) => {
    const member = await joinMember(product, `P-${String(name.length)}`, ['staff-member']);
    const sent = { password: PASSWORD, pin: PIN, ...changed };
    const { body } = await member.post('/api/account/pin', sent).expect(400);
    expect(body).toMatchObject({ errors: [{ pointer }] });
  });

  it('are not for an account without a person, which signs nothing', async () => {
    const service = await signedInWith(product, 'no-person', ['auditor']);
    await service.post('/api/account/passkeys/challenge', { password: PASSWORD }).expect(403);
    await service.post('/api/account/pin', { password: PASSWORD, pin: PIN }).expect(403);
  });

  it('leave nothing of the PIN where the request is remembered', async () => {
    const [{ employerId } = never()] = product.administrators;
    const member = await joinMember(product, 'Adapter-8', ['staff-member']);
    const keys = [];
    for (const pin of [PIN, '836294']) {
      const key = crypto.randomUUID();
      keys.push(key);
      const sent = { password: PASSWORD, pin };
      await member.post('/api/account/pin', sent).set('idempotency-key', key).expect(201);
    }
    const rows = await query(
      product.database.urls.app,
      'select distinct body_hash from oart.idempotency_key where key = any ($1)',
      [keys],
      employerId,
    );
    expect(rows).toHaveLength(1);
  });
});

describe('a workstation', () => {
  const listed = async (): Promise<readonly WorkstationView[]> => {
    const { body } = await product.administrator.get('/api/workstations').expect(200);
    return (body as WorkstationsView).workstations;
  };
  const isAtWorkstation = async (who: SignedIn): Promise<boolean> => {
    const { body } = await who.get('/api/account/signing-factors').expect(200);
    return (body as SigningFactorsView).isAtWorkstation;
  };

  it('is enrolled where the administrator sits, and known to whoever signs in there', async () => {
    const member = await joinMember(product, 'Adapter-7', ['staff-member']);
    const console = await enrolWorkstation(product, 'Ethos-1 console');
    expect(console.setCookie).toMatch(/^__Host-oart-workstation=[\w-]{43}; Max-Age=34560000;/);
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) {
      expect(console.setCookie.split('; ')).toContain(attribute);
    }
    expect(await listed()).toMatchObject([
      { id: console.id, name: 'Ethos-1 console', revokedAt: null, isHere: false },
    ]);
    const there = await signInThere(product, member, console);
    expect(await isAtWorkstation(there)).toBe(true);
    expect(await isAtWorkstation(member)).toBe(false);
    await product.administrator.post(`/api/workstations/${console.id}/revocation`).expect(201);
    await product.administrator.post(`/api/workstations/${console.id}/revocation`).expect(409);
    expect(await isAtWorkstation(there)).toBe(false);
    const late = await signInThere(product, member, console);
    expect(await isAtWorkstation(late)).toBe(false);
    expect(await listed()).toMatchObject([{ revokedAt: expect.any(String) as string }]);
  });

  it('is none by a token that nobody gave out, or of another employer', async () => {
    const member = await joinMember(product, 'Adapter-6', ['staff-member']);
    const other = { ...product, administrators: product.administrators.slice(1) };
    const theirs = await enrolWorkstation(other, 'Ethos-1 console');
    const name = '__Host-oart-workstation';
    for (const cookie of [theirs.cookie, `${name}=${'A'.repeat(43)}`, `${name}=%00`, `${name}=`]) {
      expect(await isAtWorkstation(await signInThere(product, member, { cookie }))).toBe(false);
    }
    await product.administrator.post(`/api/workstations/${theirs.id}/revocation`).expect(404);
  });

  it('is enrolled with the password, once, under a name of its own', async () => {
    const [{ signInName, password } = never()] = product.administrators;
    const there = await signIn(product.url, signInName, password);
    const wrong = { name: 'Ethos-2 console', password: 'not the password' };
    const refused = await there.post('/api/workstations', wrong).expect(400);
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/password' }] });
    const key = crypto.randomUUID();
    const sent = { name: 'Ethos-2 console', password };
    await there.post('/api/workstations', sent).set('idempotency-key', key).expect(201);
    const again = await there.post('/api/workstations', sent).set('idempotency-key', key);
    expect([again.status, again.headers['set-cookie']]).toEqual([201, undefined]);
    await there.post('/api/workstations', { ...sent, name: 'Another' }).expect(409);
    const same = await product.administrator.post('/api/workstations', sent).expect(409);
    expect(same.body).toMatchObject({ errors: [{ pointer: '/name' }] });
  });
});

describe('a demonstration account', () => {
  it('cannot exist in a database that is no demonstration', async () => {
    const change = query(
      product.database.urls.app,
      `update oart.account set demonstration_post = 'Anyone'`,
    );
    await expect(change).rejects.toThrow(
      'Demonstration accounts exist in demonstration databases only',
    );
  });

  it('is not to be had there', async () => {
    await product.administrator.get('/api/demonstration/people').expect(404);
    await product.administrator
      .post('/api/demonstration/session', { accountId: crypto.randomUUID() })
      .expect(404);
  });
});

function never(): never {
  throw new Error('The product has no such administrator');
}
