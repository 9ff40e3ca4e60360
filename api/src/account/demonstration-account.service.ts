import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DemonstrationPerson } from '@oart/contract';
import { Recorder } from '../ledger/recorder.ts';
import type { AccountEntity } from './account.entity.ts';
import type { AccountKey } from './account-holder.service.ts';
import { AccountRepository } from './account.repository.ts';
import { AccountViews } from './account-views.ts';

/** The accounts that anyone may enter, in a database that allows them. */
@Injectable()
export class DemonstrationAccountService {
  readonly #database: DataSource;
  readonly #recorder: Recorder;
  readonly #accounts: AccountRepository;
  readonly #views: AccountViews;

  constructor(
    database: DataSource,
    recorder: Recorder,
    accounts: AccountRepository,
    views: AccountViews,
  ) {
    this.#database = database;
    this.#recorder = recorder;
    this.#accounts = accounts;
    this.#views = views;
  }

  /** The open ones, of whichever employer, in the order in which they were opened. */
  async list(): Promise<readonly (AccountKey & DemonstrationPerson)[]> {
    const accounts = await this.#accounts.demonstration(this.#database.manager);
    const shown = await Promise.all(accounts.map((account) => this.#shown(account)));
    return shown.flat();
  }

  #shown(account: AccountEntity): Promise<(AccountKey & DemonstrationPerson)[]> {
    const { employerId, demonstrationPost } = account;
    return this.#recorder.read(employerId, async (tx) => {
      const views = await this.#views.of(tx, [account]);
      return views.map(({ id, signInName, person, permissions }) => ({
        employerId,
        accountId: id,
        label: person?.displayName ?? signInName,
        post: demonstrationPost ?? '',
        permissions,
      }));
    });
  }
}
