import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { epochOf, instantOf } from '@oart/competency';
import type { FactId, Instant, PersonId } from '@oart/competency';
import type { SignatureInput, SigningChallenge } from '@oart/contract';
import { CredentialService } from '../account/credential.service.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem-error.ts';
import { Recorder, instant } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { challengeSha256, recordSha256 } from './signed-record.ts';
import { SignatureEntity } from './signing.entity.ts';
import { SigningRepository } from './signing.repository.ts';

const CHALLENGE_LIVES_MILLISECONDS = 5 * 60 * 1000;

/** What is to be signed: a meaning such as `granted`, the words shown, and the record they stand for. */
export interface ToSign {
  readonly meaning: string;
  readonly record: object;
}

/** A signature whose signer and words are proven; it counts once `consume` has used its challenge. */
export interface VerifiedSignature {
  readonly challengeId: string;
  readonly signer: PersonId;
  readonly meaning: string;
  readonly statement: string;
  readonly recordSha256: string;
  readonly challengeSha256: string;
}

/** A signature as on file; the words are gone once they were erased at the end of retention. */
export interface RecordedSignature {
  readonly signer: PersonId;
  readonly meaning: string;
  readonly statement: string;
  readonly recordSha256: string;
  readonly signedAt: Instant;
}

/** A recorded signature. */
export interface Signature extends VerifiedSignature {
  readonly id: FactId;
  readonly signedAt: Instant;
}

/**
 * The one way to sign. `challenge` when the page opens; `verify` before the transaction, because a
 * password takes time that the ledger head must not wait for; `consume` inside it.
 */
@Injectable()
export class SigningService {
  readonly #recorder: Recorder;
  readonly #challenges: SigningRepository;
  readonly #credentials: CredentialService;

  constructor(recorder: Recorder, challenges: SigningRepository, credentials: CredentialService) {
    this.#recorder = recorder;
    this.#challenges = challenges;
    this.#credentials = credentials;
  }

  /**
   * Offers words to sign, good for five minutes and for this person, record and meaning only.
   * @param statement the sentence shown, rendered by the server from the same record.
   */
  challenge(
    caller: Caller,
    { meaning, record, statement }: ToSign & { readonly statement: string },
  ): Promise<SigningChallenge> {
    const signer = personOf(caller);
    const { employerId } = caller;
    return this.#recorder.write(employerId, async (tx) => {
      await this.#challenges.forgetExpired(tx, employerId);
      const expiresAt = later(await instant(tx), CHALLENGE_LIVES_MILLISECONDS);
      const id = uuidv7();
      const hash = recordSha256(record);
      const random = randomBytes(32).toString('hex');
      await this.#challenges.add(tx, {
        employerId,
        id,
        signerId: signer,
        meaning,
        statement,
        recordSha256: hash,
        challengeSha256: challengeSha256({
          recordSha256: hash,
          meaning,
          signer,
          expiresAt,
          random,
        }),
        expiresAt,
      });
      return { challengeId: id, meaning, statement, recordSha256: hash, expiresAt };
    });
  }

  /**
   * Proves that the caller signs exactly this. A challenge that was used passes here: whether it is
   * unused and in time is decided by `consume`, so that a retry under the same key gets its answer.
   * @throws `signature-not-accepted`, `too-many-requests`
   */
  async verify(
    caller: Caller,
    { challengeId, password }: SignatureInput,
    { meaning, record }: ToSign,
  ): Promise<VerifiedSignature> {
    const signer = personOf(caller);
    const { employerId } = caller;
    const isRight = await this.#credentials.isPasswordOf(caller, password);
    if (!isRight) throw refused('The password is not right.', '/signature/password');
    const challenge = await this.#recorder.read(employerId, (tx) =>
      this.#challenges.byId(tx, employerId, challengeId),
    );
    if (challenge?.signerId !== signer || challenge.meaning !== meaning) throw notForThis();
    if (challenge.recordSha256 !== recordSha256(record)) throw notForThis();
    const { statement, recordSha256: hash, challengeSha256: challenged } = challenge;
    return {
      challengeId,
      signer,
      meaning,
      statement,
      recordSha256: hash,
      challengeSha256: challenged,
    };
  }

  /** Recorded signatures by id, for the pages that show what was signed. */
  async signatures(
    tx: EntityManager,
    ids: readonly FactId[],
  ): Promise<ReadonlyMap<FactId, RecordedSignature>> {
    return this.#challenges.signatures(tx, ids);
  }

  /**
   * Uses the challenge and records the signature, in the transaction of the act it signs.
   * @throws `signature-not-accepted` when the challenge was used or has expired.
   */
  async consume(tx: Recording, verified: VerifiedSignature): Promise<Signature> {
    if (!(await this.#challenges.use(tx, verified.challengeId))) {
      throw refused('This was signed already, or five minutes have passed. Open it again.');
    }
    const { challengeId, signer, meaning, statement, recordSha256: hash } = verified;
    const { id } = await tx.add(SignatureEntity, uuidv7(), {
      signerId: signer,
      meaning,
      statement,
      recordSha256: hash,
      factor: 'password',
      challengeId,
      challengeSha256: verified.challengeSha256,
    });
    return { ...verified, id, signedAt: tx.recordedAt };
  }
}

function notForThis(): ProblemError {
  return refused('What you send is not what was shown to you for signing. Open it again.');
}

function refused(detail: string, pointer = '/signature/challengeId'): ProblemError {
  return new ProblemError('signature-not-accepted', detail, {
    errors: [{ pointer, message: detail }],
  });
}

function later(from: Instant, milliseconds: number): Instant {
  return instantOf(epochOf(from) + milliseconds);
}
