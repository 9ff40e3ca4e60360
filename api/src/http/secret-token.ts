import { hash, randomBytes } from 'node:crypto';

/** 32 bytes in base64url. */
export const TOKEN_FORM = /^[\w-]{43}$/;

/** 256 random bits, of which only the hash is kept: whoever shows it has been given it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token or key: of 256 random bits a fast hash is as good as a slow one. */
export function tokenSha256(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** Whether a text has the form of a token. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && TOKEN_FORM.test(text);
}
