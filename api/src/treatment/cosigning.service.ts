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
    const beside = { ...caller, personId: signer, accountId: null };
    return this.#signing.challenge(beside, { meaning, record, statement });
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
      throw notTheSigner(cosigned);
    }
    return this.#signing
      .verify(signer, signature, { meaning, record })
      .catch((error: unknown): never => {
        throw asTheirs(cosigned, error);
      });
  }

  async #signerOf(
    caller: Caller,
    cosigned: Cosigned,
    { signInName, password }: SupervisorSignatureInput,
  ): Promise<Caller> {
    // A PIN or a passkey is proven when it is known whose it has to be.
    const account =
      password === undefined
        ? await this.#credentials.named(signInName)
        : await this.#credentials.authenticate(signInName, password, caller.sessionId);
    const holder =
      account?.employerId === caller.employerId ? await this.#holders.holder(account) : null;
    if (account === null || holder === null) {
      if (password === undefined) throw notTheSigner(cosigned);
      throw refused(cosigned, 'The name or the password is not right.', 'password');
    }
    const { personId, permissions } = holder;
    return { ...caller, ...account, personId, permissions };
  }
}

/** What was not accepted is in the signature of the one beside, and not in the caller's own. */
function asTheirs({ field }: Cosigned, error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error;
  const errors = error.extras.errors?.map((each) => ({
    ...each,
    pointer: each.pointer.replace(/^\/signature(?=\/|$)/, `/${field}`),
  }));
  if (errors === undefined) return error;
  return new ProblemError(error.kind, error.detail, { ...error.extras, errors });
}

function notTheSigner(cosigned: Cosigned): ProblemError {
  return refused(cosigned, 'The person named is not the one who signs.', 'signInName');
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
