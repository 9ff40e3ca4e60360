import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { EntityManager } from 'typeorm';
import { SIGNING_FACTORS } from '@oart/contract';
import type {
  PasskeyAssertion,
  PasskeyQuestion,
  SignatureInput,
  SigningChallenge,
} from '@oart/contract';
import { CredentialService } from '../account/credential.service.ts';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError, invalid } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { WorkstationService } from '../workstation/workstation.service.ts';
import { mayPinSign } from './console-acts.ts';
import type { FactorProof } from './factor-proof.ts';
import { FactorRepository } from './factor.repository.ts';
import type { Factor } from './factor.repository.ts';
import { examineAssertion, relyingPartyOf } from './passkey.ts';
import type { RelyingParty } from './passkey.ts';
import { passkeyReferences } from './factor-views.ts';

const ANSWER_WITHIN_MILLISECONDS = 2 * 60 * 1000;

/** What is signed, as far as its proof is concerned. */
interface Challenged {
  readonly meaning: string;
  /** In hex. */
  readonly challengeSha256: string;
}

/** That a signature is its signer's: by passkey, by PIN or by password. */
@Injectable()
export class FactorProofService {
  readonly #recorder: Recorder;
  readonly #credentials: CredentialService;
  readonly #factors: FactorRepository;
  readonly #workstations: WorkstationService;
  readonly #log: PinoLogger;
  readonly #relyingParty: RelyingParty;

  constructor(
    recorder: Recorder,
    credentials: CredentialService,
    factors: FactorRepository,
    workstations: WorkstationService,
    log: PinoLogger,
    @Inject(SETTINGS) { publicUrl }: Pick<RunningSettings, 'publicUrl'>,
  ) {
    this.#recorder = recorder;
    this.#credentials = credentials;
    this.#factors = factors;
    this.#workstations = workstations;
    this.#log = log;
    this.#relyingParty = relyingPartyOf(publicUrl);
  }

  /**
   * What the signer may prove this with. Somebody who signs on another's screen, whose account is not
   * known yet (null), is asked for password or PIN: the passkeys at hand there are another's. A PIN counts at an
   * enrolled workstation alone (domain.md 10.18).
   */
  async offered(
    tx: EntityManager,
    by: Pick<Caller, 'employerId' | 'sessionId'> & { readonly accountId: string | null },
    { meaning, challengeSha256 }: Challenged,
  ): Promise<Pick<SigningChallenge, 'factors' | 'passkey' | 'noPinBecause'>> {
    const { accountId } = by;
    const inUse = accountId === null ? [] : await this.#factors.inUse(tx, accountId);
    const passkeys = inUse.filter(({ enrolled }) => enrolled.rpId === this.#relyingParty.id);
    const hasPin = accountId === null || inUse.some(({ enrolled }) => enrolled.kind === 'pin');
    const mayPin = hasPin && mayPinSign(meaning);
    const pin = mayPin && (await this.#workstations.at(tx, by)) !== null;
    const isOffered = { passkey: passkeys.length > 0, pin, password: true };
    return {
      factors: SIGNING_FACTORS.filter((factor) => isOffered[factor]),
      passkey: passkeys.length > 0 ? this.#question(passkeys, challengeSha256) : null,
      noPinBecause: mayPin && !pin && accountId !== null ? NO_PIN_HERE : null,
    };
  }

  /**
   * Proves the one factor that is given. Whether it is revoked and its counter moved on is decided by
   * `use`, so that a retry under the same key gets its answer.
   * @throws `signature-not-accepted`, `too-many-requests`, `invalid-request` for none or several
   */
  async prove(
    caller: Caller,
    { password, pin, passkey }: SignatureInput,
    challenged: Challenged,
  ): Promise<FactorProof> {
    const given = [password, pin, passkey].filter((factor) => factor !== undefined);
    if (given.length !== 1) {
      throw invalid('/signature', 'Sign with one of password, pin and passkey, and with one only.');
    }
    if (passkey !== undefined) return this.#provenByPasskey(caller, passkey, challenged);
    if (pin !== undefined) return this.#provenByPin(caller, pin, challenged);
    if (await this.#credentials.isPasswordOf(caller, password ?? '')) return { factor: 'password' };
    throw notAccepted('The password is not right.', '/signature/password');
  }

  /**
   * Uses the factor in the transaction of the act.
   * @throws `signature-not-accepted` for one that is revoked, or a passkey whose counter went back
   */
  async use(tx: Recording, proof: FactorProof): Promise<void> {
    if (proof.factor === 'password') return;
    const { factor, factorId } = proof;
    const pointer = `/signature/${factor}`;
    if (await this.#factors.isRevoked(tx.manager, factorId)) {
      throw notAccepted(`This ${NAMES[factor]} is revoked.`, pointer);
    }
    if (factor === 'pin' && (await this.#workstations.isRevoked(tx.manager, proof.workstationId))) {
      throw notAccepted(ELSEWHERE, pointer);
    }
    const signCount = factor === 'passkey' ? proof.signCount : 0;
    if (await this.#factors.markUsed(tx, factorId, signCount)) return;
    this.#log.warn({ event: 'passkey-counter-went-back', factor: factorId });
    throw notAccepted(
      'The counter of this passkey went back, as if there were a copy of it. Revoke it on the account page and sign with your password.',
      pointer,
    );
  }

  async #provenByPin(caller: Caller, pin: string, { meaning }: Challenged): Promise<FactorProof> {
    const pointer = '/signature/pin';
    if (!mayPinSign(meaning)) {
      throw notAccepted('A PIN signs acts at the console only. Sign with your password.', pointer);
    }
    const workstationId = await this.#recorder.read(caller.employerId, (tx) =>
      this.#workstations.at(tx, caller),
    );
    if (workstationId === null) throw notAccepted(ELSEWHERE, pointer);
    const enrolled = await this.#find(caller, ({ enrolled: { kind } }) => kind === 'pin');
    const hash = enrolled?.state?.pinHash ?? null;
    const isRight = await this.#credentials.isPinOf(caller, hash, pin);
    if (!isRight || enrolled === null) throw notAccepted('The PIN is not right.', pointer);
    return { factor: 'pin', factorId: enrolled.enrolled.id, workstationId };
  }

  async #provenByPasskey(
    caller: Caller,
    assertion: PasskeyAssertion,
    { challengeSha256 }: Challenged,
  ): Promise<FactorProof> {
    const { credentialId } = assertion;
    const found = await this.#find(
      caller,
      ({ enrolled }) => enrolled.credentialId === credentialId,
    );
    const { id: factorId = null, publicKey = null } = found?.enrolled ?? {};
    if (factorId === null || publicKey === null) {
      throw notAccepted('This passkey is not one of yours here.', '/signature/passkey');
    }
    const examined = await examineAssertion(
      { credentialId, publicKey },
      assertion,
      asBase64Url(challengeSha256),
      this.#relyingParty,
    );
    if ('wrong' in examined) {
      const { wrong } = examined;
      this.#log.warn({
        event: 'passkey-refused',
        account: caller.accountId,
        factor: factorId,
        wrong,
      });
      throw notAccepted(
        'What the passkey answered does not fit what was shown to you. Sign again, or with your password.',
        '/signature/passkey',
      );
    }
    return { factor: 'passkey', factorId, signCount: examined.signCount, assertion };
  }

  /** Revoked ones too: they are told so where the signature would count. */
  async #find(
    { employerId, accountId }: Caller,
    isIt: (factor: Factor) => boolean,
  ): Promise<Factor | null> {
    const factors = await this.#recorder.read(employerId, (tx) =>
      this.#factors.ofAccount(tx, accountId),
    );
    return factors.find(isIt) ?? null;
  }

  #question(passkeys: readonly Factor[], challengeSha256: string): PasskeyQuestion {
    return {
      challenge: asBase64Url(challengeSha256),
      rpId: this.#relyingParty.id,
      allowCredentials: passkeyReferences(passkeys),
      userVerification: 'required',
      timeout: ANSWER_WITHIN_MILLISECONDS,
    };
  }
}

const ELSEWHERE =
  'A PIN signs at an enrolled workstation only, and this computer is none. Sign with your password or passkey.';

const NO_PIN_HERE =
  'Your PIN signs at an enrolled workstation only. An administrator enrols this computer on their account page; sign in again then.';

const NAMES = { passkey: 'passkey', pin: 'PIN' } as const;

function asBase64Url(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64url');
}

function notAccepted(detail: string, pointer: string): ProblemError {
  return new ProblemError('signature-not-accepted', detail, {
    errors: [{ pointer, message: detail }],
  });
}
