import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { PasskeyAssertion, PasskeyEnrolmentRequest } from '@oart/contract';

/** For whom a passkey answers: the host name of the public address, and that address. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** What an enrolled passkey is known by. */
export interface EnrolledPasskey {
  readonly credentialId: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
}

export interface NewPasskey extends EnrolledPasskey {
  readonly transports: string[];
  readonly signCount: number;
}

/** What came of a look at an answer: its counter, or why it does not hold. */
export type Examined<Found> = Found | { readonly wrong: string };

/** EdDSA, ES256 and RS256: what Node verifies and authenticators have. */
export const ALGORITHMS: readonly number[] = [-8, -7, -257];

const KNOWN_TRANSPORTS = [
  'ble',
  'cable',
  'hybrid',
  'internal',
  'nfc',
  'smart-card',
  'usb',
] as const;

export function newChallenge(): string {
  return randomBytes(32).toString('base64url');
}

/** The relying party of a public address. Its `id` counts only where `whyNoPasskeys` is null. */
export function relyingPartyOf(publicUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}

/** Why browsers use no passkeys at the public address, as a sentence; null where they do. */
export function whyNoPasskeys({ id, origin }: RelyingParty): string | null {
  if (isIP(id.replaceAll(/[[\]]/g, '')) !== 0) {
    return `Passkeys need an address with a name, and the address set here is ${origin}.`;
  }
  const isOwnMachine = id === 'localhost' || id.endsWith('.localhost');
  if (isOwnMachine || origin.startsWith('https://')) return null;
  return `Passkeys need https, and the address set here is ${origin}.`;
}

/**
 * Examines what a passkey answered: type, challenge, origin, relying party, that its user was present and
 * verified, and the signature. Its counter is compared where it is stored, in one statement.
 * @param challenge base64url
 */
export async function examineAssertion(
  passkey: EnrolledPasskey,
  assertion: PasskeyAssertion,
  challenge: string,
  { id: expectedRPID, origin: expectedOrigin }: RelyingParty,
): Promise<Examined<{ readonly signCount: number }>> {
  if (assertion.credentialId !== passkey.credentialId) return { wrong: 'Another passkey answered' };
  const { credentialId: id, ...response } = assertion;
  return examined(response.clientDataJSON, async () => {
    // Loaded with the first passkey: it takes a quarter of a second, which a start need not wait for.
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      credential: { id, publicKey: Buffer.from(passkey.publicKey, 'base64url'), counter: 0 },
    });
    return verified
      ? { signCount: authenticationInfo.newCounter }
      : { wrong: 'The signature is not that of the passkey' };
  });
}

/** Examines what a new passkey answered; who made it is not asked (attestation none). */
export async function examineNewPasskey(
  { credentialId: id, clientDataJSON, attestationObject, transports }: NewCredential,
  challenge: string,
  { id: expectedRPID, origin: expectedOrigin }: RelyingParty,
): Promise<Examined<NewPasskey>> {
  return examined(clientDataJSON, async () => {
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, attestationObject },
      },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...ALGORITHMS],
    });
    if (!verified) return { wrong: 'The passkey does not answer for itself' };
    const { credential } = registrationInfo;
    if (credential.id !== id) return { wrong: 'Another passkey answered' };
    return {
      credentialId: id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      signCount: credential.counter,
      transports: KNOWN_TRANSPORTS.filter((transport) => transports.includes(transport)),
    };
  });
}

type NewCredential = PasskeyEnrolmentRequest['credential'];

/** The library throws at whatever it cannot read, so what it says is taken as the answer. */
async function examined<Found>(
  clientDataJSON: string,
  look: () => Promise<Examined<Found>>,
): Promise<Examined<Found>> {
  try {
    // Nothing of ours is framed by another page, and the library lets older browsers pass here.
    if (isFramedElsewhere(clientDataJSON)) return { wrong: 'It was made within another page' };
    return await look();
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'It could not be read' };
  }
}

function isFramedElsewhere(clientDataJSON: string): boolean {
  const client: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
  return typeof client === 'object' && client !== null && 'crossOrigin' in client
    ? client.crossOrigin === true
    : false;
}
