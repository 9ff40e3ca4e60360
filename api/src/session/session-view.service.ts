import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { momentOf } from '@oart/competency';
import type { Moment, Person, TimeZone } from '@oart/competency';
import type { SessionView } from '@oart/contract';
import { AccountHolderService } from '../account/account-holder.service.ts';
import { ClockService } from '../clock/clock.service.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import { Recorder, headIndex, instant } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { WaitingCounts } from './waiting-counts.ts';

/** What a signed-in browser shows around every page. */
@Injectable()
export class SessionViewService {
  readonly #recorder: Recorder;
  readonly #holders: AccountHolderService;
  readonly #organisation: OrganisationService;
  readonly #clock: ClockService;
  readonly #waiting: WaitingCounts;

  constructor(
    recorder: Recorder,
    holders: AccountHolderService,
    organisation: OrganisationService,
    clock: ClockService,
    waiting: WaitingCounts,
  ) {
    this.#recorder = recorder;
    this.#holders = holders;
    this.#organisation = organisation;
    this.#clock = clock;
    this.#waiting = waiting;
  }

  async of(caller: Caller): Promise<SessionView> {
    const { employerId, accountId, permissions } = caller;
    const holder = await this.#holders.holder(caller);
    if (holder === null) throw notFound();
    const database = await this.#clock.kind();
    return this.#recorder.read(employerId, async (tx) => {
      const { at, on, zone } = await this.#now(tx);
      return {
        account: { id: accountId, signInName: holder.signInName },
        person: holder.person === null ? null : named(holder.person),
        employer: { ...(await this.#organisation.employer(tx)), timeZone: zone },
        permissions,
        auditorUntil: holder.auditorUntil,
        auditorScope: holder.auditorScope,
        database,
        now: at,
        today: on,
        ledgerIndex: await headIndex(tx, employerId),
        waiting: await this.#waiting.of(tx, caller),
      };
    });
  }

  /** A new employer has no site yet; its administrator must be able to sign in all the same. */
  async #now(tx: EntityManager): Promise<Moment> {
    try {
      return await this.#organisation.now(tx);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return momentOf(await instant(tx), 'UTC' as TimeZone);
    }
  }
}

function named({ id, displayName, staffNumber }: Person): NonNullable<SessionView['person']> {
  return { id, displayName, staffNumber };
}
