import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import type { Instant, Person, PersonId } from '@oart/competency';
import type { PasswordChange, Permission } from '@oart/contract';
import { ClockService } from '../clock/clock.service.ts';
import type { Caller } from '../http/caller.ts';
import { invalid } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { AccountRepository } from './account.repository.ts';
import { GuessingLimit } from './guessing-limit.ts';
import { hashPassword, isPassword } from './password.ts';
import { weaknessOf } from './weak-password.ts';

/** Which account, of which employer. */
export type AccountKey = Pick<Caller, 'employerId' | 'accountId'>;

/** What a session needs to know of its account, at this request. */
export interface AccountHolder {
  readonly signInName: string;
  readonly personId: PersonId | null;
  readonly person: Person | null;
  readonly permissions: readonly Permission[];
  readonly isOpen: boolean;
  readonly sessionsEndedAt: Instant | null;
}

/** Passwords: proving who one is, again for a signature, and changing the proof. */
@Injectable()
export class CredentialService {
  readonly #database: DataSource;
  readonly #recorder: Recorder;
  readonly #accounts: AccountRepository;
  readonly #people: PersonnelFactsService;
  readonly #clock: ClockService;
  readonly #log: PinoLogger;
  readonly #signInLimit: GuessingLimit;
  readonly #proofLimit: GuessingLimit;

  constructor(
    database: DataSource,
    recorder: Recorder,
    accounts: AccountRepository,
    people: PersonnelFactsService,
    clock: ClockService,
    log: PinoLogger,
  ) {
    this.#database = database;
    this.#recorder = recorder;
    this.#accounts = accounts;
    this.#people = people;
    this.#clock = clock;
    this.#log = log;
    this.#signInLimit = new GuessingLimit(database, 'sign-in');
    this.#proofLimit = new GuessingLimit(database, 'signing');
  }

  /**
   * The account of a name and password, or null; unknown, closed and wrong take the same time.
   * @throws `too-many-requests`
   */
  async authenticate(
    signInName: string,
    password: string,
    address: string,
  ): Promise<AccountKey | null> {
    const name = signInName.toLowerCase();
    await this.#signInLimit.takeTry(name, address);
    const account = await this.#accounts.byName(this.#database.manager, name);
    const usable = account?.closedAt === null ? account : null;
    if (!(await isPassword(usable?.passwordHash ?? null, password)) || usable === null) return null;
    await this.#signInLimit.succeeded(name, address);
    return { employerId: usable.employerId, accountId: usable.id };
  }

  /**
   * Whether the caller gave their password again. Tries are counted apart from signing in, per session.
   * @throws `too-many-requests`
   */
  async isPasswordOf(caller: Caller, password: string): Promise<boolean> {
    await this.#proofLimit.takeTry(caller.accountId, caller.sessionId);
    const { employerId, accountId } = caller;
    const account = await this.#accounts.byId(this.#database.manager, employerId, accountId);
    const isRight = await isPassword(account?.passwordHash ?? null, password);
    if (isRight) await this.#proofLimit.succeeded(caller.accountId, caller.sessionId);
    else this.#log.warn({ event: 'password-refused', account: accountId });
    return isRight;
  }

  /** A new password; every session of the account ends, this one too. */
  async changePassword(caller: Caller, { current, next }: PasswordChange): Promise<void> {
    if (!(await this.isPasswordOf(caller, current))) {
      throw invalid('/current', 'This is not the password in use.');
    }
    const holder = await this.holder(caller.employerId, caller.accountId);
    const weakness = weaknessOf(next, [holder?.signInName ?? '']);
    if (weakness !== null) throw invalid('/next', weakness);
    if (next === current) throw invalid('/next', 'This is the password in use.');
    const passwordHash = await hashPassword(next);
    await this.#change(caller, { passwordHash, sessionsEndedAt: await this.#clock.wallClock() });
    this.#log.info({ event: 'password-changed', account: caller.accountId });
  }

  /** Signs the account out everywhere. */
  async endSessions(caller: Caller): Promise<void> {
    await this.#change(caller, { sessionsEndedAt: await this.#clock.wallClock() });
    this.#log.info({ event: 'sessions-ended', account: caller.accountId });
  }

  async markSignedIn(account: AccountKey, at: Instant): Promise<void> {
    await this.#change(account, { lastSignInAt: at });
  }

  /** Who is behind an account and what it may do, or null where there is none. */
  holder(employerId: string, accountId: string): Promise<AccountHolder | null> {
    return this.#recorder.read(employerId, async (tx) => {
      const account = await this.#accounts.byId(tx, employerId, accountId);
      if (account === null) return null;
      const { signInName, personId, closedAt, sessionsEndedAt } = account;
      const permissions = await this.#accounts.permissions(tx, [accountId]);
      const people = await this.#people.people(tx, personId === null ? [] : [personId]);
      return {
        signInName,
        personId,
        person: personId === null ? null : (people.get(personId) ?? null),
        permissions: permissions.get(accountId) ?? [],
        isOpen: closedAt === null,
        sessionsEndedAt,
      };
    });
  }

  async #change(
    { employerId, accountId }: AccountKey,
    values: Parameters<AccountRepository['change']>[2],
  ): Promise<void> {
    await this.#recorder.write(employerId, (tx) =>
      this.#accounts.change(tx, { employerId, id: accountId }, values),
    );
  }
}
