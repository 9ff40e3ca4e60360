import { Injectable } from '@nestjs/common';
import type { PersonId } from '@oart/competency';
import type { SigningChallenge, SupervisorSignatureInput } from '@oart/contract';
import { AccountHolderService } from '../account/account-holder.service.ts';
import { CredentialService } from '../account/credential.service.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem-error.ts';
import { SigningService } from '../signing/signing.service.ts';
import type { VerifiedSignature } from '../signing/signing.service.ts';

/** What somebody beside the caller signs on the caller's screen. */
export interface Cosigned {
  readonly meaning: string;
  readonly record: object;
  /** Who has to sign; null where nobody is named. */
  readonly signer: PersonId | null;
  /** The field of the request that carries the signature. */
  readonly field: 'supervisorSignature' | 'secondSignature';
}

/** A second signature on one screen: with a name of its own, because the session is the caller's. */
@Injectable()
export class CosigningService {
  readonly #signing: SigningService;
  readonly #credentials: CredentialService;
  readonly #holders: AccountHolderService;

  constructor(
    signing: SigningService,
    credentials: CredentialService,
    holders: AccountHolderService,
  ) {
    this.#signing = signing;
    this.#credentials = credentials;
    this.#holders = holders;
  }

  /** The words that the other one signs. */
  async challenge(
    caller: Caller,
    { meaning, record, signer }: Cosigned,
    statement: string,
  ): Promise<SigningChallenge> {
    return this.#signing.challenge({ ...caller, personId: signer }, { meaning, record, statement });
  }

  /** Null where nobody signed beside the caller. @throws `signature-not-accepted` */
  async verify(
    caller: Caller,
    cosigned: Cosigned,
    signature: SupervisorSignatureInput | null | undefined,
  ): Promise<VerifiedSignature | null> {
    if (signature === undefined || signature === null) return null;
    const { meaning, record, signer: expected } = cosigned;
    const signer = await this.#signerOf(caller, cosigned, signature);
    if (signer.personId !== expected) {
      throw refused(cosigned, 'The person named is not the one who signs.', 'signInName');
    }
    return this.#signing.verify(signer, signature, { meaning, record });
  }

  async #signerOf(
    caller: Caller,
    cosigned: Cosigned,
    { signInName, password }: SupervisorSignatureInput,
  ): Promise<Caller> {
    const account = await this.#credentials.authenticate(signInName, password, caller.sessionId);
    const holder =
      account?.employerId === caller.employerId ? await this.#holders.holder(account) : null;
    if (account === null || holder === null) {
      throw refused(cosigned, 'The name or the password is not right.', 'password');
    }
    const { personId, permissions } = holder;
    return { ...caller, ...account, personId, permissions };
  }
}

function refused(
  { field }: Cosigned,
  message: string,
  part: 'signInName' | 'password',
): ProblemError {
  return new ProblemError('signature-not-accepted', message, {
    errors: [{ pointer: `/${field}/${part}`, message }],
  });
}
