import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AsOf, GateQuestion, PersonId, TreatmentCase } from '@oart/competency';
import type { ActProposal, ActRequest, ActView, SigningChallenge } from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError, invalid } from '../http/problem-error.ts';
import { asOfNow, asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { requireSameWords } from '../signing/same-words.ts';
import { SigningService } from '../signing/signing.service.ts';
import type { VerifiedSignature } from '../signing/signing.service.ts';
import type { Recording } from '../ledger/recording.ts';
import { fieldsOf, modeOf, questionOf, wordsOf } from './act-fields.ts';
import { ActPermissionService } from './act-permission.service.ts';
import type { PermittedAct } from './act-permission.service.ts';
import { requireFittingOutcome } from './act-outcome.ts';
import { CosigningService } from './cosigning.service.ts';
import { actView } from './fraction-view.ts';
import { supervisionOf, supervisionStatement } from './supervision.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';
import { ORDINARY, TreatmentRepository } from './treatment.repository.ts';

const MEANING = 'performed';

/** Signing an act at the console: the gate is asked in the transaction that records it (I2). */
@Injectable()
export class ActService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #cosigning: CosigningService;
  readonly #permission: ActPermissionService;
  readonly #facts: TreatmentFactsRepository;
  readonly #treatment: TreatmentRepository;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    cosigning: CosigningService,
    permission: ActPermissionService,
    facts: TreatmentFactsRepository,
    treatment: TreatmentRepository,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#cosigning = cosigning;
    this.#permission = permission;
    this.#facts = facts;
    this.#treatment = treatment;
  }

  /** The words to sign. @throws `gate-refused` with every reason, so that nobody signs in vain */
  async propose(caller: Caller, act: ActProposal): Promise<SigningChallenge> {
    const permitted = await this.#permitted(caller, act);
    const statement = wordsOf(act, permitted);
    return this.#signing.challenge(caller, { meaning: MEANING, record: act, statement });
  }

  /** The words that the supervisor of a supervised act signs. */
  async proposeSupervision(caller: Caller, act: ActProposal): Promise<SigningChallenge> {
    const permitted = await this.#permitted(caller, act);
    if (permitted.decision.supervisor === null) {
      throw invalid('/supervisorId', 'This act needs no supervisor.');
    }
    const statement = supervisionStatement(wordsOf(act, permitted));
    return this.#cosigning.challenge(caller, supervisionOf(act), statement);
  }

  /** Records act, decision and signatures together, or none of them. */
  async sign(
    caller: Caller,
    request: RecordingRequest,
    { signature, supervisorSignature, ...act }: ActRequest,
  ): Promise<Outcome<ActView>> {
    refusePatientIdentifiers({ '/disposition': act.disposition });
    const actor = personOf(caller);
    const own = await this.#signing.verify(caller, signature, { meaning: MEANING, record: act });
    const supervising = await this.#cosigning.verify(
      caller,
      supervisionOf(act),
      supervisorSignature,
    );
    return this.#recorder.record(request, async (tx) => {
      const question = questionOf(actor, act, await this.#caseOf(tx.manager, act));
      const asOf = asOfRecording(tx);
      const permitted = await this.#required(tx.manager, caller, act, question, asOf);
      requireFittingOutcome(act, permitted.inquiry);
      requireSameWords(own, wordsOf(act, permitted), tx.head);
      const recorded = await this.#treatment.addAct(
        tx,
        fieldsOf(act, question, permitted, modeOf(permitted)),
        {
          ...ORDINARY,
          breakGlass: permitted.breakGlass,
          decisionId: await this.#permission.keep(tx, permitted),
          signatureId: (await this.#signing.consume(tx, own)).id,
          supervisorSignatureId: await this.#supervised(tx, act, permitted, supervising),
        },
      );
      const { actor: facts } = permitted.inquiry;
      return actView(recorded, new Map(facts === null ? [] : [[actor, facts.person]]), true);
    });
  }

  async #permitted(caller: Caller, act: ActProposal): Promise<PermittedAct> {
    refusePatientIdentifiers({ '/disposition': act.disposition });
    const actor: PersonId = personOf(caller);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const question = questionOf(actor, act, await this.#caseOf(tx, act));
      const asOf = await asOfNow(tx, caller.employerId);
      const permitted = await this.#required(tx, caller, act, question, asOf);
      requireFittingOutcome(act, permitted.inquiry);
      return permitted;
    });
  }

  #required(
    tx: EntityManager,
    caller: Caller,
    { breakGlassId = null }: ActProposal,
    question: GateQuestion,
    asOf: AsOf,
  ): Promise<PermittedAct> {
    return this.#permission.require(tx, caller, question, breakGlassId, asOf);
  }

  /** A supervised act carries the signature of its responsible operator; no other act needs one. */
  async #supervised(
    tx: Recording,
    act: ActProposal,
    permitted: PermittedAct,
    supervising: VerifiedSignature | null,
  ): Promise<string | null> {
    if (permitted.decision.supervisor === null) return null;
    if (supervising === null) {
      const message = 'The supervisor signs a supervised act as well.';
      throw new ProblemError('signature-not-accepted', message, {
        errors: [{ pointer: '/supervisorSignature', message }],
      });
    }
    requireSameWords(supervising, supervisionStatement(wordsOf(act, permitted)), tx.head);
    return (await this.#signing.consume(tx, supervising)).id;
  }

  async #caseOf(tx: EntityManager, act: ActProposal): Promise<TreatmentCase> {
    const ref = { case: act.caseReference, fraction: act.fraction };
    const facts = await this.#facts.fraction(tx, ref);
    if (facts === null) throw invalid('/caseReference', 'There is no such case here.');
    return facts.treatmentCase;
  }
}
