import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource, IsNull } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { epochOf, instantOf } from '@oart/competency';
import type { Instant } from '@oart/competency';
import type { InvitationAcceptance, InvitationView } from '@oart/contract';
import { ClockService } from '../clock/clock.service.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import { InvitationEntity } from './account.entity.ts';
import type { AccountEntity } from './account.entity.ts';
import { requireAnotherPerson } from './account-rules.ts';
import { AccountRepository } from './account.repository.ts';
import { hashPassword } from './password.ts';
import { weaknessOf } from './weak-password.ts';

const LIFE_MS = 7 * 86_400_000;

/** One-time links: the holder of an account sets their own password, which nobody else has known. */
@Injectable()
export class InvitationService {
  readonly #database: DataSource;
  readonly #recorder: Recorder;
  readonly #accounts: AccountRepository;
  readonly #clock: ClockService;
  readonly #log: PinoLogger;

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
  }

  /**
   * Makes the link of another account; those made before open nothing any more. Only its hash is kept.
   * @throws `own-record`, `conflict` for a closed account
   */
  async invite(caller: Caller, accountId: string): Promise<InvitationView> {
    const { employerId } = caller;
    const token = randomBytes(32).toString('base64url');
    const expiresAt = instantOf(epochOf(await this.#clock.wallClock()) + LIFE_MS);
    await this.#recorder.write(employerId, async (tx) => {
      const account = await this.#accounts.byId(tx, employerId, accountId);
      if (account === null) throw notFound();
      requireAnotherPerson(caller, account);
      if (account.closedAt !== null) throw new ProblemError('conflict', 'This account is closed.');
      await tx.delete(InvitationEntity, { employerId, accountId, usedAt: IsNull() });
      await tx.insert(InvitationEntity, {
        ...{ employerId, id: uuidv7(), accountId, madeBy: caller.accountId, expiresAt },
        tokenSha256: sha256(token),
        usedAt: null,
      });
    });
    this.#log.info({ event: 'invitation-made', account: accountId, by: caller.accountId });
    return { token, expiresAt };
  }

  /**
   * Sets the password of the account and ends its sessions.
   * @throws `invalid-request` at `/token` for a link that is unknown, used, replaced or too old
   */
  async accept({ token, password }: InvitationAcceptance): Promise<void> {
    const now = await this.#clock.wallClock();
    const { account, invitation } = await this.#open(token, now);
    const weakness = weaknessOf(password, [account.signInName]);
    if (weakness !== null) throw invalid('/password', weakness);
    const passwordHash = await hashPassword(password);
    const { employerId, id } = account;
    await this.#recorder.write(employerId, async (tx) => {
      const key = { employerId, id: invitation.id, usedAt: IsNull() };
      const { affected } = await tx.update(InvitationEntity, key, { usedAt: now });
      if (affected !== 1) throw opensNothing();
      await this.#accounts.change(tx, { employerId, id }, { passwordHash, sessionsEndedAt: now });
    });
    this.#log.info({ event: 'invitation-used', account: id });
  }

  async #open(
    token: string,
    now: Instant,
  ): Promise<{ readonly account: AccountEntity; readonly invitation: InvitationEntity }> {
    const tx = this.#database.manager;
    const invitation = await tx.findOneBy(InvitationEntity, { tokenSha256: sha256(token) });
    if (invitation === null || invitation.usedAt !== null || invitation.expiresAt <= now) {
      throw opensNothing();
    }
    const { employerId, accountId } = invitation;
    const account = await this.#accounts.byId(tx, employerId, accountId);
    if (account?.closedAt !== null) throw opensNothing();
    return { account, invitation };
  }
}

function sha256(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function opensNothing(): ProblemError {
  return invalid(
    '/token',
    'This link was used, replaced or is older than seven days. Ask a system administrator for a new one.',
  );
}
