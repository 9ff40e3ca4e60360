import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountHolderService } from '../account/account-holder.service.ts';
import { ApiKeyRepository } from './api-key.repository.ts';

/** Who asked the gate, by name. */
@Injectable()
export class AskerNameService {
  readonly #keys: ApiKeyRepository;
  readonly #holders: AccountHolderService;

  constructor(keys: ApiKeyRepository, holders: AccountHolderService) {
    this.#keys = keys;
    this.#holders = holders;
  }

  /** Of those ids that are keys or accounts, closed ones too; the subject of a token has no name here. */
  async names(
    tx: EntityManager,
    employerId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const asked = [...new Set(ids)];
    const titles = await this.#keys.titles(tx, employerId, asked);
    const accounts = asked.filter((id) => !titles.has(id));
    return new Map([...titles, ...(await this.#holders.names(tx, employerId, accounts))]);
  }
}
