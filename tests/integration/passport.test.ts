import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalBytes } from '@oart/ledger';
import type {
  EntitlementView,
  EvidenceView,
  Page,
  PassportIssuedView,
  PassportReadingView,
  PassportTrustView,
  PassportsView,
  Problem,
} from '@oart/contract';
import { openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import { ask } from '../support/gate.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { runCommand } from '../support/product-command.ts';
import { query } from '../support/query.ts';
import {
  delegate,
  employ,
  joinAdapter,
  openSecondDepartment,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';

const TERM = { from: '2026-01-12', until: '2028-12-31' };
const RADIOGRAPHER = [['HCPC', 'therapeutic-radiographer']] as const;

let mse: TestDepartment;
let trustB: TestDepartment;
/** One human with two rows: at MSE, and at Trust B on an honorary contract. */
let atMse: TestMember;
let atB: TestMember;
let held: EntitlementView;
let beforeSuspension: PassportIssuedView;
let issued: PassportIssuedView;
let trusted: string;

beforeAll(async () => {
  mse = await openTestDepartment(['MSE', 'Trust B']);
  trustB = await openSecondDepartment(mse);
  atMse = await joinAdapter(mse, 'Adapter-1');
  await delegate(mse, mse.horp);
  await delegate(trustB, trustB.horp);
  atB = await joinMember(trustB.product, 'Adapter-One', ['staff-member'], ['Adapter-1']);
  await employ(trustB, atB, 'therapeutic-radiographer', '6', RADIOGRAPHER);
  await mse.at('2026-01-12T10:00:00.000Z');
  await openCase(mse, 'A1', 'prostate');
  await openCase(trustB, 'B1', 'prostate');
  await qualifyAdapter(mse, atMse, ['prostate'], '2026-01-12');
  held = await entitle(mse, atMse, 'adapter', ['prostate'], TERM);
  beforeSuspension = await issue(atMse, atMse);
  await mse.horp
    .post(`/api/entitlements/${held.id}/suspensions`, {
      tasks: [],
      treatmentSites: [],
      cause: 'concern',
      restrictedNote: 'Private to MSE',
      conditionsToLift: null,
    })
    .expect(201);
});

afterAll(() => mse.close());

async function issue(
  who: TestMember,
  holder: TestMember,
  agreement: string | null = null,
): Promise<PassportIssuedView> {
  const { body } = await who
    .post(`/api/people/${holder.personId}/passports`, { agreement })
    .expect(201);
  return body as PassportIssuedView;
}

const take = (who: TestMember, holder: TestMember, passport: string) =>
  who.post(`/api/people/${holder.personId}/passport-imports`, { passport });

const readAs = (who: TestMember, holder: TestMember, passport: string) =>
  who.post(`/api/people/${holder.personId}/passport-readings`, { passport });

async function evidenceOf(holder: TestMember): Promise<readonly EvidenceView[]> {
  const { body } = await holder.get('/api/evidence').expect(200);
  return (body as Page<EvidenceView>).items;
}

async function keyOfMse(): Promise<object> {
  const { body } = await mse.horp.get('/api/passport-trust').expect(200);
  const { employer, keys } = body as PassportTrustView;
  return {
    employerId: employer.id,
    name: employer.name,
    publicKey: keys[0]?.publicKey,
    checkedHow: 'Read out by the head of physics of MSE over the telephone',
  };
}

const ISSUERS = '/api/passport-trust/issuers';

const messageOf = (body: unknown): string => (body as Problem).detail;

describe('a passport is issued', () => {
  it('by the holder: signed, for 90 days, and recorded by its hash', async () => {
    issued = await issue(atMse, atMse);
    expect(issued.validUntil).toBe('2026-04-12');
    const { body } = await atMse.get(`/api/people/${atMse.personId}/passports`).expect(200);
    const [onFile] = (body as PassportsView).issues;
    expect(onFile).toMatchObject({
      id: issued.id,
      sha256: issued.sha256,
      issuedBy: 'Adapter-1',
      agreement: null,
    });
  });

  it('and holds what was verified, assessed and held, and nothing about the suspension', () => {
    const { document } = JSON.parse(issued.text) as { document: Record<string, unknown> };
    expect(document['issuer']).toMatchObject({ name: 'MSE' });
    expect(document['evidence']).toHaveLength(3);
    expect(document['assessments']).toHaveLength(2);
    expect(document['entitlements']).toMatchObject([{ id: held.id, endedFrom: null }]);
    expect(document['suspensions']).toEqual({ stated: false });
    expect(issued.text).not.toMatch(/Private to MSE|"concern"|suspended"/);
    expect(issued.text).not.toContain('HoRTP');
  });

  it('so that nobody can tell it from one issued before the suspension', () => {
    const about = ({ text }: PassportIssuedView): unknown => {
      const { document } = JSON.parse(text) as { document: Record<string, unknown> };
      const { id, issuedAt, ledger, ...rest } = document;
      expect([id, issuedAt, ledger]).not.toContain(undefined);
      return rest;
    };
    expect(about(issued)).toEqual(about(beforeSuspension));
  });

  it('with suspensions under an agreement by an entitler, and never by the holder', async () => {
    const stated = await issue(mse.horp, atMse, 'East of England sharing agreement');
    const { document } = JSON.parse(stated.text) as { document: Record<string, unknown> };
    expect(document['suspensions']).toEqual({
      stated: true,
      agreement: 'East of England sharing agreement',
      live: [{ entitlement: held.id, since: '2026-01-12' }],
    });
    expect(stated.text).not.toContain('Private to MSE');
    await atMse.post(`/api/people/${atMse.personId}/passports`, { agreement: 'Mine' }).expect(403);
  });

  it('and its text is kept nowhere: a request that is sent again is told so', async () => {
    const path = `/api/people/${atMse.personId}/passports`;
    const key = crypto.randomUUID();
    const send = () => atMse.post(path, { agreement: null }).set('idempotency-key', key);
    const { sha256 } = (await send().expect(201)).body as PassportIssuedView;
    expect(messageOf((await send().expect(409)).body)).toContain(sha256);
    const kept = await query(
      mse.product.database.urls.owner,
      'select result from oart.idempotency_key where key = $1',
      [key],
    );
    const result = JSON.stringify(kept);
    expect(result).toContain(sha256);
    expect(result).not.toContain('signature');
  });

  it('by nobody else', async () => {
    const path = `/api/people/${atMse.personId}/passports`;
    for (const stranger of [mse.mpe, trustB.horp, atB]) {
      await stranger.post(path, { agreement: null }).expect(404);
    }
    await mse.manager.post(path, { agreement: null }).expect(404);
    await atB.get(path).expect(404);
  });

  it('with a key whose private half is a file of the product alone', async () => {
    const { body } = await mse.horp.get('/api/passport-trust').expect(200);
    const [key] = (body as PassportTrustView).keys;
    const { passportKeyDirectory } = mse.product.database.settings;
    expect(await readdir(passportKeyDirectory)).toEqual([`${key?.keyId ?? ''}.pem`]);
    const pem = await readFile(`${passportKeyDirectory}/${key?.keyId ?? ''}.pem`, 'utf8');
    expect(pem).toContain('PRIVATE KEY');
  });
});

describe('another employer', () => {
  it('refuses a passport of an issuer that it does not know', async () => {
    const refused = await readAs(atB, atB, issued.text).expect(422);
    expect(messageOf(refused.body)).toContain('trusts no key of this issuer');
  });

  it('lets its representative alone say whom it trusts, and not itself', async () => {
    const key = await keyOfMse();
    for (const other of [trustB.horp, atB]) await other.post(ISSUERS, key).expect(403);
    const { body } = await trustB.horp.get('/api/passport-trust').expect(200);
    const own = (body as PassportTrustView).employer.id;
    await trustB.manager.post(ISSUERS, { ...key, employerId: own }).expect(409);
    await trustB.manager.post(ISSUERS, { ...key, publicKey: `${'A'.repeat(42)}B` }).expect(400);
    const added = await trustB.manager.post(ISSUERS, key).expect(201);
    trusted = (added.body as { id: string }).id;
    await trustB.manager.post(ISSUERS, key).expect(409);
  });

  it('shows what an import would record before anything is', async () => {
    const { body } = await readAs(atB, atB, issued.text).expect(200);
    const reading = body as PassportReadingView;
    expect(reading).toMatchObject({
      issuer: 'MSE',
      nameAsPrinted: 'Adapter-1',
      nameMatch: 'alias-matches',
      onFile: 0,
      suspensions: ['Suspensions are not stated.'],
    });
    expect(reading.records).toHaveLength(3);
    expect(reading.statements[0]).toContain('entitles to nothing elsewhere');
    expect(await evidenceOf(atB)).toEqual([]);
  });

  it('shows a stated suspension to its holder, and to nobody who submits records for others', async () => {
    const stated = await issue(mse.horp, atMse, 'East of England sharing agreement');
    const suspensionsFor = async (who: TestMember): Promise<readonly string[]> => {
      const { body } = await readAs(who, atB, stated.text).expect(200);
      return (body as PassportReadingView).suspensions;
    };
    expect(await suspensionsFor(atB)).toEqual([
      `${held.number} is suspended since 12 Jan 2026 (stated under East of England sharing agreement).`,
    ]);
    const verifier = await joinMember(trustB.product, 'Verifier-9', ['verifier']);
    expect(await suspensionsFor(verifier)).toEqual(['Stated to the holder and to entitlers.']);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['one byte changed', (text) => text.replace('"score":80', '"score":90'), /signature/],
    ['a name changed', (text) => text.replaceAll('Adapter-1', 'Adapter-2'), /signature/],
    [
      'fields in another order',
      (text) => {
        const { document, signature } = JSON.parse(text) as Record<string, unknown>;
        return JSON.stringify({ signature, document });
      },
      /not a passport as it was issued/,
    ],
    ['white space', (text) => `${text}\n`, /not a passport as it was issued/],
    [
      'a field more',
      (text) => {
        const whole = JSON.parse(text) as { document: object; signature: unknown };
        const document = { ...whole.document, trusted: true };
        return new TextDecoder().decode(canonicalBytes({ ...whole, document }));
      },
      /form that is known here/,
    ],
    [
      'half a surrogate pair',
      (text) => text.replace('"MSE"', String.raw`"\ud800"`),
      /not a passport as it was issued/,
    ],
    [
      'a number that is not finite',
      (text) => text.replace('"score":80', '"score":1e400'),
      /not a passport as it was issued/,
    ],
    ['other text', () => 'certificate', /not a passport as it was issued/],
  ])('refuses a passport with %s, and records nothing', async (_, tamper, words) => {
    for (const send of [readAs, take]) {
      const refused = await send(atB, atB, tamper(issued.text)).expect(422);
      expect(messageOf(refused.body)).toMatch(words);
    }
    expect(await evidenceOf(atB)).toEqual([]);
  });

  it('refuses one that is too large', async () => {
    await take(atB, atB, 'x'.repeat(161 * 1024)).expect(413);
  });

  it('refuses its own', async () => {
    await qualifyAdapter(trustB, atB, ['prostate'], '2026-01-12');
    const own = await issue(atB, atB);
    const refused = await take(atB, atB, own.text).expect(422);
    expect(messageOf(refused.body)).toContain('your own employer');
  });

  it('lets nobody import for others but verifiers and assessors', async () => {
    await take(trustB.manager, atB, issued.text).expect(403);
    await take(mse.deputy, atB, issued.text).expect(404);
  });
});

describe('scenario 50: AA-1 of MSE on an honorary contract at Trust B', () => {
  const gate = () => ask(trustB.horp, atB, 'edit-oar', 'B1/1');
  let brought: readonly EvidenceView[];

  it('is denied before the import', async () => {
    expect(await gate()).toMatchObject({
      decision: false,
      codes: ['no-entitlement', 'supervisor-required'],
    });
  });

  it('and after it: what came is external evidence that waits for another person', async () => {
    const before = await evidenceOf(atB);
    const key = crypto.randomUUID();
    const send = () => take(atB, atB, issued.text).set('idempotency-key', key).expect(201);
    const first = await send();
    // The answer was lost on its way, and the request is sent again.
    const again = await send();
    expect(again.body).toEqual(first.body);
    brought = (await evidenceOf(atB)).filter(({ id }) => before.every((each) => each.id !== id));
    expect(brought.map(({ type, state, issuer }) => [type, state, issuer])).toEqual(
      Array(3).fill(['external-record', 'submitted', 'MSE']),
    );
    expect(brought.every(({ nameMatch }) => nameMatch === 'alias-matches')).toBe(true);
    expect(brought.every(({ alsoFor }) => alsoFor.length === 0)).toBe(true);
    expect((await gate()).decision).toBe(false);
  });

  it('the file of each is the passport, byte for byte', async () => {
    const [first] = brought;
    const file = await trustB.deputy.get(`/api/evidence/${first?.id ?? ''}/content`).expect(200);
    expect(file.type).toBe('application/json');
    expect(file.text).toBe(issued.text);
  });

  it('is not taken twice', async () => {
    const refused = await take(trustB.deputy, atB, issued.text).expect(409);
    expect(messageOf(refused.body)).toContain('taken before');
    const again = await issue(atMse, atMse);
    const nothingNew = await take(trustB.deputy, atB, again.text).expect(409);
    expect(messageOf(nothingNew.body)).toContain('brings no record');
    expect(await evidenceOf(atB)).toHaveLength(6);
  });

  it('is verified by another person alone', async () => {
    const [first] = brought;
    await atB.post(`/api/evidence/${first?.id ?? ''}/review`, { outcome: 'verified' }).expect(403);
    for (const { id } of brought) {
      const { body } = await trustB.deputy.get(`/api/evidence/${id}`).expect(200);
      await trustB.deputy
        .post(`/api/evidence/${id}/review`, {
          outcome: 'verified',
          statement: 'Confirmed with MSE.',
          identityEstablishedBy: 'alias-matches',
          reason: null,
          seen: (body as EvidenceView).ledgerIndex,
        })
        .expect(201);
    }
    expect((await gate()).decision).toBe(false);
  });

  it('is permitted once Trust B’s own delegate entitles, whatever is suspended at MSE', async () => {
    await entitle(trustB, atB, 'adapter', ['prostate'], TERM);
    expect(await gate()).toMatchObject({ decision: true, codes: [] });
    const there = await ask(mse.horp, atMse, 'edit-oar', 'A1/1');
    expect(there).toMatchObject({ decision: false, codes: ['suspended'] });
  });
});

describe('the command that needs no database', () => {
  async function verify(text: string, key?: string): Promise<readonly [number, string]> {
    const caller = await mkdtemp(join(tmpdir(), 'oart-passport-'));
    await writeFile(join(caller, 'passport.json'), text);
    const { body } = await mse.horp.get('/api/passport-trust').expect(200);
    const publicKey = key ?? (body as PassportTrustView).keys[0]?.publicKey ?? '';
    const lines: string[] = [];
    const code = await runCommand(
      ['passport', 'verify', 'passport.json', publicKey],
      {},
      {
        directories: { product: caller, caller },
        print: (line) => lines.push(line),
        say: () => undefined,
      },
    );
    return [code, lines.join('\n')];
  }

  it('says that a passport is whole and of a key, or is not', async () => {
    const [code, answer] = await verify(issued.text);
    expect([code, JSON.parse(answer)]).toMatchObject([0, { isSigned: true, id: issued.id }]);
    const [changed] = await verify(issued.text.replace('"score":80', '"score":90'));
    expect(changed).toBe(1);
    const [otherKey] = await verify(issued.text, 'A'.repeat(43));
    expect(otherKey).toBe(1);
    await expect(verify('{}')).rejects.toThrow('not a passport as it was issued');
    await expect(verify(issued.text, 'key')).rejects.toThrow('no public key');
  });
});

describe('the end of trust', () => {
  let fresh: PassportIssuedView;

  it('is an entitler’s to record, and refuses what is signed with the key', async () => {
    const path = `/api/passport-trust/issuers/${trusted}/withdrawal`;
    await atB.post(path, { reason: 'Lost' }).expect(403);
    await trustB.horp.post(path, { reason: 'The key of MSE was lost' }).expect(201);
    await trustB.horp.post(path, { reason: 'Again' }).expect(409);
    const another = await joinMember(trustB.product, 'Adapter-Two', ['staff-member']);
    fresh = await issue(mse.horp, atMse);
    const refused = await readAs(another, another, fresh.text).expect(422);
    expect(messageOf(refused.body)).toContain('no longer trusts the key');
    await trustB.manager.post(ISSUERS, await keyOfMse()).expect(201);
    await readAs(another, another, fresh.text).expect(200);
  });

  it('a passport is good on its last day and refused on the day after', async () => {
    const another = await joinMember(trustB.product, 'Adapter-Three', ['staff-member']);
    await mse.at('2026-04-12T22:00:00.000Z');
    await readAs(another, another, fresh.text).expect(200);
    await mse.at('2026-04-13T10:00:00.000Z');
    const refused = await readAs(another, another, fresh.text).expect(422);
    expect(messageOf(refused.body)).toContain('12 Apr 2026 was its last day');
  });
});
