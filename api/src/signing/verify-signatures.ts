import pg from 'pg';
import type { Instant, PersonId } from '@oart/competency';
import { stringTypes } from '../database/string-types.ts';
import { examineAssertion } from './passkey.ts';
import { challengeSha256 } from './signed-record.ts';

export interface VerifiedSignatures {
  readonly employerId: string;
  readonly signatures: number;
  /** Of those, made with a passkey and verified again with its public key. */
  readonly byPasskey: number;
  /** Every signature that does not hold, as a sentence that names it and why. */
  readonly problems: readonly string[];
}

interface SignatureRow {
  readonly id: string;
  readonly employer_id: string;
  readonly signer_id: PersonId;
  readonly meaning: string;
  readonly record_sha256: string;
  readonly recorded_at: string;
  readonly ledger_index: string;
  readonly factor: 'password' | 'pin' | 'passkey';
  readonly challenge_sha256: string;
  readonly challenge_expires_at: Instant | null;
  readonly challenge_random: string | null;
  readonly authenticator_data: string | null;
  readonly client_data_json: string | null;
  readonly passkey_signature: string | null;
  readonly factor_kind: string | null;
  readonly factor_person_id: string | null;
  readonly factor_index: string | null;
  readonly revoked_index: string | null;
  readonly credential_id: string | null;
  readonly public_key: string | null;
  readonly rp_id: string | null;
}

const SIGNATURES = `
  select s.id, s.employer_id, s.signer_id, s.meaning, s.record_sha256, s.recorded_at, s.ledger_index,
    s.factor, s.challenge_sha256, s.challenge_expires_at, s.challenge_random,
    s.authenticator_data, s.client_data_json, s.passkey_signature,
    f.kind as factor_kind, f.person_id as factor_person_id, f.ledger_index as factor_index,
    r.ledger_index as revoked_index, f.credential_id, f.public_key, f.rp_id
  from oart.signature s
  left join oart.signing_factor f on f.employer_id = s.employer_id and f.id = s.factor_id
  left join oart.signing_factor_revocation r
    on r.employer_id = f.employer_id and r.factor_id = f.id
  where s.employer_id = $1 order by s.ledger_index`;

/**
 * Proves every signature again from what the database keeps of it, without anything from outside: that its
 * challenge follows from record, meaning, signer, expiry and random bytes, and was in time; that its
 * factor was the signer's and not revoked; and with a passkey, that the public key verifies what it
 * answered. Needs no more than the gate's right to read.
 */
export async function verifySignatures(gateUrl: string): Promise<readonly VerifiedSignatures[]> {
  const client = new pg.Client({ connectionString: gateUrl, types: stringTypes });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows: employers } = await client.query<{ employer_id: string }>(
      'select employer_id from oart.employer order by employer_id',
    );
    const verified: VerifiedSignatures[] = [];
    for (const { employer_id: employerId } of employers) {
      const { rows } = await client.query<SignatureRow>(SIGNATURES, [employerId]);
      const problems: string[] = [];
      for (const row of rows) problems.push(...(await problemsOf(row)));
      const byPasskey = rows.filter(({ factor }) => factor === 'passkey').length;
      verified.push({ employerId, signatures: rows.length, byPasskey, problems });
    }
    return verified;
  } finally {
    await client.end();
  }
}

async function problemsOf(row: SignatureRow): Promise<string[]> {
  const found = [
    ...challengeProblems(row),
    ...factorProblems(row),
    ...(await passkeyProblems(row)),
  ];
  return found.map((problem) => `Signature ${row.id}: ${problem}`);
}

function challengeProblems(row: SignatureRow): string[] {
  const { challenge_expires_at: expiresAt, challenge_random: random } = row;
  // Signatures from before these two were kept.
  if (expiresAt === null || random === null) return [];
  const { record_sha256: recordSha256, meaning, signer_id: signer } = row;
  const again = challengeSha256({ recordSha256, meaning, signer, expiresAt, random });
  return [
    ...(again === row.challenge_sha256
      ? []
      : ['its challenge does not follow from record, meaning, signer, expiry and random bytes']),
    ...(row.recorded_at <= expiresAt ? [] : ['it was recorded after its challenge had expired']),
  ];
}

function factorProblems(row: SignatureRow): string[] {
  if (row.factor === 'password') return [];
  if (row.factor_kind !== row.factor) return [`its ${row.factor} is not on file`];
  const at = Number(row.ledger_index);
  const isRevoked = row.revoked_index !== null && Number(row.revoked_index) < at;
  return [
    ...(row.factor_person_id === row.signer_id ? [] : [`its ${row.factor} is another person's`]),
    ...(Number(row.factor_index) < at ? [] : [`its ${row.factor} was enrolled after it`]),
    ...(isRevoked ? [`its ${row.factor} was revoked before it`] : []),
  ];
}

async function passkeyProblems(row: SignatureRow): Promise<string[]> {
  const { credential_id: credentialId, public_key: publicKey, rp_id: rpId } = row;
  const { authenticator_data, client_data_json, passkey_signature } = row;
  if (row.factor !== 'passkey' || row.factor_kind !== 'passkey') return [];
  const parts = [credentialId, publicKey, rpId, authenticator_data, client_data_json];
  if (parts.includes(null) || passkey_signature === null) return ['its proof is not whole'];
  const examined = await examineAssertion(
    { credentialId: credentialId ?? '', publicKey: publicKey ?? '' },
    {
      credentialId: credentialId ?? '',
      authenticatorData: authenticator_data ?? '',
      clientDataJSON: client_data_json ?? '',
      signature: passkey_signature,
    },
    Buffer.from(row.challenge_sha256, 'hex').toString('base64url'),
    { id: rpId ?? '', origin: originOf(client_data_json ?? '', rpId ?? '') },
  );
  return 'wrong' in examined ? [`its passkey does not verify it: ${examined.wrong}`] : [];
}

/** The address may have moved since, within the host that the passkey is for: the origin is taken as said there. */
function originOf(clientDataJson: string, rpId: string): string {
  const said = /"origin":"([^"]*)"/.exec(Buffer.from(clientDataJson, 'base64url').toString('utf8'));
  const url = URL.parse(said?.[1] ?? '');
  const isOfHost = url !== null && (url.hostname === rpId || url.hostname.endsWith(`.${rpId}`));
  return isOfHost ? url.origin : `https://${rpId}`;
}
