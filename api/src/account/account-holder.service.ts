import { Injectable } from '@nestjs/common';
import type { Instant, Person, PersonId } from '@oart/competency';
import type { Permission } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { AccountRepository } from './account.repository.ts';

/** Which account, of which employer. */
export type AccountKey = Pick<Caller, 'employerId' | 'accountId'>;

/** What a session needs to know of its account, at this request. */
export interface AccountHolder {
  readonly signInName: string;
  readonly personId: PersonId | null;
  readonly person: Person | null;
  readonly permissions: readonly Permission[];
  /** Sessions that began at or before this instant have ended. */
  readonly sessionsEndedAt: Instant | null;
}

/** Who is behind an account and what it may do now. */
@Injectable()
export class AccountHolderService {
  readonly #recorder: Recorder;
  readonly #accounts: AccountRepository;
  readonly #people: PersonnelFactsService;

  constructor(recorder: Recorder, accounts: AccountRepository, people: PersonnelFactsService) {
    this.#recorder = recorder;
    this.#accounts = accounts;
    this.#people = people;
  }

  /** Null where there is no such account, or where it is closed. */
  holder({ employerId, accountId }: AccountKey): Promise<AccountHolder | null> {
    return this.#recorder.read(employerId, async (tx) => {
      const account = await this.#accounts.byId(tx, employerId, accountId);
      if (account?.closedAt !== null) return null;
      const { signInName, personId, sessionsEndedAt } = account;
      const permissions = await this.#accounts.permissions(tx, [accountId]);
      const people = await this.#people.people(tx, personId === null ? [] : [personId]);
      return {
        signInName,
        personId,
        person: personId === null ? null : (people.get(personId) ?? null),
        permissions: permissions.get(accountId) ?? [],
        sessionsEndedAt,
      };
    });
  }

  async markSignedIn({ employerId, accountId }: AccountKey, at: Instant): Promise<void> {
    await this.#recorder.write(employerId, (tx) =>
      this.#accounts.change(tx, { employerId, id: accountId }, { lastSignInAt: at }),
    );
  }
}
