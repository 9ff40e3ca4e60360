import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { epochOf, instantOf } from '@oart/competency';
import type { Instant } from '@oart/competency';
import type { SignatureInput, SigningChallenge } from '@oart/contract';
import { PASSWORD } from '../support/accounts.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { verifyLedgers } from '../support/product-recording.ts';
import {
  examineAssertion,
  examineNewPasskey,
  verifySignatures,
} from '../support/product-signing.ts';
import type { Caller } from '../support/product-signing.ts';
import { query } from '../support/query.ts';
import { SIGNING_ORIGIN, openSigningDesk, unkeyed } from '../support/signer.ts';
import type { SigningDesk } from '../support/signer.ts';
import { SoftwareAuthenticator } from '../support/software-authenticator.ts';
import type { Misbehaviour } from '../support/software-authenticator.ts';

let database: TestDatabase;
let desk: SigningDesk;
let employerId: string;
let signer: Caller;
let passkey: SoftwareAuthenticator;

interface ToSign {
  readonly meaning: string;
  readonly record: object;
}

const PIN = '407195';
const ACT = { meaning: 'performed', record: { task: 'edit-oar', fraction: 3 } };
const GRANT = { meaning: 'granted', record: { role: 'adapter', until: '2027-11-20' } };
const STATEMENT = 'I have done this.';
const refused = { kind: 'signature-not-accepted' };

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openSigningDesk(database);
  employerId = await desk.newEmployer();
});

afterAll(async () => {
  await desk.connections.destroy();
  await database.close();
});

beforeEach(async () => {
  signer = await desk.newSigner(employerId);
  passkey = new SoftwareAuthenticator(SIGNING_ORIGIN);
});

function requestOf(caller: Caller) {
  return { ...unkeyed(caller.employerId), account: caller.accountId, idempotencyKey: uuidv7() };
}

async function enrol(
  authenticator = passkey,
  { as = signer, wrong = {} }: { as?: Caller; wrong?: Misbehaviour } = {},
): Promise<string> {
  const { enrolmentId, options } = await desk.factors.startPasskey(as, { password: PASSWORD });
  const credential = authenticator.create(options, wrong);
  const request = { ...requestOf(as), bodyHash: 'enrolment' };
  const enrolment = { enrolmentId, name: 'Key in the drawer', credential };
  const { result } = await desk.factors.enrolPasskey(as, request, enrolment);
  return result.id;
}

async function enrolPin(as = signer): Promise<string> {
  const request = { ...requestOf(as), bodyHash: 'pin' };
  const { result } = await desk.factors.enrolPin(as, request, { password: PASSWORD, pin: PIN });
  return result.id;
}

/** Enrols the computer of a session; answers with its id. */
async function sitAtWorkstation(as = signer): Promise<string> {
  const request = { ...requestOf(as), bodyHash: 'workstation' };
  const enrolment = { name: `Console ${as.sessionId}`, password: PASSWORD };
  const { outcome } = await desk.workstations.enrol(as, request, enrolment);
  return outcome.result.id;
}

async function revoke(id: string): Promise<void> {
  await desk.factors.revoke(signer, { ...requestOf(signer), bodyHash: id }, id);
}

function offer(toSign: ToSign = GRANT, as = signer) {
  return desk.signing.challenge(as, { ...toSign, statement: STATEMENT });
}

function answer(challenge: SigningChallenge, wrong: Misbehaviour = {}): SignatureInput {
  if (challenge.passkey === null) throw new Error('No passkey was asked for');
  return { challengeId: challenge.challengeId, passkey: passkey.get(challenge.passkey, wrong) };
}

async function sign(signature: SignatureInput, toSign: ToSign = GRANT, as = signer) {
  const verified = await desk.signing.verify(as, signature, toSign);
  const { result } = await desk.recorder.record(unkeyed(as.employerId), (tx) =>
    desk.signing.consume(tx, verified),
  );
  return result;
}

/** The bytes with one bit changed: every third bit in turn, so that each byte is met. */
function flippedBits(base64Url: string, except: readonly number[] = []): string[] {
  const bytes = Buffer.from(base64Url, 'base64url');
  return Array.from({ length: Math.floor((bytes.length * 8) / 3) }, (_, place) => place * 3)
    .filter((bit) => !except.includes(bit >> 3))
    .map((bit) => {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return flipped.toString('base64url');
    });
}

/**
 * Where a signature frames its two numbers (DER): tags, lengths and the zeros before them. A reader may take
 * another frame for the same numbers, which is the same signature.
 */
function frameOf(signature: string): readonly number[] {
  const bytes = Buffer.from(signature, 'base64url');
  const second = 4 + (bytes[3] ?? 0);
  return [0, 1, 2, 3, 4, second, second + 1, second + 2];
}

function rows(sql: string, ...values: unknown[]) {
  return query(database.urls.app, sql, values, employerId);
}

describe('enrolling a passkey', () => {
  it('asks for the password again', async () => {
    const asked = desk.factors.startPasskey(signer, { password: 'not the password' });
    await expect(asked).rejects.toMatchObject({ kind: 'invalid-request' });
    const pin = desk.factors.enrolPin(
      signer,
      { ...requestOf(signer), bodyHash: 'pin' },
      { password: 'not the password', pin: PIN },
    );
    await expect(pin).rejects.toMatchObject({ kind: 'invalid-request' });
  });

  it('asks for user verification, for no attestation, and for none that is enrolled', async () => {
    await enrol();
    const { options } = await desk.factors.startPasskey(signer, { password: PASSWORD });
    expect(options).toMatchObject({
      rp: { id: 'oart.example' },
      attestation: 'none',
      authenticatorSelection: { userVerification: 'required' },
      excludeCredentials: [{ id: passkey.credentialId }],
    });
  });

  it.each<[string, Misbehaviour]>([
    ['another origin', { origin: 'https://oart.example.attacker.example' }],
    ['another relying party', { rpId: 'attacker.example' }],
    ['another challenge', { challenge: 'AAAA' }],
    ['an answer to another question', { type: 'webauthn.get' }],
    ['a page within another', { crossOrigin: true }],
    ['a user who was not verified', { isVerified: false }],
    ['a user who was not there', { isPresent: false }],
  ])('is refused with %s', async (_, wrong) => {
    await expect(enrol(passkey, { wrong })).rejects.toMatchObject({ kind: 'not-accepted' });
    expect((await desk.factors.list(signer)).factors).toEqual([]);
  });

  it('is done once, by the person who was asked, and with a key that is nobody’s yet', async () => {
    const { enrolmentId, options } = await desk.factors.startPasskey(signer, {
      password: PASSWORD,
    });
    const enrolment = { enrolmentId, name: 'Key', credential: passkey.create(options) };
    const colleague = await desk.newSigner(employerId);
    const enrolled = (caller: Caller) =>
      desk.factors.enrolPasskey(caller, { ...requestOf(caller), bodyHash: 'e' }, enrolment);
    await expect(enrolled(colleague)).rejects.toMatchObject({ kind: 'not-accepted' });
    await expect(enrolled(signer)).resolves.toMatchObject({ result: { name: 'Key' } });
    await expect(enrolled(signer)).rejects.toMatchObject({ kind: 'not-accepted' });
    await expect(enrol(passkey, { as: colleague })).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('ends at ten', async () => {
    for (let count = 0; count < 10; count += 1) {
      await enrol(new SoftwareAuthenticator(SIGNING_ORIGIN));
    }
    await expect(enrol()).rejects.toMatchObject({ kind: 'not-accepted' });
  });
});

describe('a signature by passkey', () => {
  it('keeps all that it takes to verify it later, and marks the use', async () => {
    const factorId = await enrol();
    const challenge = await offer();
    expect(challenge.factors).toEqual(['passkey', 'password']);
    const signature = answer(challenge);
    const { id } = await sign(signature);
    expect(
      await rows(
        `select factor, factor_id, authenticator_data, client_data_json, passkey_signature,
           credential_id from oart.signature join oart.signing_factor
             on signing_factor.id = factor_id where signature.id = $1`,
        id,
      ),
    ).toEqual([
      {
        factor: 'passkey',
        factor_id: factorId,
        authenticator_data: signature.passkey?.authenticatorData,
        client_data_json: signature.passkey?.clientDataJSON,
        passkey_signature: signature.passkey?.signature,
        credential_id: passkey.credentialId,
      },
    ]);
    const { factors } = await desk.factors.list(signer);
    expect(factors).toEqual([
      expect.objectContaining({
        name: 'Key in the drawer',
        lastUsedAt: expect.any(String) as string,
      }),
    ]);
  });

  it.each<[string, Misbehaviour]>([
    ['another origin', { origin: 'https://oart.example:8443' }],
    ['another relying party', { rpId: 'example' }],
    ['an answer to an enrolment', { type: 'webauthn.create' }],
    ['a page within another', { crossOrigin: true }],
    ['a user who was not verified', { isVerified: false }],
    ['a user who was not there', { isPresent: false }],
  ])('is refused with %s', async (_, wrong) => {
    await enrol();
    await expect(sign(answer(await offer(), wrong))).rejects.toMatchObject(refused);
  });

  it('is refused over another challenge: older, of another record, meaning or person', async () => {
    await enrol();
    const colleague = await desk.newSigner(employerId);
    const others = [
      await offer(),
      await offer({ ...GRANT, record: { role: 'mpe' } }),
      await offer({ ...GRANT, meaning: 'withdrawn' }),
    ];
    await enrol(new SoftwareAuthenticator(SIGNING_ORIGIN), { as: colleague });
    others.push(await offer(GRANT, colleague));
    for (const other of others) {
      const { challengeId } = await offer();
      await expect(sign({ ...answer(other), challengeId })).rejects.toMatchObject(refused);
      const elsewhere = { ...GRANT, record: { role: 'advanced-adapter' } };
      await expect(sign(answer(other), elsewhere)).rejects.toMatchObject(refused);
    }
  });

  it('is refused with the passkey of a colleague, on their challenge or on one’s own', async () => {
    await enrol();
    const own = answer(await offer());
    const colleague = await desk.newSigner(employerId);
    await expect(sign(own, GRANT, colleague)).rejects.toMatchObject(refused);
    await enrol(new SoftwareAuthenticator(SIGNING_ORIGIN), { as: colleague });
    const { challengeId, passkey: question } = await offer(GRANT, colleague);
    if (question === null) throw new Error('The colleague has a passkey');
    const borrowed = { challengeId, passkey: passkey.get(question) };
    await expect(sign(borrowed, GRANT, colleague)).rejects.toMatchObject(refused);
  });

  it('is good once, and not after five minutes', async () => {
    const main = employerId;
    // An employer of its own: its ledger keeps the time to which the clock is moved.
    employerId = await desk.newEmployer();
    try {
      signer = await desk.newSigner(employerId);
      await enrol();
      const used = answer(await offer());
      await sign(used);
      await expect(sign(used)).rejects.toMatchObject(refused);
      const late = await offer();
      const signature = answer(late);
      await database.installation.moveClock(instantOf(epochOf(late.expiresAt as Instant) + 1_000));
      await expect(sign(signature)).rejects.toMatchObject(refused);
    } finally {
      employerId = main;
      await database.installation.releaseClock();
    }
  });

  it('is refused when the counter went back, as with a copy of the key', async () => {
    await enrol();
    await sign(answer(await offer(), { signCount: 40 }));
    for (const signCount of [40, 39, 0]) {
      await expect(sign(answer(await offer(), { signCount }))).rejects.toMatchObject(refused);
    }
    await expect(sign(answer(await offer(), { signCount: 41 }))).resolves.toBeDefined();
  });

  it('needs no counter where the passkey keeps none', async () => {
    await enrol(passkey, { wrong: { signCount: 0 } });
    await sign(answer(await offer(), { signCount: 0 }));
    await expect(sign(answer(await offer(), { signCount: 0 }))).resolves.toBeDefined();
  });

  it('is refused from its revocation on, also when proven before it', async () => {
    const id = await enrol();
    const proven = await desk.signing.verify(signer, answer(await offer()), GRANT);
    const later = answer(await offer());
    await revoke(id);
    const recorded = desk.recorder.record(unkeyed(employerId), (tx) =>
      desk.signing.consume(tx, proven),
    );
    await expect(recorded).rejects.toMatchObject(refused);
    await expect(sign(later)).rejects.toMatchObject(refused);
    expect(await offer()).toMatchObject({ factors: ['password'], passkey: null });
    expect((await desk.factors.list(signer)).factors).toMatchObject([
      { id, revokedAt: expect.any(String) as string },
    ]);
    await expect(revoke(id)).rejects.toMatchObject({ kind: 'conflict' });
    expect(await rows('select id from oart.signing_factor where id = $1', id)).toHaveLength(1);
  });

  it('answers a retry under the same key as the first time', async () => {
    await enrol();
    const signature = answer(await offer());
    const request = { ...requestOf(signer), bodyHash: 'same' };
    const answers = [];
    for (let tries = 0; tries < 2; tries += 1) {
      const verified = await desk.signing.verify(signer, signature, GRANT);
      answers.push(
        await desk.recorder.record(request, async (tx) => {
          const { id } = await desk.signing.consume(tx, verified);
          return id;
        }),
      );
    }
    expect(answers.map(({ replayed }) => replayed)).toEqual([false, true]);
  });

  it('does not hold with any one bit changed', async () => {
    const at = { id: 'oart.example', origin: SIGNING_ORIGIN };
    const { options } = await desk.factors.startPasskey(signer, { password: PASSWORD });
    const made = await examineNewPasskey(passkey.create(options), options.challenge, at);
    if ('wrong' in made) throw new Error(made.wrong);
    const challenge = Buffer.from('f'.repeat(64), 'hex').toString('base64url');
    const question = { challenge, rpId: at.id, allowCredentials: [], timeout: 1 };
    const assertion = passkey.get({ ...question, userVerification: 'required' });
    const { authenticatorData, clientDataJSON, signature } = assertion;
    const parts = { authenticatorData, clientDataJSON, signature };
    const changed = Object.entries(parts).flatMap(([name, value]) =>
      flippedBits(value, name === 'signature' ? frameOf(signature) : []).map((flipped) => ({
        ...assertion,
        [name]: flipped,
      })),
    );
    expect(changed.length).toBeGreaterThan(600);
    for (const one of changed) {
      const examined = await examineAssertion(made, one, question.challenge, at);
      expect(examined).toEqual({ wrong: expect.any(String) as string });
    }
    const examined = await examineAssertion(made, assertion, question.challenge, at);
    expect(examined).toEqual({ signCount: 1 });
  });
});

describe('a PIN', () => {
  let workstation: string;

  beforeEach(async () => {
    workstation = await sitAtWorkstation();
  });

  it('signs an act at the console', async () => {
    const factorId = await enrolPin();
    const challenge = await offer(ACT);
    expect(challenge.factors).toEqual(['pin', 'password']);
    expect(challenge.noPinBecause).toBeNull();
    const { id } = await sign({ challengeId: challenge.challengeId, pin: PIN }, ACT);
    const [row] = await rows('select factor, factor_id from oart.signature where id = $1', id);
    expect(row).toEqual({ factor: 'pin', factor_id: factorId });
  });

  it('signs nothing at a computer that is not enrolled', async () => {
    await enrolPin();
    const elsewhere: Caller = { ...signer, sessionId: uuidv7() };
    const before = await offer(ACT, { ...(await desk.newSigner(employerId)) });
    expect(before.noPinBecause).toBeNull();
    const { challengeId, factors, noPinBecause } = await offer(ACT, elsewhere);
    expect(factors).toEqual(['password']);
    expect(noPinBecause).toMatch(/An administrator enrols this computer/);
    expect((await offer(GRANT, elsewhere)).noPinBecause).toBeNull();
    await expect(sign({ challengeId, pin: PIN }, ACT, elsewhere)).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('enrolled workstation') as string,
    });
    await expect(sign({ challengeId, pin: PIN }, ACT)).resolves.toBeDefined();
  });

  it('signs nothing from the revocation of its computer on, also what was proven before it', async () => {
    await enrolPin();
    const { challengeId } = await offer(ACT);
    const proven = await desk.signing.verify(signer, { challengeId, pin: PIN }, ACT);
    const request = { ...requestOf(signer), bodyHash: 'revocation' };
    await desk.workstations.revoke(signer, request, workstation);
    const late = desk.recorder.record(unkeyed(employerId), (tx) =>
      desk.signing.consume(tx, proven),
    );
    await expect(late).rejects.toMatchObject(refused);
    await expect(sign({ challengeId, pin: PIN }, ACT)).rejects.toMatchObject(refused);
    expect((await offer(ACT)).factors).toEqual(['password']);
    await expect(sign({ challengeId, password: PASSWORD }, ACT)).resolves.toBeDefined();
  });

  it('signs nothing else', async () => {
    await enrolPin();
    const { challengeId, factors } = await offer(GRANT);
    expect(factors).toEqual(['password']);
    await expect(sign({ challengeId, pin: PIN })).rejects.toMatchObject(refused);
  });

  it('signs nothing when it is wrong, another’s, revoked or not there', async () => {
    const { challengeId } = await offer(ACT);
    await expect(sign({ challengeId, pin: PIN }, ACT)).rejects.toMatchObject(refused);
    const colleague = await desk.newSigner(employerId);
    await enrolPin(colleague);
    await expect(sign({ challengeId, pin: PIN }, ACT)).rejects.toMatchObject(refused);
    const id = await enrolPin();
    await expect(sign({ challengeId, pin: '407196' }, ACT)).rejects.toMatchObject(refused);
    await revoke(id);
    await expect(sign({ challengeId, pin: PIN }, ACT)).rejects.toMatchObject(refused);
    await expect(sign({ challengeId, password: PASSWORD }, ACT)).resolves.toBeDefined();
  });

  it('is slowed from the sixth wrong try on; the password still signs', async () => {
    await enrolPin();
    const { challengeId } = await offer(ACT);
    for (let tries = 0; tries < 6; tries += 1) {
      await expect(sign({ challengeId, pin: '407196' }, ACT)).rejects.toMatchObject(refused);
    }
    const slowed = sign({ challengeId, pin: PIN }, ACT);
    await expect(slowed).rejects.toMatchObject({ kind: 'too-many-requests' });
    await expect(sign({ challengeId, password: PASSWORD }, ACT)).resolves.toBeDefined();
  });

  it('gets few tries in sessions that have not signed with it', async () => {
    await enrolPin();
    const { challengeId } = await offer(ACT);
    const kinds: string[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const session: Caller = { ...signer, sessionId: uuidv7() };
      await sitAtWorkstation(session);
      await sign({ challengeId, pin: '407196' }, ACT, session).catch((error: unknown) => {
        kinds.push((error as { kind: string }).kind);
      });
    }
    expect(kinds.filter((kind) => kind === 'signature-not-accepted')).toHaveLength(10);
    expect(kinds.at(-1)).toBe('too-many-requests');
  });

  it('is replaced by the next one, which revokes it', async () => {
    const first = await enrolPin();
    const second = await enrolPin();
    const { factors } = await desk.factors.list(signer);
    expect(factors.map(({ id, revokedAt }) => [id, revokedAt === null])).toEqual([
      [second, true],
      [first, false],
    ]);
  });

  it('is kept as Argon2id outside the facts, and not at all once revoked', async () => {
    const id = await enrolPin();
    const hashes = () => rows('select pin_hash from oart.signing_factor_state where id = $1', id);
    expect(await hashes()).toEqual([
      { pin_hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) as string },
    ]);
    await revoke(id);
    expect(await hashes()).toEqual([{ pin_hash: null }]);
  });
});

describe('a request to sign', () => {
  it.each<[string, Omit<SignatureInput, 'challengeId'>]>([
    ['no factor', {}],
    ['two factors', { password: PASSWORD, pin: PIN }],
  ])('with %s is refused', async (_, given) => {
    await enrolPin();
    const { challengeId } = await offer(ACT);
    const signed = sign({ challengeId, ...given }, ACT);
    await expect(signed).rejects.toMatchObject({ kind: 'invalid-request' });
  });
});

describe('another’s factor', () => {
  it('is not there to be seen or revoked', async () => {
    const id = await enrol();
    const colleague = await desk.newSigner(employerId);
    expect((await desk.factors.list(colleague)).factors).toEqual([]);
    const revoked = desk.factors.revoke(colleague, { ...requestOf(colleague), bodyHash: id }, id);
    await expect(revoked).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('verifying signatures again', () => {
  const problems = async (): Promise<readonly string[]> => {
    const all = await verifySignatures(database.urls.gate);
    return all.filter((one) => one.employerId === employerId).flatMap((one) => one.problems);
  };

  /** As nobody may: past the triggers that keep facts. */
  async function tamper(id: string, change: string): Promise<void> {
    const client = new pg.Client({ connectionString: database.urls.owner });
    await client.connect();
    try {
      await client.query("select set_config('app.employer_id', $1, false)", [employerId]);
      await client.query('alter table oart.signature disable trigger signature_is_kept');
      await client.query(`update oart.signature set ${change} where id = $1`, [id]);
    } finally {
      await client.query('alter table oart.signature enable always trigger signature_is_kept');
      await client.end();
    }
  }

  it('finds nothing wrong with those that were made here', async () => {
    await enrol();
    await sign(answer(await offer()));
    const all = await verifySignatures(database.urls.gate);
    const own = all.find((one) => one.employerId === employerId);
    expect(own?.byPasskey).toBeGreaterThan(0);
    expect(own?.signatures).toBeGreaterThan(own?.byPasskey ?? 0);
    expect(all.flatMap((one) => one.problems)).toEqual([]);
  });

  it.each([
    ['the signature', 'passkey_signature = reverse(passkey_signature)', /passkey does not verify/],
    [
      'what the authenticator said',
      "authenticator_data = overlay(authenticator_data placing 'AAAA' from 1)",
      /passkey does not verify/,
    ],
    [
      'what the browser said',
      "client_data_json = overlay(client_data_json placing 'ICAg' from 41)",
      /passkey does not verify/,
    ],
    ['the meaning', "meaning = 'withdrawn'", /challenge does not follow/],
    ['the record', `record_sha256 = repeat('0', 64)`, /challenge does not follow/],
    ['the challenge', `challenge_sha256 = repeat('0', 64)`, /challenge does not follow/],
    ['when it was good', `challenge_expires_at = recorded_at - interval '1 hour'`, /had expired/],
  ])('names a signature of which %s was changed', async (_, change, says) => {
    await enrol();
    const { id } = await sign(answer(await offer()));
    const [column = ''] = change.split(' ');
    const [before] = await rows(
      `select ${column}::text as was from oart.signature where id = $1`,
      id,
    );
    await tamper(id, change);
    const found = await problems();
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((problem) => problem.startsWith(`Signature ${id}: `))).toBe(true);
    expect(found.join(' ')).toMatch(says);
    const [ledger] = (await verifyLedgers(database.urls.gate)).filter(
      (one) => one.employerId === employerId,
    );
    expect(ledger?.problems).toEqual([
      expect.stringMatching(new RegExp(`fact in signature differ in ${column}$`)),
    ]);
    await tamper(id, `${column} = '${String(before?.['was'])}'`);
    expect(await problems()).toEqual([]);
  });
});
