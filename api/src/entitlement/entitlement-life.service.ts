import { Injectable } from '@nestjs/common';
import { acceptEntitlement, liftSuspension, withdrawEntitlement } from '@oart/competency';
import type { CalendarDay, EntitlementId, PersonId, SuspensionId } from '@oart/competency';
import type {
  EntitlementActRequest,
  EntitlementView,
  LiftRequest,
  SigningChallenge,
  WithdrawalRequest,
} from '@oart/contract';
import { AssessmentDoubtService } from '../assessment/assessment-doubt.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { EntitlementCase } from './entitlement-case.service.ts';
import { EntitlementLetterService } from './entitlement-letter.service.ts';
import {
  acceptanceStatement,
  liftStatement,
  withdrawalStatement,
} from './entitlement-statement.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import { SignedChangeService } from './signed-change.service.ts';
import type { SignedChange } from './signed-change.service.ts';

type ToSign<Request> = Omit<Request, 'signature'>;

/** What is signed about an entitlement after its grant: acceptance, lift and withdrawal. */
@Injectable()
export class EntitlementLifeService {
  readonly #changes: SignedChangeService;
  readonly #entitlements: EntitlementRepository;
  readonly #doubts: AssessmentDoubtService;
  readonly #letters: EntitlementLetterService;

  constructor(
    changes: SignedChangeService,
    entitlements: EntitlementRepository,
    doubts: AssessmentDoubtService,
    letters: EntitlementLetterService,
  ) {
    this.#changes = changes;
    this.#entitlements = entitlements;
    this.#doubts = doubts;
    this.#letters = letters;
  }

  async proposeAcceptance(
    caller: Caller,
    id: EntitlementId,
    sent: ToSign<EntitlementActRequest>,
  ): Promise<SigningChallenge> {
    return this.#changes.challenge(caller, id, sent, this.#acceptance(id));
  }

  /** The holder accepts; only then may the gate say yes. */
  async accept(
    caller: Caller,
    request: RecordingRequest,
    id: EntitlementId,
    sent: EntitlementActRequest,
  ): Promise<Outcome<EntitlementView>> {
    return this.#changes.sign(caller, request, id, sent, this.#acceptance(id));
  }

  async proposeLift(
    caller: Caller,
    id: EntitlementId,
    suspension: SuspensionId,
    sent: ToSign<LiftRequest>,
  ): Promise<SigningChallenge> {
    refusePatientIdentifiers({ '/outcome': sent.outcome });
    return this.#changes.challenge(caller, id, sent, this.#lift(id, suspension));
  }

  /** Gives the right back with a recorded outcome: never by the holder. */
  async lift(
    caller: Caller,
    request: RecordingRequest,
    id: EntitlementId,
    suspension: SuspensionId,
    sent: LiftRequest,
  ): Promise<Outcome<EntitlementView>> {
    refusePatientIdentifiers({ '/outcome': sent.outcome });
    return this.#changes.sign(caller, request, id, sent, this.#lift(id, suspension));
  }

  async proposeWithdrawal(
    caller: Caller,
    id: EntitlementId,
    sent: ToSign<WithdrawalRequest>,
  ): Promise<SigningChallenge> {
    refusePatientIdentifiers({ '/reason': sent.reason });
    return this.#changes.challenge(caller, id, sent, this.#withdrawal(id));
  }

  /** Ends the entitlement for good from a day on; for cause, what was assessed under it is questioned (I6). */
  async withdraw(
    caller: Caller,
    request: RecordingRequest,
    id: EntitlementId,
    sent: WithdrawalRequest,
  ): Promise<Outcome<EntitlementView>> {
    refusePatientIdentifiers({ '/reason': sent.reason });
    return this.#changes.sign(caller, request, id, sent, this.#withdrawal(id));
  }

  #acceptance(id: EntitlementId): SignedChange<ToSign<EntitlementActRequest>> {
    return {
      meaning: 'accepted',
      about: { entitlement: id },
      words: ({ entitlement, holder, actor, moment, titles }) => {
        const fields = { entitlement: entitlement.id, holder: actor.person.id as PersonId };
        acceptedBy(acceptEntitlement(holder, fields, moment), { titles });
        return acceptanceStatement(entitlement, titles);
      },
      record: (tx, { entitlement, actor }, _sent, signatureId) =>
        this.#entitlements.accept(tx, entitlement.id, actor.person.id as PersonId, signatureId),
      after: (tx, found, view, signature) => this.#letters.issue(tx, found, view, signature),
    };
  }

  #lift(id: EntitlementId, suspension: SuspensionId): SignedChange<ToSign<LiftRequest>> {
    const fieldsOf = ({ actor }: EntitlementCase, { outcome }: ToSign<LiftRequest>) => ({
      suspension,
      outcome,
      liftedBy: actor.person.id as PersonId,
    });
    return {
      meaning: 'suspension lifted',
      about: { entitlement: id, suspension },
      words: (found, sent) => {
        const { entitlement, holder, actor, moment, titles } = found;
        acceptedBy(liftSuspension(holder, actor, fieldsOf(found, sent), moment), { titles });
        return liftStatement(entitlement, holder.person.displayName, sent.outcome);
      },
      record: (tx, found, sent, signatureId) =>
        this.#entitlements.lift(tx, fieldsOf(found, sent), signatureId),
    };
  }

  #withdrawal(id: EntitlementId): SignedChange<ToSign<WithdrawalRequest>> {
    const fieldsOf = ({ entitlement }: EntitlementCase, sent: ToSign<WithdrawalRequest>) => ({
      entitlement: entitlement.id,
      effectiveFrom: sent.effectiveFrom as CalendarDay,
      forCause: sent.forCause,
      reason: sent.reason,
    });
    return {
      meaning: 'withdrawn',
      about: { entitlement: id },
      words: (found, sent) => {
        const { entitlement, holder, actor, moment, titles } = found;
        acceptedBy(withdrawEntitlement(holder, actor, fieldsOf(found, sent), moment), { titles });
        return withdrawalStatement(entitlement, holder.person.displayName, sent);
      },
      record: async (tx, found, sent, signatureId) => {
        const fields = fieldsOf(found, sent);
        await this.#entitlements.withdraw(tx, fields, signatureId);
        await this.#doubts.questionGivenUnder(tx, found.entitlement, fields);
      },
    };
  }
}
