import { Injectable } from '@nestjs/common';
import {
  acceptEntitlement,
  liftSuspension,
  suspendEntitlement,
  withdrawEntitlement,
} from '@oart/competency';
import type { CalendarDay, EntitlementId, PersonId, SuspensionId } from '@oart/competency';
import type {
  EntitlementActRequest,
  EntitlementView,
  LiftRequest,
  SigningChallenge,
  SuspensionRequest,
  WithdrawalRequest,
} from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { EntitlementCaseService } from './entitlement-case.service.ts';
import type { EntitlementCase } from './entitlement-case.service.ts';
import {
  acceptanceStatement,
  liftStatement,
  withdrawalStatement,
} from './entitlement-statement.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import { EntitlementViewService } from './entitlement-view.service.ts';
import { SignedChangeService } from './signed-change.service.ts';
import type { SignedChange } from './signed-change.service.ts';

type ToSign<Request> = Omit<Request, 'signature'>;

/** What happens to an entitlement after its grant. */
@Injectable()
export class EntitlementLifeService {
  readonly #recorder: Recorder;
  readonly #changes: SignedChangeService;
  readonly #cases: EntitlementCaseService;
  readonly #entitlements: EntitlementRepository;
  readonly #views: EntitlementViewService;

  constructor(
    recorder: Recorder,
    changes: SignedChangeService,
    cases: EntitlementCaseService,
    entitlements: EntitlementRepository,
    views: EntitlementViewService,
  ) {
    this.#recorder = recorder;
    this.#changes = changes;
    this.#cases = cases;
    this.#entitlements = entitlements;
    this.#views = views;
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

  /** Takes the right away at once, whole or in part, without a signature: safety does not wait. */
  async suspend(
    caller: Caller,
    request: RecordingRequest,
    id: EntitlementId,
    sent: SuspensionRequest,
  ): Promise<Outcome<EntitlementView>> {
    const { restrictedNote, conditionsToLift } = sent;
    refusePatientIdentifiers({
      '/restrictedNote': restrictedNote,
      '/conditionsToLift': conditionsToLift,
    });
    const actor = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const asOf = asOfRecording(tx);
      const { place, holder, moment, titles } = await this.#cases.open(tx.manager, id, actor, asOf);
      const checked = suspendEntitlement(holder, { ...sent, entitlement: id }, moment);
      await this.#entitlements.suspend(tx, acceptedBy(checked, { titles }));
      const [view] = await this.#views.views(tx.manager, caller, [place], asOf);
      if (view === undefined) throw new Error('An entitlement has no view');
      return view;
    });
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

  /** Ends the entitlement for good from a day on. */
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
      record: (tx, found, sent, signatureId) =>
        this.#entitlements.withdraw(tx, fieldsOf(found, sent), signatureId),
    };
  }
}
