import { createHash } from 'node:crypto';
import type { Hash } from './bytes.ts';

/** SHA-256 as the server passes it in. */
export const sha256: Hash = (parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
