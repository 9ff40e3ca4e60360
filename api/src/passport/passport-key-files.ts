import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { makeDirectory, nullWhereMissing, syncDirectory } from '../evidence-store/durable-files.ts';

/**
 * Private keys as files, each under the id of its public key, readable by the product alone. They are never
 * in the database: who has a copy of that can sign nothing.
 */
@Injectable()
export class PassportKeyFiles {
  readonly #directory: string;

  constructor(@Inject(SETTINGS) settings: RunningSettings) {
    this.#directory = settings.passportKeyDirectory;
  }

  /** The private key, PEM; null where this machine does not have it. */
  async read(keyId: string): Promise<string | null> {
    return readFile(this.#pathOf(keyId), 'utf8').catch(nullWhereMissing);
  }

  /** Keeps a new private key; when it returns, the key is durable. */
  async keep(keyId: string, privateKey: string): Promise<void> {
    await makeDirectory(this.#directory, 0o700);
    const handle = await open(this.#pathOf(keyId), 'wx', 0o600);
    try {
      await handle.writeFile(privateKey);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncDirectory(this.#directory);
  }

  #pathOf(keyId: string): string {
    return join(this.#directory, `${keyId}.pem`);
  }
}
