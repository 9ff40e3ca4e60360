import { generateKeyPairSync, sign } from 'node:crypto';
import { PASSPORT_PURPOSE } from '@oart/competency';
import type { Passport } from '@oart/competency';
import { signDocument } from '@oart/ledger';
import { sha256 } from './ledger-hash.ts';

/** An employer whose product is elsewhere, with a key of its own. */
export interface OtherEmployer {
  readonly employerId: string;
  readonly name: string;
  /** Base64url, as its product shows it. */
  readonly publicKey: string;
  /** A passport with the content of another, issued by this employer. */
  issue(like: string): string;
}

export function otherEmployer(name: string): OtherEmployer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ format: 'jwk' }).x ?? '';
  const employerId: string = crypto.randomUUID();
  return {
    employerId,
    name,
    publicKey: key,
    issue(like) {
      const { document } = JSON.parse(like) as { readonly document: Passport };
      const own = { ...document, id: crypto.randomUUID(), issuer: { employerId, name } };
      const bytes = signDocument(own, {
        purpose: PASSPORT_PURPOSE,
        publicKey: Buffer.from(key, 'base64url'),
        hash: sha256,
        sign: (message) => sign(null, message, privateKey),
      });
      return Buffer.from(bytes).toString('utf8');
    },
  };
}
