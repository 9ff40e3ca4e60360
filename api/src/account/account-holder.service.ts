import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { leftOn } from '@oart/competency';
import type { AuditorScope, CalendarDay, Instant, Person, PersonId } from '@oart/competency';
import type { Permission } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { Recorder } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { AccountRepository } from './account.repository.ts';
import { AuditorAccessService } from './auditor-access.service.ts';
import type { GivenRights } from './auditor-access.service.ts';

/** Which account, of which employer. */
export type AccountKey = Pick<Caller, 'employerId' | 'accountId'>;

/** What a session needs to know of its account, at this request. */
export interface AccountHolder {
  readonly signInName: string;
  readonly personId: PersonId | null;
  readonly person: Person | null;
  readonly permissions: readonly Permission[];
  /** The last day of an auditor's access, also once it is over; null where it was not given. */
  readonly auditorUntil: CalendarDay | null;
  /** What of the department an auditor sees; null is all of it. */
  readonly auditorScope: AuditorScope | null;
  /** Sessions that began at or before this instant have ended. */
  readonly sessionsEndedAt: Instant | null;
  /** The last day of a person who has left; the account opens again with the next post. */
  readonly leftOn: CalendarDay | null;
}

type Rights = Pick<AccountHolder, 'permissions' | 'auditorScope' | 'leftOn'>;

const NOTHING_GIVEN: GivenRights = { permissions: [], auditorUntil: null, auditorScope: null };

/** Who is behind an account and what it may do now. */
@Injectable()
export class AccountHolderService {
  readonly #recorder: Recorder;
  readonly #accounts: AccountRepository;
  readonly #people: PersonnelFactsService;
  readonly #organisation: OrganisationService;
  readonly #auditors: AuditorAccessService;

  constructor(
    recorder: Recorder,
    accounts: AccountRepository,
    people: PersonnelFactsService,
    organisation: OrganisationService,
    auditors: AuditorAccessService,
  ) {
    this.#recorder = recorder;
    this.#accounts = accounts;
    this.#people = people;
    this.#organisation = organisation;
    this.#auditors = auditors;
  }

  /** Null where there is no such account, or where it is closed. */
  holder({ employerId, accountId }: AccountKey): Promise<AccountHolder | null> {
    return this.#recorder.read(employerId, async (tx) => {
      const account = await this.#accounts.byId(tx, employerId, accountId);
      if (account?.closedAt !== null) return null;
      const { signInName, personId, sessionsEndedAt } = account;
      const grants = await this.#accounts.grants(tx, [accountId]);
      const given = grants.get(accountId) ?? NOTHING_GIVEN;
      const people = await this.#people.people(tx, personId === null ? [] : [personId]);
      return {
        signInName,
        personId,
        person: personId === null ? null : (people.get(personId) ?? null),
        auditorUntil: given.auditorUntil,
        sessionsEndedAt,
        ...(await this.#rightsOn(tx, personId, given)),
      };
    });
  }

  /** Of each account, closed ones too: the name of its person, or the sign-in name where it has none. */
  async names(
    tx: EntityManager,
    employerId: string,
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const accounts = await this.#accounts.byIds(tx, employerId, accountIds);
    const ids = accounts.flatMap(({ personId }) => (personId === null ? [] : [personId]));
    const people = await this.#people.people(tx, ids);
    return new Map(
      accounts.map(({ id, personId, signInName }) => {
        const person = personId === null ? undefined : people.get(personId);
        return [id, person?.displayName ?? signInName];
      }),
    );
  }

  /** What an account may do now, and since when its person has left; read again only where a day decides it. */
  async rightsNow(
    employerId: string,
    personId: PersonId | null,
    { given, hasPostThatEnds }: { readonly given: GivenRights; readonly hasPostThatEnds: boolean },
  ): Promise<Rights> {
    const { permissions, auditorScope } = given;
    if (!hasPostThatEnds && !permissions.includes('auditor')) {
      return { permissions, auditorScope, leftOn: null };
    }
    return this.#recorder.read(employerId, (tx) => this.#rightsOn(tx, personId, given));
  }

  async #rightsOn(
    tx: EntityManager,
    personId: PersonId | null,
    given: GivenRights,
  ): Promise<Rights> {
    return {
      permissions: await this.#auditors.permissionsNow(tx, given),
      auditorScope: given.auditorScope,
      leftOn: personId === null ? null : await this.#leftOn(tx, personId),
    };
  }

  /** Asked anew at every request, so that a last day bites the day after it, whenever it was recorded. */
  async #leftOn(tx: EntityManager, person: PersonId): Promise<CalendarDay | null> {
    const employments = await this.#people.employments(tx, person);
    if (employments.every(({ endsOn }) => endsOn === null)) return null;
    const { on } = await this.#organisation.now(tx);
    return leftOn({ employments }, on);
  }

  async markSignedIn({ employerId, accountId }: AccountKey, at: Instant): Promise<void> {
    await this.#recorder.write(employerId, (tx) =>
      this.#accounts.change(tx, { employerId, id: accountId }, { lastSignInAt: at }),
    );
  }
}
