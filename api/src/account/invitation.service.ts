import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { epochOf, instantOf } from '@oart/competency';
import type { Instant } from '@oart/competency';
import type { InvitationAcceptance, InvitationView, PasswordLinkView } from '@oart/contract';
import { ClockService } from '../clock/clock.service.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { newToken, tokenSha256 } from '../http/secret-token.ts';
import { Recorder, unkeyed } from '../ledger/recorder.ts';
import {
  AccountInvitationEntity,
  AccountInvitationUseEntity,
  InvitationEntity,
} from './account.entity.ts';
import type { AccountEntity } from './account.entity.ts';
import { requireAnotherPerson } from './account-rules.ts';
import { AccountRepository } from './account.repository.ts';
import { hashPassword } from './password.ts';
import { weaknessOf } from './weak-password.ts';

const LIFE_MS = 7 * 86_400_000;

/**
 * One-time links: the holder of an account sets their own password. Whoever has the link can, so that who made it
 * and when it was used are facts, which the holder is shown: a signature may rest on that password.
 */
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
    const token = newToken();
    const expiresAt = instantOf(epochOf(await this.#clock.wallClock()) + LIFE_MS);
    // Without a key: an answer that is kept for a repeated request would keep the link.
    const request = unkeyed(employerId, caller);
    await this.#recorder.record(request, async (tx) => {
      const account = await this.#accounts.byId(tx.manager, employerId, accountId);
      if (account === null) throw notFound();
      requireAnotherPerson(caller, account);
      if (account.closedAt !== null) throw new ProblemError('conflict', 'This account is closed.');
      await this.#accounts.endInvitations(tx.manager, account);
      const columns = { accountId, madeByAccountId: caller.accountId, expiresAt };
      const { id } = await tx.add(AccountInvitationEntity, uuidv7(), columns);
      await tx.manager.insert(InvitationEntity, {
        ...{ employerId, id, accountId, madeBy: caller.accountId, expiresAt },
        tokenSha256: tokenSha256(token),
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
    const { account, invitation } = await this.#open(token, await this.#clock.wallClock());
    const weakness = weaknessOf(password, [account.signInName]);
    if (weakness !== null) throw invalid('/password', weakness);
    const passwordHash = await hashPassword(password);
    const { employerId, id, personId } = account;
    const request = unkeyed(employerId, { accountId: id, personId });
    await this.#recorder.record(request, async (tx) => {
      const now = await this.#clock.wallClock();
      const key = { employerId, id: invitation.id, usedAt: IsNull() };
      const { affected } = await tx.manager.update(InvitationEntity, key, { usedAt: now });
      if (affected !== 1) throw opensNothing();
      const columns = { accountInvitationId: invitation.id };
      await tx.add(AccountInvitationUseEntity, uuidv7(), columns);
      const changed = { passwordHash, sessionsEndedAt: now };
      await this.#accounts.change(tx.manager, { employerId, id }, changed);
    });
    this.#log.info({ event: 'invitation-used', account: id });
  }

  /** When and by whose link the password of an account was last set; null where none was used. */
  async lastUsed(tx: EntityManager, accountId: string): Promise<PasswordLinkView | null> {
    const [row] = await tx.query<{ used_at: Instant; sign_in_name: string }[]>(
      `select used.recorded_at as used_at, account.sign_in_name
         from oart.account_invitation made
         join oart.account_invitation_use used on used.employer_id = made.employer_id
          and used.account_invitation_id = made.id
         join oart.account on account.employer_id = made.employer_id
          and account.id = made.made_by_account_id
        where made.account_id = $1
        order by used.ledger_index desc limit 1`,
      [accountId],
    );
    return row === undefined ? null : { usedAt: row.used_at, madeBy: row.sign_in_name };
  }

  async #open(
    token: string,
    now: Instant,
  ): Promise<{ readonly account: AccountEntity; readonly invitation: InvitationEntity }> {
    const tx = this.#database.manager;
    const invitation = await tx.findOneBy(InvitationEntity, { tokenSha256: tokenSha256(token) });
    if (invitation === null || invitation.usedAt !== null || invitation.expiresAt <= now) {
      throw opensNothing();
    }
    const { employerId, accountId } = invitation;
    const account = await this.#accounts.byId(tx, employerId, accountId);
    if (account?.closedAt !== null) throw opensNothing();
    return { account, invitation };
  }
}

function opensNothing(): ProblemError {
  return invalid(
    '/token',
    'This link was used, replaced or is older than seven days. Ask a system administrator for a new one.',
  );
}
