import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { canonicalBytes } from './leaf.ts';
import { sha256 } from './sha256.fixture.ts';
import { isSignedBy, keyIdOf, readSignedDocument, signDocument } from './signed-document.ts';
import type { SignedDocument, VerifySignature } from './signed-document.ts';

const raw = (key: KeyObject): Uint8Array =>
  Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, signature);
};

const pair = generateKeyPairSync('ed25519');
const publicKey = raw(pair.publicKey);
const DOCUMENT = { schema: 'test', b: [1, 'ü'], a: { z: null } };
const order = {
  purpose: 'test/v1',
  publicKey,
  hash: sha256,
  sign: (message: Uint8Array) => sign(null, message, pair.privateKey),
};
const bytes = signDocument(DOCUMENT, order);
const text = new TextDecoder().decode(bytes);
const encoded = (changed: string): Uint8Array => new TextEncoder().encode(changed);

function read(of: Uint8Array = bytes): SignedDocument {
  const signed = readSignedDocument(of);
  if (signed === null) throw new Error('Not a signed document');
  return signed;
}

const isSigned = (signed: SignedDocument, fields: object = {}): boolean =>
  isSignedBy(signed, {
    purpose: 'test/v1',
    publicKey,
    hash: sha256,
    verify: verifyEd25519,
    ...fields,
  });

describe('a signed document', () => {
  it('is read back as it was signed', () => {
    expect(read().document).toEqual(DOCUMENT);
    expect(isSigned(read())).toBe(true);
    expect(read().signature.keyId).toBe(keyIdOf(sha256, publicKey));
  });

  it('is of one purpose and one key', () => {
    const other = raw(generateKeyPairSync('ed25519').publicKey);
    expect(isSigned(read(), { purpose: 'test/v2' })).toBe(false);
    expect(isSigned(read(), { publicKey: other })).toBe(false);
    const claimed = { ...read().signature, keyId: keyIdOf(sha256, other) };
    expect(isSigned({ ...read(), signature: claimed }, { publicKey: other })).toBe(false);
  });

  it('is none after any one byte was changed', () => {
    const passes = [...bytes.keys()].filter((place) => {
      const changed = Uint8Array.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const signed = readSignedDocument(changed);
      return signed !== null && isSigned(signed);
    });
    expect(passes).toEqual([]);
  });

  it.each<[string, Uint8Array]>([
    ['fields in another order', encoded(JSON.stringify({ signature: 0, ...JSON.parse(text) }))],
    ['white space at its end', encoded(`${text}\n`)],
    ['a mark before it', encoded(`\ufeff${text}`)],
    ['a key written twice', encoded(text.replace('"schema"', '"schema":"x","schema"'))],
    ['a number written otherwise', encoded(text.replace('[1,', '[1.0,'))],
    ['half a surrogate pair', encoded(text.replace('"ü"', String.raw`"\ud800"`))],
    ['a number that is not finite', encoded(text.replace('[1,', '[1e400,'))],
    ['bytes that are no UTF-8', Uint8Array.of(...bytes, 0xff)],
    ['a field more', canonicalBytes({ ...JSON.parse(text), more: 1 })],
    ['no signature', canonicalBytes({ document: DOCUMENT })],
    ['a list', canonicalBytes([read()])],
    ['a list for its document', canonicalBytes({ ...read(), document: [] })],
    [
      'another algorithm',
      canonicalBytes({ ...read(), signature: { ...read().signature, algorithm: 'none' } }),
    ],
    [
      'a short signature',
      canonicalBytes({ ...read(), signature: { ...read().signature, value: 'ab' } }),
    ],
    [
      'a signature that is no hexadecimal',
      canonicalBytes({ ...read(), signature: { ...read().signature, value: 'z'.repeat(128) } }),
    ],
    [
      'a word more in its signature',
      canonicalBytes({ ...read(), signature: { ...read().signature, more: 1 } }),
    ],
    ['nothing', new Uint8Array()],
  ])('is not one with %s', (_, given) => {
    expect(readSignedDocument(given)).toBeNull();
  });
});
