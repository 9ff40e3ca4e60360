import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type {
  PasskeyAssertion,
  PasskeyCreation,
  PasskeyEnrolmentRequest,
  PasskeyQuestion,
} from '@oart/contract';

/** What an authenticator or its browser may do otherwise than it should. */
export interface Misbehaviour {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  readonly isPresent?: boolean;
  readonly isVerified?: boolean;
  readonly signCount?: number;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_CREDENTIAL = 0x40;

/** One passkey (ES256) in software, with the part of the browser that says origin and challenge. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32).toString('base64url');
  readonly #origin: string;
  readonly #key: KeyObject;
  readonly #publicPoint: { readonly x: Buffer; readonly y: Buffer };
  #signCount = 0;

  /** @param origin of the page that asks */
  constructor(origin: string) {
    this.#origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#publicPoint = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
  }

  /** Makes the passkey, as `navigator.credentials.create` answers. */
  create(
    { challenge, rp }: PasskeyCreation,
    wrong: Misbehaviour = {},
  ): PasskeyEnrolmentRequest['credential'] {
    const id = Buffer.from(this.credentialId, 'base64url');
    const { x, y } = this.#publicPoint;
    const key = cborMap([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, x],
      [-3, y],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([
      this.#authenticatorData(rp.id, WITH_CREDENTIAL, wrong),
      Buffer.alloc(16),
      length,
      id,
      key,
    ]);
    const attestation = cborMap([
      ['fmt', 'none'],
      ['attStmt', NOTHING],
      ['authData', authData],
    ]);
    return {
      credentialId: this.credentialId,
      clientDataJSON: this.#clientData('webauthn.create', challenge, wrong).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    };
  }

  /** Signs what is asked, as `navigator.credentials.get` answers. */
  get({ challenge, rpId }: PasskeyQuestion, wrong: Misbehaviour = {}): PasskeyAssertion {
    this.#signCount += 1;
    const clientData = this.#clientData('webauthn.get', challenge, wrong);
    const authenticatorData = this.#authenticatorData(rpId, 0, wrong);
    const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
    return {
      credentialId: this.credentialId,
      authenticatorData: authenticatorData.toString('base64url'),
      clientDataJSON: clientData.toString('base64url'),
      signature: sign('sha256', signed, this.#key).toString('base64url'),
    };
  }

  #clientData(type: string, challenge: string, wrong: Misbehaviour): Buffer {
    const { type: otherType = type, challenge: other = challenge } = wrong;
    const { origin = this.#origin, crossOrigin = false } = wrong;
    return Buffer.from(JSON.stringify({ type: otherType, challenge: other, origin, crossOrigin }));
  }

  #authenticatorData(rpId: string, flags: number, wrong: Misbehaviour): Buffer {
    const present = wrong.isPresent === false ? 0 : PRESENT;
    const verified = wrong.isVerified === false ? 0 : VERIFIED;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(wrong.signCount ?? this.#signCount);
    return Buffer.concat([
      sha256(Buffer.from(wrong.rpId ?? rpId)),
      Buffer.from([flags | present | verified]),
      count,
    ]);
  }
}

/** The empty map. */
const NOTHING = Symbol('nothing');
type Cbor = number | string | Buffer | typeof NOTHING;

/** The little of CBOR (RFC 8949) that an attestation needs. */
function cborMap(entries: readonly (readonly [number | string, Cbor])[]): Buffer {
  const inner = entries.flatMap(([key, value]) => [cbor(key), cbor(value)]);
  return Buffer.concat([head(5, entries.length), ...inner]);
}

function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') {
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  }
  return value instanceof Buffer ? Buffer.concat([head(2, value.length), value]) : head(5, 0);
}

function head(major: number, length: number): Buffer {
  const kind = major << 5;
  if (length < 24) return Buffer.from([kind | length]);
  return length < 256
    ? Buffer.from([kind | 24, length])
    : Buffer.from([kind | 25, length >> 8, length & 0xff]);
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
