import { createHash } from 'node:crypto';
import type { Hash } from '@oart/ledger';

/** SHA-256, for tests and benchmarks that write leaves of their own. */
export const sha256: Hash = (parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
