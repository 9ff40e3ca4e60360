import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Recording } from '../ledger/recording.ts';
import { keyIdOfPublic, newKeyPair } from './ed25519.ts';
import type { PassportKeyPair } from './ed25519.ts';
import { PassportKeyFiles } from './passport-key-files.ts';
import { PassportKeyEntity } from './passport.entity.ts';
import { PassportRepository } from './passport.repository.ts';

/** A key pair of which the public half is a fact. */
export interface KeptKeyPair extends PassportKeyPair {
  /** Of the fact. */
  readonly id: string;
}

@Injectable()
export class PassportKeyService {
  readonly #passports: PassportRepository;
  readonly #files: PassportKeyFiles;

  constructor(passports: PassportRepository, files: PassportKeyFiles) {
    this.#passports = passports;
    this.#files = files;
  }

  /** The newest key of the employer of which this machine has the private half; a new one where it has none. */
  async toSign(tx: Recording): Promise<KeptKeyPair> {
    for (const { id, keyId, publicKey } of await this.#passports.keys(tx.manager)) {
      const privateKey = await this.#files.read(keyId);
      if (privateKey !== null) return { id, publicKey, privateKey };
    }
    const pair = newKeyPair();
    const keyId = keyIdOfPublic(pair.publicKey);
    // The file first: a key on file of which nobody has the other half would be of no use.
    await this.#files.keep(keyId, pair.privateKey);
    const { id } = await tx.add(PassportKeyEntity, uuidv7(), {
      keyId,
      publicKey: pair.publicKey,
    });
    return { id, ...pair };
  }
}
