import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonId } from '@oart/competency';
import type { AccountView } from '@oart/contract';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import type { AccountEntity } from './account.entity.ts';
import { AccountRepository } from './account.repository.ts';

/** Accounts as administrators see them: with the person behind them and what they were given. */
@Injectable()
export class AccountViews {
  readonly #accounts: AccountRepository;
  readonly #people: PersonnelFactsService;

  constructor(accounts: AccountRepository, people: PersonnelFactsService) {
    this.#accounts = accounts;
    this.#people = people;
  }

  async of(
    tx: EntityManager,
    accounts: readonly Omit<AccountEntity, 'signInNameSha256'>[],
  ): Promise<AccountView[]> {
    const ids = accounts.map(({ id }) => id);
    const persons = accounts.flatMap(({ personId }) => (personId === null ? [] : [personId]));
    const grants = await this.#accounts.grants(tx, ids);
    const people = await this.#people.people(tx, persons);
    return accounts.map(({ id, signInName, personId, closedAt, lastSignInAt }) => {
      const person = personId === null ? undefined : people.get(personId);
      return {
        id,
        signInName,
        person: person === undefined ? null : { id: person.id, displayName: person.displayName },
        permissions: grants.get(id)?.permissions ?? [],
        auditorUntil: grants.get(id)?.auditorUntil ?? null,
        auditorScope: grants.get(id)?.auditorScope ?? null,
        state: closedAt === null ? 'active' : 'closed',
        lastSignInAt,
      };
    });
  }

  async isOnFile(tx: EntityManager, personId: PersonId): Promise<boolean> {
    return (await this.#people.people(tx, [personId])).has(personId);
  }
}
