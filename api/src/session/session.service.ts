import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { uuidv7 } from 'uuidv7';
import type { CalendarDay } from '@oart/competency';
import { dayInWords } from '@oart/contract';
import type { SignInRequest } from '@oart/contract';
import { AccountHolderService } from '../account/account-holder.service.ts';
import type { AccountKey } from '../account/account-holder.service.ts';
import { CredentialService } from '../account/credential.service.ts';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem-error.ts';
import { newToken, tokenSha256 } from '../http/secret-token.ts';
import { WorkstationService } from '../workstation/workstation.service.ts';
import { tokenOf } from './session-cookie.ts';
import { endOf, isWorthMarking } from './session-life.ts';
import type { SessionEnd, SessionLimits } from './session-life.ts';
import { SessionRepository } from './session.repository.ts';
import type { StoredSession } from './session.repository.ts';

/** Where a session begins: the address, and the token of the computer where it is an enrolled one. */
export interface SignInPlace {
  readonly address: string;
  readonly workstationToken: string | null;
}

/** Who is signed in. Rights are read anew at every request, so a change bites at once. */
@Injectable()
export class SessionService {
  readonly #sessions: SessionRepository;
  readonly #credentials: CredentialService;
  readonly #holders: AccountHolderService;
  readonly #workstations: WorkstationService;
  readonly #log: PinoLogger;
  readonly #limits: SessionLimits;

  constructor(
    sessions: SessionRepository,
    credentials: CredentialService,
    holders: AccountHolderService,
    workstations: WorkstationService,
    log: PinoLogger,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.#sessions = sessions;
    this.#credentials = credentials;
    this.#holders = holders;
    this.#workstations = workstations;
    this.#log = log;
    this.#limits = {
      idleSeconds: settings.sessionIdleSeconds,
      longestSeconds: settings.sessionSeconds,
    };
  }

  /**
   * Starts a session for a name and password. The token belongs into the cookie and nowhere else.
   * @throws `sign-in-failed`, the same for an unknown name and a wrong password; `too-many-requests`;
   * `employment-ended` once the password was right
   */
  async signIn({ signInName, password }: SignInRequest, place: SignInPlace): Promise<string> {
    const account = await this.#credentials.authenticate(signInName, password, place.address);
    if (account === null) {
      this.#log.warn({ event: 'sign-in-refused' });
      throw new ProblemError('sign-in-failed', 'Check the sign-in name and the password.');
    }
    return this.start(account, 'password', place);
  }

  /**
   * Starts a session for an account that was proven otherwise; the caller answers for that.
   * @throws `employment-ended`
   */
  async start(
    account: AccountKey,
    proof: 'password' | 'demonstration',
    { workstationToken }: Pick<SignInPlace, 'workstationToken'>,
  ): Promise<string> {
    const { employerId, accountId } = account;
    const holder = await this.#holders.holder(account);
    if (holder !== null && holder.leftOn !== null) {
      this.#log.warn({ event: 'sign-in-of-leaver-refused', account: accountId });
      throw employmentEnded(holder.leftOn);
    }
    const token = newToken();
    const id = uuidv7();
    const startedAt = await this.#sessions.add({
      employerId,
      id,
      accountId,
      tokenSha256: tokenSha256(token),
    });
    await this.#workstations.sessionBegan({ employerId, sessionId: id }, workstationToken);
    await this.#holders.markSignedIn(account, startedAt);
    this.#log.info({ event: 'signed-in', account: accountId, session: id, proof });
    return token;
  }

  async signOut({ employerId, sessionId, accountId }: Caller): Promise<void> {
    await this.#sessions.end(employerId, sessionId);
    this.#log.info({ event: 'signed-out', account: accountId, session: sessionId });
  }

  /**
   * The caller of a request by its cookie, or null; also for routes outside Nest.
   * @throws `employment-ended` where the person has left: their sessions end with their last day.
   */
  async callerOf(request: FastifyRequest): Promise<Caller | null> {
    const token = tokenOf(request);
    const found = token === null ? null : await this.#sessions.byToken(tokenSha256(token));
    if (found === null || found.isAccountClosed) return null;
    const { session, at, personId } = found;
    const { employerId, accountId, id: sessionId } = session;
    const rights = await this.#holders.rightsNow(employerId, personId, found);
    const { permissions, auditorScope, leftOn } = rights;
    if (leftOn !== null) {
      await this.#close(session, 'left');
      throw employmentEnded(leftOn);
    }
    const end = endOf(session, found.accountEndedAt, at, this.#limits);
    if (end !== null) {
      await this.#close(session, end);
      return null;
    }
    if (isWorthMarking(session, at, this.#limits)) await this.#sessions.markSeen(session, at);
    const requestId = request.id;
    return { accountId, personId, employerId, permissions, auditorScope, sessionId, requestId };
  }

  async #close(
    { employerId, id, accountId, endedAt }: StoredSession,
    end: SessionEnd,
  ): Promise<void> {
    if (endedAt !== null) return;
    await this.#sessions.end(employerId, id);
    this.#log.info({ event: 'session-ended', account: accountId, session: id, end });
  }
}

function employmentEnded(on: CalendarDay): ProblemError {
  return new ProblemError(
    'employment-ended',
    `Your employment ended on ${dayInWords(on)}. You can sign in again when a new one has begun.`,
  );
}
