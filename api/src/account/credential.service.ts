import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import type { PasswordChange } from '@oart/contract';
import { ClockService } from '../clock/clock.service.ts';
import type { Caller } from '../http/caller.ts';
import { invalid } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { AccountKey } from './account-holder.service.ts';
import { AccountRepository } from './account.repository.ts';
import { GuessingLimit } from './guessing-limit.ts';
import { hashPassword, isPassword } from './password.ts';
import { weaknessOf } from './weak-password.ts';

/** Passwords and PINs: proving who one is, again for a signature, and changing the password. */
@Injectable()
export class CredentialService {
  readonly #database: DataSource;
  readonly #recorder: Recorder;
  readonly #accounts: AccountRepository;
  readonly #clock: ClockService;
  readonly #log: PinoLogger;
  readonly #signInLimit: GuessingLimit;
  readonly #proofLimit: GuessingLimit;
  readonly #pinLimit: GuessingLimit;

  constructor(
    database: DataSource,
    recorder: Recorder,
    accounts: AccountRepository,
    clock: ClockService,
    log: PinoLogger,
  ) {
    this.#database = database;
    this.#recorder = recorder;
    this.#accounts = accounts;
    this.#clock = clock;
    this.#log = log;
    this.#signInLimit = new GuessingLimit(database, 'sign-in');
    this.#proofLimit = new GuessingLimit(database, 'signing');
    this.#pinLimit = new GuessingLimit(database, 'pin');
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

  /**
   * Whether the caller gave the PIN that is kept as `pinHash`; null where they have none, and the answer is
   * no. Tries are counted per session, and few are free in a session that has not signed with it yet.
   * @throws `too-many-requests`
   */
  async isPinOf(caller: Caller, pinHash: string | null, pin: string): Promise<boolean> {
    await this.#pinLimit.takeTry(caller.accountId, caller.sessionId);
    const isRight = await isPassword(pinHash, pin);
    if (isRight) await this.#pinLimit.succeeded(caller.accountId, caller.sessionId);
    else this.#log.warn({ event: 'pin-refused', account: caller.accountId });
    return isRight;
  }

  /** The open account of a name, unproven: whoever asks must prove it otherwise. */
  async named(signInName: string): Promise<AccountKey | null> {
    const account = await this.#accounts.byName(this.#database.manager, signInName);
    return account?.closedAt === null
      ? { employerId: account.employerId, accountId: account.id }
      : null;
  }

  /** A new password; every session of the account ends, this one too. */
  async changePassword(caller: Caller, { current, next }: PasswordChange): Promise<void> {
    if (!(await this.isPasswordOf(caller, current))) {
      throw invalid('/current', 'This is not the password in use.');
    }
    const { employerId, accountId } = caller;
    const account = await this.#accounts.byId(this.#database.manager, employerId, accountId);
    const weakness = weaknessOf(next, [account?.signInName ?? '']);
    if (weakness !== null) throw invalid('/next', weakness);
    if (next === current) throw invalid('/next', 'This is the password in use.');
    const passwordHash = await hashPassword(next);
    const sessionsEndedAt = await this.#clock.wallClock();
    await this.#recorder.write(employerId, async (tx) => {
      const key = { employerId, id: accountId };
      await this.#accounts.endInvitations(tx, key);
      await this.#accounts.change(tx, key, { passwordHash, sessionsEndedAt });
    });
    this.#log.info({ event: 'password-changed', account: caller.accountId });
  }

  /** Signs the account out everywhere. */
  async endSessions(caller: Caller): Promise<void> {
    const { employerId, accountId } = caller;
    const sessionsEndedAt = await this.#clock.wallClock();
    await this.#recorder.write(employerId, (tx) =>
      this.#accounts.change(tx, { employerId, id: accountId }, { sessionsEndedAt }),
    );
    this.#log.info({ event: 'sessions-ended', account: caller.accountId });
  }
}
