import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refusal } from '../config/refusal.ts';
import { ProblemError } from '../http/problem-error.ts';
import { isPublicKey, isSignedPassport } from '../passport/ed25519.ts';
import { readPassport } from '../passport/passport-reader.ts';
import type { ReadPassport } from '../passport/passport-reader.ts';
import type { Command } from './commands.ts';

const USAGE = 'Usage: npm run oart -- passport verify FILE KEY';

/** Holds a passport against a public key, with no database and no network; its days are for the reader. */
export const passport: Command = {
  name: 'passport',
  says: 'verify FILE KEY: whether a passport is whole and signed with this public key; JSON',
  async run({ parameters, directories, print }) {
    const [verb, file, key, ...more] = parameters;
    if (verb !== 'verify' || file === undefined || key === undefined || more.length > 0) {
      throw new Refusal(USAGE);
    }
    if (!isPublicKey(key))
      throw new Refusal(`"${key}" is no public key: 43 characters of base64url.`);
    const text = await textOf(resolve(directories.caller, file));
    const { passport: says, signed, sha256 } = read(text);
    const isSigned = isSignedPassport(signed, key);
    const { id, issuer, issuedAt, validUntil, person } = says;
    const name = person.displayName;
    print(JSON.stringify({ isSigned, sha256, id, issuer, issuedAt, validUntil, name }, null, 2));
    return isSigned ? 0 : 1;
  },
};

/** What replaces bytes that are no UTF-8 was never signed. */
async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new Refusal(`The file ${path} could not be read.`);
  });
}

function read(text: string): ReadPassport {
  try {
    return readPassport(text);
  } catch (error) {
    if (error instanceof ProblemError) throw new Refusal(error.detail);
    throw error;
  }
}
