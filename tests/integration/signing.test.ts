import { uuidv7 } from 'uuidv7';
import { epochOf, instantOf } from '@oart/competency';
import type { Instant } from '@oart/competency';
import { PASSWORD } from '../support/accounts.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import type { Caller } from '../support/product-signing.ts';
import { query } from '../support/query.ts';
import { openSigningDesk, unkeyed } from '../support/signer.ts';
import type { SigningDesk } from '../support/signer.ts';

let database: TestDatabase;
let desk: SigningDesk;
let employerId: string;
let signer: Caller;

const GRANT = { meaning: 'granted', record: { role: 'adapter', until: '2027-11-20' } };
const STATEMENT = 'I entitle this person.';

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
});

function offer(toSign: { meaning: string; record: object } = GRANT) {
  return desk.signing.challenge(signer, { ...toSign, statement: STATEMENT });
}

function verify(
  challengeId: string,
  {
    as = signer,
    password = PASSWORD,
    toSign = GRANT,
  }: { as?: Caller; password?: string; toSign?: { meaning: string; record: object } } = {},
) {
  return desk.signing.verify(as, { challengeId, password }, toSign);
}

async function sign(challengeId: string) {
  const verified = await verify(challengeId);
  const { result } = await desk.recorder.record(unkeyed(employerId), (tx) =>
    desk.signing.consume(tx, verified),
  );
  return result;
}

function signatures(challengeId: string) {
  return query(
    database.urls.app,
    'select * from oart.signature where challenge_id = $1',
    [challengeId],
    employerId,
  );
}

const refused = { kind: 'signature-not-accepted' };

describe('a signature', () => {
  it('is a fact with the words shown, their meaning and the record they stand for', async () => {
    const challenge = await offer();
    const signature = await sign(challenge.challengeId);
    const rows = await signatures(challenge.challengeId);
    expect(rows).toEqual([
      expect.objectContaining({
        id: signature.id,
        signer_id: signer.personId,
        meaning: 'granted',
        statement: STATEMENT,
        record_sha256: challenge.recordSha256,
        factor: 'password',
      }),
    ]);
  });

  it('does not depend on the order of the record’s fields', async () => {
    const { challengeId } = await offer();
    const turned = { meaning: 'granted', record: { until: '2027-11-20', role: 'adapter' } };
    await expect(verify(challengeId, { toSign: turned })).resolves.toMatchObject({ challengeId });
  });

  it.each([
    ['a wrong password', { password: 'orbit candle seven mapl' }],
    ['another meaning', { toSign: { ...GRANT, meaning: 'lifted' } }],
    ['another record', { toSign: { ...GRANT, record: { ...GRANT.record, role: 'mpe' } } }],
    ['one field more', { toSign: { ...GRANT, record: { ...GRANT.record, tasks: null } } }],
    ['one field less', { toSign: { ...GRANT, record: { role: 'adapter' } } }],
  ])('is refused with %s', async (_, change) => {
    const { challengeId } = await offer();
    await expect(verify(challengeId, change)).rejects.toMatchObject(refused);
    expect(await signatures(challengeId)).toEqual([]);
  });

  it('is refused to another person, of this employer or of another', async () => {
    const { challengeId } = await offer();
    const colleague = await desk.newSigner(employerId);
    const stranger = await desk.newSigner(await desk.newEmployer());
    await expect(verify(challengeId, { as: colleague })).rejects.toMatchObject(refused);
    await expect(verify(challengeId, { as: stranger })).rejects.toMatchObject(refused);
  });

  it('is refused for a challenge that was never given', async () => {
    await expect(verify(uuidv7())).rejects.toMatchObject(refused);
  });

  it('is not for accounts without a person', () => {
    const service: Caller = { ...signer, personId: null };
    const asked = () => desk.signing.challenge(service, { ...GRANT, statement: STATEMENT });
    expect(asked).toThrow('This account belongs to no person');
  });
});

describe('a challenge', () => {
  it('is good once', async () => {
    const { challengeId } = await offer();
    await sign(challengeId);
    await expect(sign(challengeId)).rejects.toMatchObject(refused);
    expect(await signatures(challengeId)).toHaveLength(1);
  });

  it('is good once, however many use it at the same moment', async () => {
    const { challengeId } = await offer();
    const verified = await verify(challengeId);
    const uses = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        desk.recorder.record(unkeyed(employerId), (tx) => desk.signing.consume(tx, verified)),
      ),
    );
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await signatures(challengeId)).toHaveLength(1);
  });

  it('stays unused when the act it was for is refused', async () => {
    const { challengeId } = await offer();
    const verified = await verify(challengeId);
    const act = desk.recorder.record(unkeyed(employerId), async (tx) => {
      await desk.signing.consume(tx, verified);
      throw new Error('requirements not met');
    });
    await expect(act).rejects.toThrow('requirements not met');
    expect(await signatures(challengeId)).toEqual([]);
    await expect(sign(challengeId)).resolves.toMatchObject({ challengeId });
  });

  it('is good for five minutes and not a second longer', async () => {
    const main = employerId;
    // An employer of its own: its ledger keeps the time to which the clock is moved.
    employerId = await desk.newEmployer();
    try {
      signer = await desk.newSigner(employerId);
      const inTime = await offer();
      const tooLate = await offer();
      const end = epochOf(inTime.expiresAt as Instant);
      await database.installation.moveClock(instantOf(end - 5_000));
      await expect(sign(inTime.challengeId)).resolves.toMatchObject({ signer: signer.personId });
      await database.installation.moveClock(instantOf(end + 1_000));
      await expect(sign(tooLate.challengeId)).rejects.toMatchObject(refused);
    } finally {
      employerId = main;
      await database.installation.releaseClock();
    }
  });

  it('answers a retry under the same key as the first time', async () => {
    const { challengeId } = await offer();
    const request = {
      ...unkeyed(employerId),
      account: signer.accountId,
      idempotencyKey: uuidv7(),
      bodyHash: 'same',
    };
    const answers = [];
    for (let tries = 0; tries < 2; tries += 1) {
      const verified = await verify(challengeId);
      answers.push(
        await desk.recorder.record(request, async (tx) => {
          const { id } = await desk.signing.consume(tx, verified);
          return id;
        }),
      );
    }
    expect(answers.map(({ replayed }) => replayed)).toEqual([false, true]);
    expect(answers[1]?.result).toBe(answers[0]?.result);
  });

  it('differs each time, also for the same record and person', async () => {
    const rows = [];
    for (const { challengeId } of [await offer(), await offer()]) {
      rows.push(
        ...(await query(
          database.urls.app,
          'select challenge_sha256 from oart.signing_challenge where id = $1',
          [challengeId],
          employerId,
        )),
      );
    }
    expect(rows).toHaveLength(2);
    expect(rows[0]).not.toEqual(rows[1]);
  });
});

describe('guessing a password while signing', () => {
  it('is slowed for that session alone', async () => {
    const { challengeId } = await offer();
    for (let tries = 0; tries < 6; tries += 1) {
      await expect(verify(challengeId, { password: 'wrong' })).rejects.toMatchObject(refused);
    }
    await expect(verify(challengeId)).rejects.toMatchObject({ kind: 'too-many-requests' });
    const elsewhere: Caller = { ...signer, sessionId: uuidv7() };
    await expect(verify(challengeId, { as: elsewhere })).resolves.toMatchObject({ challengeId });
  });
});
