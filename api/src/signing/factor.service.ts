import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { epochOf, instantOf } from '@oart/competency';
import type { FactId } from '@oart/competency';
import type {
  PasskeyEnrolmentRequest,
  PasskeyEnrolmentStart,
  PasskeyEnrolmentView,
  PinRequest,
  SigningFactorView,
  SigningFactorsView,
} from '@oart/contract';
import { AccountHolderService } from '../account/account-holder.service.ts';
import type { AccountHolder } from '../account/account-holder.service.ts';
import { CredentialService } from '../account/credential.service.ts';
import { InvitationService } from '../account/invitation.service.ts';
import { hashPassword } from '../account/password.ts';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { inUseFirst } from '../http/in-use-first.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { Recorder, instant } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { WorkstationService } from '../workstation/workstation.service.ts';
import { factorView, passkeyReferences } from './factor-views.ts';
import { FactorRepository } from './factor.repository.ts';
import type { FactorHolder } from './factor.repository.ts';
import {
  ALGORITHMS,
  examineNewPasskey,
  newChallenge,
  relyingPartyOf,
  whyNoPasskeys,
} from './passkey.ts';
import type { RelyingParty } from './passkey.ts';
import { weaknessOfPin } from './weak-pin.ts';

const ENROLMENT_LIVES_MILLISECONDS = 5 * 60 * 1000;
const MOST_PASSKEYS = 10;

/** The passkeys and the PIN of one's own account: enrolled with the password again, revoked at once. */
@Injectable()
export class FactorService {
  readonly #recorder: Recorder;
  readonly #credentials: CredentialService;
  readonly #holders: AccountHolderService;
  readonly #factors: FactorRepository;
  readonly #workstations: WorkstationService;
  readonly #invitations: InvitationService;
  readonly #log: PinoLogger;
  readonly #relyingParty: RelyingParty;

  constructor(
    recorder: Recorder,
    credentials: CredentialService,
    holders: AccountHolderService,
    factors: FactorRepository,
    workstations: WorkstationService,
    invitations: InvitationService,
    log: PinoLogger,
    @Inject(SETTINGS) { publicUrl }: Pick<RunningSettings, 'publicUrl'>,
  ) {
    this.#recorder = recorder;
    this.#credentials = credentials;
    this.#holders = holders;
    this.#factors = factors;
    this.#workstations = workstations;
    this.#invitations = invitations;
    this.#log = log;
    this.#relyingParty = relyingPartyOf(publicUrl);
  }

  async list(caller: Caller): Promise<SigningFactorsView> {
    const { factors, here, passwordLink } = await this.#recorder.read(
      caller.employerId,
      async (tx) => ({
        factors: await this.#factors.ofAccount(tx, caller.accountId),
        here: await this.#workstations.at(tx, caller),
        passwordLink: await this.#invitations.lastUsed(tx, caller.accountId),
      }),
    );
    return {
      factors: inUseFirst(factors.map(factorView)),
      noPasskeysBecause: whyNoPasskeys(this.#relyingParty),
      passwordLink,
      isAtWorkstation: here !== null,
    };
  }

  /**
   * Asks for a new passkey, once the password was given again.
   * @throws `not-accepted` where the public address knows no passkeys or the account has ten
   */
  async startPasskey(
    caller: Caller,
    { password }: PasskeyEnrolmentStart,
  ): Promise<PasskeyEnrolmentView> {
    personOf(caller);
    const why = whyNoPasskeys(this.#relyingParty);
    if (why !== null) throw new ProblemError('not-accepted', why);
    await this.#requirePassword(caller, password);
    const { signInName, person } = await this.#holder(caller);
    const { employerId, accountId } = caller;
    return this.#recorder.write(employerId, async (tx) => {
      const passkeys = passkeyReferences(await this.#factors.inUse(tx, accountId));
      requireRoom(passkeys.length);
      await this.#factors.forgetExpired(tx, employerId);
      const expiresAt = instantOf(epochOf(await instant(tx)) + ENROLMENT_LIVES_MILLISECONDS);
      const enrolment = { employerId, id: uuidv7(), accountId, challenge: newChallenge() };
      await this.#factors.addEnrolment(tx, { ...enrolment, expiresAt });
      return {
        enrolmentId: enrolment.id,
        expiresAt,
        options: {
          challenge: enrolment.challenge,
          rp: { id: this.#relyingParty.id, name: 'oART competency' },
          user: {
            id: Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url'),
            name: signInName,
            displayName: person?.displayName ?? signInName,
          },
          pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
          excludeCredentials: passkeys,
          authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
          attestation: 'none',
          timeout: ENROLMENT_LIVES_MILLISECONDS,
        },
      };
    });
  }

  /** Enrols what the browser made. @throws `not-accepted` where it does not fit the question, or no more */
  async enrolPasskey(
    caller: Caller,
    request: RecordingRequest,
    { enrolmentId, name, credential }: PasskeyEnrolmentRequest,
  ): Promise<Outcome<SigningFactorView>> {
    const holder = holderOf(caller);
    const { employerId, accountId } = caller;
    const enrolment = await this.#recorder.read(employerId, (tx) =>
      this.#factors.enrolment(tx, { employerId, id: enrolmentId, accountId }),
    );
    if (enrolment === null) throw enrolmentOver();
    const found = await examineNewPasskey(credential, enrolment.challenge, this.#relyingParty);
    if ('wrong' in found) {
      this.#log.warn({ event: 'passkey-not-enrolled', account: accountId, wrong: found.wrong });
      throw notAccepted('/credential', 'The new passkey does not fit what was asked. Start again.');
    }
    const outcome = await this.#recorder.record(request, async (tx) => {
      if (!(await this.#factors.useEnrolment(tx, enrolmentId))) throw enrolmentOver();
      const inUse = await this.#factors.inUse(tx.manager, accountId);
      requireRoom(passkeyReferences(inUse).length);
      if (await this.#factors.isEnrolled(tx.manager, credential.credentialId)) {
        throw new ProblemError('conflict', 'This passkey is enrolled already, or was.');
      }
      const id = await this.#factors.addPasskey(tx, holder, name, this.#relyingParty.id, found);
      return this.#view(tx.manager, accountId, id);
    });
    this.#log.info({ event: 'passkey-enrolled', account: accountId, factor: outcome.result.id });
    return outcome;
  }

  /** Sets a PIN; the one in use before is revoked. @throws `invalid-request` for a trivial one */
  async enrolPin(
    caller: Caller,
    request: RecordingRequest,
    { password, pin }: PinRequest,
  ): Promise<Outcome<SigningFactorView>> {
    const holder = holderOf(caller);
    await this.#requirePassword(caller, password);
    const { signInName, person } = await this.#holder(caller);
    const weakness = weaknessOfPin(pin, [signInName, person?.staffNumber ?? '']);
    if (weakness !== null) throw invalid('/pin', weakness);
    const hash = await hashPassword(pin);
    const { accountId } = caller;
    const outcome = await this.#recorder.record(request, async (tx) => {
      const inUse = await this.#factors.inUse(tx.manager, accountId);
      for (const { enrolled } of inUse) {
        if (enrolled.kind === 'pin') await this.#factors.revoke(tx, enrolled.id);
      }
      const id = await this.#factors.addPin(tx, holder, hash);
      return this.#view(tx.manager, accountId, id);
    });
    this.#log.info({ event: 'pin-enrolled', account: accountId, factor: outcome.result.id });
    return outcome;
  }

  /** From now on it signs nothing. No password is asked: taking a right away must be quick. */
  async revoke(
    { accountId }: Caller,
    request: RecordingRequest,
    id: FactId,
  ): Promise<Outcome<SigningFactorView>> {
    const outcome = await this.#recorder.record(request, async (tx) => {
      const factor = await this.#view(tx.manager, accountId, id);
      if (factor.revokedAt !== null) throw new ProblemError('conflict', 'It is revoked already.');
      await this.#factors.revoke(tx, id);
      return this.#view(tx.manager, accountId, id);
    });
    this.#log.info({ event: 'signing-factor-revoked', account: accountId, factor: id });
    return outcome;
  }

  async #requirePassword(caller: Caller, password: string): Promise<void> {
    if (await this.#credentials.isPasswordOf(caller, password)) return;
    throw invalid('/password', 'The password is not right.');
  }

  async #holder(caller: Caller): Promise<AccountHolder> {
    const holder = await this.#holders.holder(caller);
    if (holder === null) throw notFound();
    return holder;
  }

  async #view(tx: EntityManager, accountId: string, id: FactId): Promise<SigningFactorView> {
    const factors = await this.#factors.ofAccount(tx, accountId);
    const found = factors.find(({ enrolled }) => enrolled.id === id);
    if (found === undefined) throw notFound();
    return factorView(found);
  }
}

function holderOf(caller: Caller): FactorHolder {
  return { accountId: caller.accountId, personId: personOf(caller) };
}

function requireRoom(passkeys: number): void {
  if (passkeys < MOST_PASSKEYS) return;
  const most = String(MOST_PASSKEYS);
  throw new ProblemError(
    'not-accepted',
    `An account has at most ${most} passkeys. Revoke one first.`,
  );
}

function enrolmentOver(): ProblemError {
  return notAccepted(
    '/enrolmentId',
    'This was done already, or five minutes have passed. Start again.',
  );
}

function notAccepted(pointer: string, message: string): ProblemError {
  return new ProblemError('not-accepted', message, { errors: [{ pointer, message }] });
}
