import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

export const LONGEST_PASSWORD = 200;

/** Argon2id with 19 MiB, two passes, one lane: OWASP's least, in about 20 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash for the account table. Passwords are compared in NFKC, as keyboards differ. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** @param stored null for an unknown name: the same work is done, and the answer is no. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobodysHash), password.normalize('NFKC'));
  return matches && stored !== null;
}

const nobodysHash = hashPassword(crypto.randomUUID());

/** Letters and digits that are not mistaken for each other, 118 bits. */
export function newPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const sign = (): string => signs.charAt(randomInt(signs.length));
  return Array.from({ length: 4 }, () => Array.from({ length: 6 }, sign).join('')).join('-');
}
