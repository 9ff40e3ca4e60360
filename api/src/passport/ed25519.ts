import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { PASSPORT_PURPOSE } from '@oart/competency';
import { isSignedBy, keyIdOf, signDocument } from '@oart/ledger';
import type { SignedDocument, VerifySignature } from '@oart/ledger';
import { sha256 } from '../ledger/recording.ts';

/** A pair of which the private half never leaves this machine. */
export interface PassportKeyPair {
  /** 32 bytes, base64url: how it is shown, handed on and stored. */
  readonly publicKey: string;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

export function newKeyPair(): PassportKeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: rawOf(publicKey),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}

/** The name of a public key, by which a passport says who signed it. */
export function keyIdOfPublic(publicKey: string): string {
  return keyIdOf(sha256, Buffer.from(publicKey, 'base64url'));
}

/** Whether a text is a public key in the one form in which they are written. */
export function isPublicKey(text: string): boolean {
  const raw = Buffer.from(text, 'base64url');
  return raw.length === 32 && raw.toString('base64url') === text;
}

/** The signed document. @throws where the private key is not the other half of the public one */
export function signPassport(document: object, { publicKey, privateKey }: PassportKeyPair): Buffer {
  const key = createPrivateKey(privateKey);
  if (rawOf(createPublicKey(key)) !== publicKey) throw new Error('These keys are no pair');
  return Buffer.from(
    signDocument(document, {
      purpose: PASSPORT_PURPOSE,
      publicKey: Buffer.from(publicKey, 'base64url'),
      hash: sha256,
      sign: (message) => sign(null, message, key),
    }),
  );
}

/** Whether a document was signed as a passport with this key. */
export function isSignedPassport(signed: SignedDocument, publicKey: string): boolean {
  return isSignedBy(signed, {
    purpose: PASSPORT_PURPOSE,
    publicKey: Buffer.from(publicKey, 'base64url'),
    hash: sha256,
    verify: verifyEd25519,
  });
}

const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, signature);
};

function rawOf(publicKey: KeyObject): string {
  return publicKey.export({ format: 'jwk' }).x ?? '';
}
