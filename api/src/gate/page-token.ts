import { createHash } from 'node:crypto';
import { AccessError } from './access-error.ts';
import type { AccessSearch } from './access-search-request.ts';

/** The end of the results. */
export const LAST_PAGE = '';

/** Where the next page of this very search begins, opaque to the caller. */
export function writePageToken(search: AccessSearch, last: string): string {
  return Buffer.from(JSON.stringify([digestOf(search), last])).toString('base64url');
}

/**
 * The key that `writePageToken` was given for the same search; null on the first page.
 * @throws AccessError 400 for a token of another search, or none of ours
 */
export function readPageToken(search: AccessSearch, token: string | null): string | null {
  if (token === null) return null;
  const parts = parse(token);
  if (!Array.isArray(parts) || parts.length !== 2 || typeof parts[1] !== 'string') throw notOurs();
  if (parts[0] !== digestOf(search)) {
    throw new AccessError(400, 'page.token belongs to another search: repeat all other values.');
  }
  return parts[1];
}

/** Short for everything that decides the results; a later page may ask for a later epoch. */
function digestOf({ context, ...search }: AccessSearch): string {
  const asked = JSON.stringify({ ...search, context: { ...context, atLeastEpoch: null } });
  return createHash('sha256').update(asked).digest('base64url').slice(0, 22);
}

function parse(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as unknown;
  } catch {
    throw notOurs();
  }
}

function notOurs(): AccessError {
  return new AccessError(400, 'page.token is not one that we gave.');
}
