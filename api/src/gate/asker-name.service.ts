import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AskView, AskerKind } from '@oart/contract';
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
  async askers(
    tx: EntityManager,
    employerId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, AskView['asker']>> {
    const asked = [...new Set(ids)];
    const titles = await this.#keys.titles(tx, employerId, asked);
    const others = asked.filter((id) => !titles.has(id));
    const names = await this.#holders.names(tx, employerId, others);
    return new Map([...named('key', titles), ...named('account', names)]);
  }
}

function named(
  kind: AskerKind,
  names: ReadonlyMap<string, string>,
): readonly (readonly [string, AskView['asker']])[] {
  return [...names].map(([id, title]) => [id, { id, kind, title }] as const);
}
