import { SignJWT, UnsecuredJWT } from 'jose';
import supertest from 'supertest';
import type { Response } from 'supertest';
import type { ApiKeyView, Page } from '@oart/contract';
import { callerWith, makeKey } from '../support/gate-caller.ts';
import type { GateCaller } from '../support/gate-caller.ts';
import { keptAsks } from '../support/kept-asks.ts';
import { joinMember } from '../support/members.ts';
import { query } from '../support/query.ts';
import { joinProduct, startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { AUDIENCE, ISSUER, startTokenIssuer } from '../support/token-issuer.ts';
import type { TokenIssuer } from '../support/token-issuer.ts';

let issuer: TokenIssuer;
let product: Product;

beforeAll(async () => {
  issuer = await startTokenIssuer();
  const tokens = { issuer: ISSUER, audience: AUDIENCE, jwksUrl: issuer.jwksUrl };
  product = await startProduct({ tokens, settings: { metricsToken: METRICS_TOKEN } });
});

afterAll(async () => {
  await product.close();
  await issuer.close();
});

const METRICS_TOKEN = 'the token of a monitoring system'.replaceAll(' ', '-');

/** Whose answer is no; what is asked here is whether there is an answer at all. */
const QUESTION = {
  subject: { type: 'person', id: 'nobody' },
  action: { name: 'edit-oar' },
  resource: { type: 'treatment', id: 'Ethos-1/prostate' },
};
const SEARCH = { ...QUESTION, subject: { type: 'person' } };

async function withKey(request: Parameters<typeof makeKey>[1]): Promise<GateCaller> {
  return callerWith(product.url, (await makeKey(product, request)).key ?? '');
}

function expectUnknown(response: Response): void {
  expect(response.status).toBe(401);
  expect(response.headers['www-authenticate']).toBe('Bearer realm="oart", error="invalid_token"');
  expect(response.body).not.toHaveProperty('decision');
}

describe('a key', () => {
  it('asks, and does not search, unless it was made for that', async () => {
    const asking = await withKey({ title: 'Asks' });
    await asking.post('evaluation', QUESTION).expect(200);
    await asking.post('evaluations', { ...QUESTION, evaluations: [{}] }).expect(200);
    for (const kind of ['subject', 'resource', 'action'] as const) {
      const refused = await asking.post(kind, SEARCH);
      expect(refused.status).toBe(403);
      expect(refused.headers['www-authenticate']).toContain('scope="oart:search"');
    }
    const searching = await withKey({ title: 'Searches', scopes: ['search'] });
    await searching.post('subject', SEARCH).expect(200);
    await searching.post('evaluation', QUESTION).expect(403);
  });

  it('for one unit says nothing of another, nor of one that is not on file', async () => {
    const [first] = await openTwoUnits();
    const narrow = await withKey({
      title: 'Ethos-1 alone',
      scopes: ['ask', 'search'],
      units: [first],
    });
    const about = (unit: string): object => ({
      ...QUESTION,
      resource: { type: 'treatment', id: `${unit}/prostate` },
    });
    await narrow.post('evaluation', about('Ethos-1')).expect(200);
    await narrow.post('evaluation', about(first)).expect(200);
    await narrow.post('evaluation', about('Ethos-2')).expect(403);
    await narrow.post('evaluation', about('Nowhere')).expect(403);
    const { body } = await narrow
      .post('evaluations', { evaluations: [about('Ethos-1'), about('Ethos-2')] })
      .expect(200);
    expect(body).toMatchObject({
      evaluations: [{ decision: false }, { decision: false, context: { error: { status: 403 } } }],
    });
  });

  it.each([
    ['/scopes', { scopes: [] }],
    ['/scopes', { scopes: ['everything'] }],
    ['/scopes', { scopes: ['ask', 'ask'] }],
    ['/scopes', { scopes: null }],
    ['/units', { units: [] }],
    ['/units', { units: ['018f0000-0000-7000-8000-000000000000'] }],
    ['/units', { units: 'Ethos-1' }],
  ])('is not made with %s of %j', async (pointer, fields) => {
    const refused = await product.administrator.post('/api/keys', { title: 'Wrong', ...fields });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain(pointer);
  });

  it('is made once however often the request is repeated, and shown in the first answer alone', async () => {
    const { administrator, database, administrators } = product;
    const key = crypto.randomUUID();
    const send = (title: string): ReturnType<typeof administrator.post> =>
      administrator.post('/api/keys', { title }).set('idempotency-key', key);
    const answers = await Promise.all(Array.from({ length: 5 }, () => send('Lost').expect(201)));
    const made = answers.map(({ body }) => body as ApiKeyView);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const shown = made.filter((view) => view.key !== null);
    expect(shown).toHaveLength(1);
    const replays = answers.filter(({ headers }) => headers['idempotent-replay'] === 'true');
    expect(replays).toHaveLength(4);
    await send('Another').expect(422);
    const listed = await administrator.get('/api/keys').expect(200);
    const titles = (listed.body as Page<ApiKeyView>).items.map(({ title }) => title);
    expect(titles.filter((title) => title === 'Lost')).toHaveLength(1);
    expect(titles).not.toContain('Another');
    const kept = await query(
      database.urls.app,
      'select result::text as result from oart.idempotency_key where key = $1',
      [key],
      administrators[0]?.employerId,
    );
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain('oart_');
    // What was made is known, and can be closed.
    await administrator.delete(`/api/keys/${made[0]?.id ?? ''}`).expect(204);
    const caller = callerWith(product.url, shown[0]?.key ?? '');
    expectUnknown(await caller.post('evaluation', QUESTION));
  });

  it('is not made without an idempotency key', async () => {
    const { administrator } = product;
    const refused = await administrator
      .post('/api/keys', { title: 'Unkeyed' })
      .unset('idempotency-key');
    expect(refused.status).toBe(400);
  });

  it('shows when it was last used, and never itself', async () => {
    const made = await makeKey(product, { title: 'Seldom used' });
    expect(made).toMatchObject({ scopes: ['ask'], units: null, lastUsedAt: null });
    await callerWith(product.url, made.key ?? '')
      .post('evaluation', QUESTION)
      .expect(200);
    const { body } = await product.administrator.get('/api/keys').expect(200);
    const listed = (body as Page<ApiKeyView>).items.find(({ id }) => id === made.id);
    expect(listed?.key).toBeNull();
    expect(Date.parse(listed?.lastUsedAt ?? '')).toBeGreaterThan(Date.parse(made.createdAt) - 1);
  });

  it.each([
    ['is not ours', 'oart_' + 'x'.repeat(43)],
    ['is too short', 'oart_x'],
    ['has no mark', 'x'.repeat(43)],
    ['is a name and a password', 'YWRtaW46cGFzc3dvcmQ='],
  ])('that %s opens nothing', async (_, key) => {
    expectUnknown(await callerWith(product.url, key).post('evaluation', QUESTION));
  });

  it.each(['Basic YWRtaW46cGFzc3dvcmQ=', 'Bearer', 'Bearer ', 'undefined', 'Bearer a b'])(
    'sent as %j opens nothing',
    async (authorization) => {
      const caller = callerWith(product.url, 'replaced');
      expectUnknown(await caller.post('evaluation', QUESTION, { authorization }));
    },
  );

  it('without its scheme opens nothing, though the key is right', async () => {
    const { key } = await makeKey(product, { title: 'Bare' });
    const caller = callerWith(product.url, 'replaced');
    expectUnknown(await caller.post('evaluation', QUESTION, { authorization: key ?? '' }));
  });

  it('is checked before the body is read', async () => {
    const caller = callerWith(product.url, 'x');
    await caller.post('evaluation', '{"malformed').expect(401);
    await caller.post('evaluation', 'x'.repeat(100_000)).expect(401);
  });
});

async function openTwoUnits(): Promise<readonly [string, string]> {
  const manager = await joinMember(product, 'Manager-1', ['service-manager']);
  const site = await manager
    .post('/api/organisation/sites', { name: 'Southend', timeZone: 'Europe/London' })
    .expect(201);
  const { id: siteId } = site.body as { id: string };
  const open = async (name: string): Promise<string> => {
    const unit = { siteId, name, platform: 'ethos', treatmentSites: ['prostate'] };
    const opening = { ...unit, softwareVersion: 'Ethos 2.0' };
    const { body } = await manager.post('/api/organisation/units', opening).expect(201);
    return (body as { id: string }).id;
  };
  return [await open('Ethos-1'), await open('Ethos-2')];
}

describe('a token', () => {
  it('for an employer who is not on file keeps the product from starting', async () => {
    const { settings } = product.database;
    const employerId = '018f0000-0000-7000-8000-000000000000';
    const tokens = { issuer: ISSUER, audience: AUDIENCE, jwksUrl: issuer.jwksUrl, employerId };
    const starting = joinProduct({ ...product.database, settings: { ...settings, tokens } });
    await expect(starting).rejects.toThrow(employerId);
  });

  const seconds = Math.floor(Date.now() / 1000);
  const send = async (token: string): Promise<Response> =>
    callerWith(product.url, token).post('evaluation', QUESTION);

  it('of the issuer asks, for as long as the keys are remembered without fetching them again', async () => {
    expect((await send(await issuer.token())).status).toBe(200);
    const fetched = issuer.fetched();
    expect((await send(await issuer.token({ jti: 'another' }))).status).toBe(200);
    expect(issuer.fetched()).toBe(fetched);
  });

  it('does what its scope names, and asking is a right of its own', async () => {
    const searching = callerWith(product.url, await issuer.token({ scope: 'oart:search' }));
    await searching.post('subject', SEARCH).expect(200);
    await searching.post('evaluation', QUESTION).expect(403);
    const idle = await send(await issuer.token({ scope: 'openid profile' }));
    expect(idle.status).toBe(403);
    expect(idle.headers['www-authenticate']).toContain('error="insufficient_scope"');
    expect((await send(await issuer.token({ scope: undefined }))).status).toBe(403);
    expect((await send(await issuer.token({ scope: ['oart:ask'] }))).status).toBe(403);
  });

  it.each([
    ['of another issuer', { iss: 'https://other.example' }],
    ['without an issuer', { iss: undefined }],
    ['for another audience', { aud: 'billing' }],
    ['without an audience', { aud: undefined }],
    ['that is over', { exp: seconds - 60 }],
    ['without an end', { exp: undefined }],
    ['that is not yet', { nbf: seconds + 300 }],
    ['of nobody', { sub: undefined }],
  ])('%s opens nothing', async (_, claims) => {
    expectUnknown(await send(await issuer.token(claims)));
  });

  it.each([
    ['that begins within the skew of clocks', { nbf: seconds + 10 }],
    ['for several audiences', { aud: ['billing', AUDIENCE] }],
  ])('%s opens the gate', async (_, claims) => {
    expect((await send(await issuer.token(claims))).status).toBe(200);
  });

  it('signed by somebody else opens nothing', async () => {
    expectUnknown(await send(await issuer.forged()));
  });

  it('signed with a key that the issuer does not publish opens nothing', async () => {
    expectUnknown(await send(await issuer.token({}, 'two')));
  });

  it('without a signature opens nothing', async () => {
    const claims = { scope: 'oart:ask', sub: 'x' };
    const bare = new UnsecuredJWT(claims)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setExpirationTime('5m');
    expectUnknown(await send(bare.encode()));
  });

  it('signed with the public key as if it were a secret opens nothing', async () => {
    const published = await (await fetch(issuer.jwksUrl)).text();
    const confused = await new SignJWT({ scope: 'oart:ask', sub: 'x' })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(published));
    expectUnknown(await send(confused));
  });

  it('that was changed by one letter opens nothing', async () => {
    const token = await issuer.token();
    const [header = '', payload = '', signature = ''] = token.split('.');
    const other = payload.startsWith('e') ? `f${payload.slice(1)}` : `e${payload.slice(1)}`;
    expectUnknown(await send([header, other, signature].join('.')));
    expectUnknown(await send(`${token}.x`));
  });

  it('is logged under an id that is always the same, and never by its subject', async () => {
    const kept = async (): Promise<readonly string[]> => {
      const asks = await keptAsks(product);
      expect(JSON.stringify(asks)).not.toContain('a.person@');
      return asks.map(({ askerId }) => askerId);
    };
    const token = { sub: 'a.person@hospital.example' };
    const before = await kept();
    for (let times = 0; times < 2; times += 1) {
      expect((await send(await issuer.token(token))).status).toBe(200);
    }
    let after = before;
    while (after.length < before.length + 2) after = await kept();
    const [one, other] = after.slice(-2);
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(other).toBe(one);
  });

  it('opens nothing else than the gate', async () => {
    const token = await issuer.token();
    const response = await supertest(product.url)
      .get('/api/people')
      .set('authorization', `Bearer ${token}`);
    expect(response.status).toBe(401);
  });
});

describe('an issuer whose keys cannot be had', () => {
  it('is 503, never a permit, until they can', async () => {
    const tokens = { issuer: ISSUER, audience: AUDIENCE, jwksUrl: issuer.jwksUrl };
    const other = await startProduct({ tokens });
    try {
      const caller = callerWith(other.url, await issuer.token());
      for (const status of [500, 404, 0]) {
        issuer.answer(status);
        const response = await caller.post('evaluation', QUESTION);
        expect(response.status).toBe(503);
        expect(response.body).toMatchObject({ code: 'token-keys-unreachable' });
        expect(response.body).not.toHaveProperty('decision');
      }
      issuer.answer(200);
      await caller.post('evaluation', QUESTION).expect(200);
    } finally {
      issuer.answer(200);
      await other.close();
    }
  });
});

describe('the figures of a process', () => {
  const read = (authorization?: string) => {
    const request = supertest(product.url).get('/metrics');
    return authorization === undefined ? request : request.set('Authorization', authorization);
  };
  const figureIn = ({ text }: Response, name: string): number =>
    Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);

  it('are told to the monitoring system alone', async () => {
    const key = (await makeKey(product, { title: 'No monitor' })).key ?? '';
    const wrong = [
      undefined,
      '',
      'Bearer',
      `Bearer ${METRICS_TOKEN}x`,
      METRICS_TOKEN,
      `Bearer ${key}`,
    ];
    for (const authorization of wrong) {
      const { status, text } = await read(authorization);
      expect([authorization, status]).toEqual([authorization, 401]);
      expect(text).not.toContain('oart_gate');
    }
    const told = await read(`Bearer ${METRICS_TOKEN}`).expect(200);
    expect(told.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    for (const line of told.text.trimEnd().split('\n')) {
      expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+ [\d.e+-]+)$/);
    }
  });

  it('count what the gate answered, and say that it may', async () => {
    const authorization = `Bearer ${METRICS_TOKEN}`;
    const asker = await withKey({ title: 'Counted' });
    await asker.post('evaluation', QUESTION).expect(200);
    const before = await read(authorization);
    await asker.post('evaluation', QUESTION).expect(200);
    const after = await read(authorization);
    const name = 'oart_gate_requests_total';
    expect(figureIn(after, name) - figureIn(before, name)).toBe(1);
    expect(figureIn(after, 'oart_gate_current')).toBe(1);
    expect(figureIn(after, 'oart_gate_people')).toBeGreaterThan(0);
  });
});
