import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { epochOf, instantOf } from '@oart/competency';
import type { FactId, Instant, PersonId } from '@oart/competency';
import type { SignatureInput, SigningChallenge, SigningFactor } from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem-error.ts';
import { Recorder, instant } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { FactorProofService } from './factor-proof.service.ts';
import { proofColumns } from './factor-proof.ts';
import type { FactorProof } from './factor-proof.ts';
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
  readonly expiresAt: Instant;
  readonly random: string | null;
  readonly proof: FactorProof;
}

/** Who is going to sign, on whose screen: their person, and their account where it is known. */
export type Signer = Pick<Caller, 'employerId' | 'personId' | 'sessionId'> & {
  readonly accountId: string | null;
};

/** A signature as on file; the words are gone once they were erased at the end of retention. */
export interface RecordedSignature {
  readonly signer: PersonId;
  readonly meaning: string;
  readonly statement: string;
  readonly recordSha256: string;
  readonly signedAt: Instant;
  readonly factor: SigningFactor;
}

/** A recorded signature. */
export interface Signature extends VerifiedSignature {
  readonly id: FactId;
  readonly signedAt: Instant;
}

/**
 * The one way to sign. `challenge` when the page opens; `verify` before the transaction, because a
 * proof takes time that the ledger head must not wait for; `consume` inside it.
 */
@Injectable()
export class SigningService {
  readonly #recorder: Recorder;
  readonly #challenges: SigningRepository;
  readonly #proofs: FactorProofService;

  constructor(recorder: Recorder, challenges: SigningRepository, proofs: FactorProofService) {
    this.#recorder = recorder;
    this.#challenges = challenges;
    this.#proofs = proofs;
  }

  /**
   * Offers words to sign, good for five minutes and for this person, record and meaning only.
   * @param statement the sentence shown, rendered by the server from the same record.
   */
  challenge(
    by: Signer,
    { meaning, record, statement }: ToSign & { readonly statement: string },
  ): Promise<SigningChallenge> {
    const signer = personOf(by);
    const { employerId } = by;
    return this.#recorder.write(employerId, async (tx) => {
      await this.#challenges.forgetExpired(tx, employerId);
      const expiresAt = later(await instant(tx), CHALLENGE_LIVES_MILLISECONDS);
      const random = randomBytes(32).toString('hex');
      const hash = recordSha256(record);
      const binding = { recordSha256: hash, meaning, signer, expiresAt, random };
      const challenge = {
        ...{ id: uuidv7(), employerId, signerId: signer, meaning, statement, expiresAt, random },
        recordSha256: hash,
        challengeSha256: challengeSha256(binding),
      };
      await this.#challenges.add(tx, challenge);
      const { id: challengeId } = challenge;
      const offered = await this.#proofs.offered(tx, by, challenge);
      return { challengeId, meaning, statement, recordSha256: hash, expiresAt, ...offered };
    });
  }

  /**
   * Proves that the caller signs exactly this. A challenge that was used passes here: whether it is
   * unused and in time is decided by `consume`, so that a retry under the same key gets its answer.
   * @throws `signature-not-accepted`, `too-many-requests`
   */
  async verify(
    caller: Caller,
    signature: SignatureInput,
    { meaning, record }: ToSign,
  ): Promise<VerifiedSignature> {
    const signer = personOf(caller);
    const { employerId } = caller;
    const { challengeId } = signature;
    const challenge = await this.#recorder.read(employerId, (tx) =>
      this.#challenges.byId(tx, employerId, challengeId),
    );
    if (challenge?.signerId !== signer || challenge.meaning !== meaning) throw notForThis();
    if (challenge.recordSha256 !== recordSha256(record)) throw notForThis();
    const proof = await this.#proofs.prove(caller, signature, challenge);
    const { statement, recordSha256: hash, challengeSha256: challenged } = challenge;
    const { expiresAt, random } = challenge;
    return {
      ...{ challengeId, signer, meaning, statement, expiresAt, random, proof },
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
   * @throws `signature-not-accepted` when the challenge was used or has expired, or the factor is revoked.
   */
  async consume(tx: Recording, verified: VerifiedSignature): Promise<Signature> {
    if (!(await this.#challenges.use(tx, verified.challengeId))) {
      throw refused('This was signed already, or five minutes have passed. Open it again.');
    }
    const { challengeId, signer, meaning, statement, recordSha256: hash, proof } = verified;
    await this.#proofs.use(tx, proof);
    const { id } = await tx.add(SignatureEntity, uuidv7(), {
      ...{ signerId: signer, meaning, statement, challengeId, ...proofColumns(proof) },
      recordSha256: hash,
      challengeSha256: verified.challengeSha256,
      challengeExpiresAt: verified.expiresAt,
      challengeRandom: verified.random,
    });
    return { ...verified, id, signedAt: tx.recordedAt };
  }
}

function notForThis(): ProblemError {
  return refused('What you send is not what was shown to you for signing. Open it again.');
}

function refused(detail: string): ProblemError {
  const pointer = '/signature/challengeId';
  return new ProblemError('signature-not-accepted', detail, {
    errors: [{ pointer, message: detail }],
  });
}

function later(from: Instant, milliseconds: number): Instant {
  return instantOf(epochOf(from) + milliseconds);
}
