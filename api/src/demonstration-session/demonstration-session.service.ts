import { Injectable } from '@nestjs/common';
import type { DemonstrationPerson } from '@oart/contract';
import { DemonstrationAccountService } from '../account/demonstration-account.service.ts';
import { ClockService } from '../clock/clock.service.ts';
import { notFound } from '../http/problem-error.ts';
import { SessionService } from '../session/session.service.ts';
import type { SignInPlace } from '../session/session.service.ts';

/** Being anyone of the demonstration department; nowhere else does this exist. */
@Injectable()
export class DemonstrationSessionService {
  readonly #accounts: DemonstrationAccountService;
  readonly #sessions: SessionService;
  readonly #clock: ClockService;

  constructor(
    accounts: DemonstrationAccountService,
    sessions: SessionService,
    clock: ClockService,
  ) {
    this.#accounts = accounts;
    this.#sessions = sessions;
    this.#clock = clock;
  }

  /** @throws `not-found` in any other kind of database. */
  async people(): Promise<readonly DemonstrationPerson[]> {
    await this.#requireDemonstration();
    const accounts = await this.#accounts.list();
    return accounts.map(({ accountId, label, post, permissions }) => ({
      accountId,
      label,
      post,
      permissions,
    }));
  }

  /** @returns the session's token. */
  async enter(accountId: string, place: Pick<SignInPlace, 'workstationToken'>): Promise<string> {
    await this.#requireDemonstration();
    const accounts = await this.#accounts.list();
    const account = accounts.find((one) => one.accountId === accountId);
    if (account === undefined) throw notFound();
    return this.#sessions.start(account, 'demonstration', place);
  }

  async #requireDemonstration(): Promise<void> {
    if ((await this.#clock.kind()) !== 'demonstration') throw notFound();
  }
}
