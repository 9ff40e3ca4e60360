import { Injectable } from '@nestjs/common';
import type { PersonId } from '@oart/competency';
import type {
  ActProposal,
  ActRequest,
  SigningChallenge,
  SupervisorSignatureInput,
} from '@oart/contract';
import { AccountHolderService } from '../account/account-holder.service.ts';
import { CredentialService } from '../account/credential.service.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem-error.ts';
import { SigningService } from '../signing/signing.service.ts';
import type { VerifiedSignature } from '../signing/signing.service.ts';

const MEANING = 'supervised';

/** The supervisor's own signature under a supervised act: the responsible operator (I11). */
@Injectable()
export class SupervisionService {
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

  /** The words that the supervisor signs, on the screen of the actor. */
  async challenge(
    caller: Caller,
    act: ActProposal,
    supervisor: PersonId,
    words: string,
  ): Promise<SigningChallenge> {
    const signer = { ...caller, personId: supervisor };
    return this.#signing.challenge(signer, {
      meaning: MEANING,
      record: act,
      statement: statementOf(words),
    });
  }

  /** Null where nobody signed as supervisor. @throws `signature-not-accepted` */
  async verify(
    caller: Caller,
    act: ActProposal,
    signature: ActRequest['supervisorSignature'],
  ): Promise<VerifiedSignature | null> {
    if (signature === undefined || signature === null) return null;
    const signer = await this.#signerOf(caller, signature);
    if (signer.personId !== act.supervisorId) {
      throw refused('The supervisor named is not the one who signs.', 'signInName');
    }
    return this.#signing.verify(signer, signature, { meaning: MEANING, record: act });
  }

  async #signerOf(caller: Caller, signature: SupervisorSignatureInput): Promise<Caller> {
    const { signInName, password } = signature;
    const account = await this.#credentials.authenticate(signInName, password, caller.sessionId);
    const holder =
      account?.employerId === caller.employerId ? await this.#holders.holder(account) : null;
    if (account === null || holder === null) {
      throw refused('The supervisor’s name or password is not right.', 'password');
    }
    const { personId, permissions } = holder;
    return { ...caller, ...account, personId, permissions };
  }
}

/** The words of the act, as its responsible operator signs them. */
export function statementOf(words: string): string {
  return `I supervise this act and am its responsible operator. ${words}`;
}

function refused(message: string, field: 'signInName' | 'password'): ProblemError {
  return new ProblemError('signature-not-accepted', message, {
    errors: [{ pointer: `/supervisorSignature/${field}`, message }],
  });
}
