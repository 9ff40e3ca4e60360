import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayAt } from '@oart/competency';
import type {
  Act,
  FactFields,
  GateDecision,
  GateQuestion,
  PersonId,
  TreatmentCase,
} from '@oart/competency';
import type { ActProposal, ActRequest, ActView, SigningChallenge } from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { invalid } from '../http/problem-error.ts';
import { SignGateService } from '../gate/sign-gate.service.ts';
import type { Permitted } from '../gate/sign-gate.service.ts';
import { titlesOfInquiry } from '../gate/gate-inquiry.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { requireSameWords } from '../signing/same-words.ts';
import { SigningService } from '../signing/signing.service.ts';
import { recordToSign } from '../signing/to-sign.ts';
import { requireFittingOutcome } from './act-outcome.ts';
import { actStatement } from './act-statement.ts';
import { actView } from './fraction-view.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';
import { TreatmentRepository } from './treatment.repository.ts';

const MEANING = 'performed';

/** Signing an act at the console: the gate is asked in the transaction that records it (I2). */
@Injectable()
export class ActService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #gate: SignGateService;
  readonly #facts: TreatmentFactsRepository;
  readonly #treatment: TreatmentRepository;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    gate: SignGateService,
    facts: TreatmentFactsRepository,
    treatment: TreatmentRepository,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#gate = gate;
    this.#facts = facts;
    this.#treatment = treatment;
  }

  /** The words to sign. @throws `gate-refused` with every reason, so that nobody signs in vain */
  async propose(caller: Caller, proposal: ActProposal): Promise<SigningChallenge> {
    refusePatientIdentifiers({ '/disposition': proposal.disposition });
    const actor = personOf(caller);
    const statement = await this.#recorder.read(caller.employerId, async (tx) => {
      const treatmentCase = await this.#caseOf(tx, proposal);
      const question = questionOf(actor, proposal, treatmentCase);
      const asOf = await asOfNow(tx, caller.employerId);
      const permitted = await this.#gate.require(tx, caller, question, asOf);
      requireFittingOutcome(proposal, permitted.inquiry);
      return wordsOf(proposal, permitted);
    });
    return this.#signing.challenge(caller, { meaning: MEANING, record: proposal, statement });
  }

  /** Records act and decision together, or neither. */
  async sign(
    caller: Caller,
    request: RecordingRequest,
    signed: ActRequest,
  ): Promise<Outcome<ActView>> {
    refusePatientIdentifiers({ '/disposition': signed.disposition });
    const actor = personOf(caller);
    const verified = await this.#signing.verify(caller, signed.signature, {
      meaning: MEANING,
      record: recordToSign(signed),
    });
    return this.#recorder.record(request, async (tx) => {
      const treatmentCase = await this.#caseOf(tx.manager, signed);
      const question = questionOf(actor, signed, treatmentCase);
      const permitted = await this.#gate.record(tx, caller, question);
      requireFittingOutcome(signed, permitted.inquiry);
      requireSameWords(verified, wordsOf(signed, permitted), tx.head);
      const signature = await this.#signing.consume(tx, verified);
      const fields = fieldsOf(signed, question, permitted);
      const act = await this.#treatment.addAct(tx, fields, {
        decisionId: permitted.decisionId,
        signatureId: signature.id,
        supervisorSignatureId: null,
      });
      const { actor: facts } = permitted.inquiry;
      return actView(act, new Map(facts === null ? [] : [[actor, facts.person]]), true);
    });
  }

  async #caseOf(tx: EntityManager, act: ActProposal): Promise<TreatmentCase> {
    const ref = { case: act.caseReference, fraction: act.fraction };
    const facts = await this.#facts.fraction(tx, ref);
    if (facts === null) throw invalid('/caseReference', 'There is no such case here.');
    return facts.treatmentCase;
  }
}

function questionOf(
  person: PersonId,
  act: ActProposal,
  { unit, treatmentSite }: TreatmentCase,
): GateQuestion {
  return {
    person,
    task: act.task,
    treatmentSite,
    unit,
    adaptationType: act.adaptationType,
    fraction: { case: act.caseReference, fraction: act.fraction },
    supervisor: act.supervisorId as PersonId | null,
    doseCheckResult: act.doseCheckResult,
    disposition: act.disposition,
    correctedStructures: act.correctedStructures,
    protocol: null,
  };
}

function wordsOf(act: ActProposal, { inquiry, decision }: Permitted): string {
  const { question, supervisor } = inquiry;
  const place = {
    treatmentSite: question.treatmentSite,
    unit: question.unit,
    supervisor: decision.supervisor === null ? null : (supervisor?.person.displayName ?? null),
  };
  return actStatement(act, place, titlesOfInquiry(inquiry));
}

function fieldsOf(
  act: ActProposal,
  { person, unit, treatmentSite, supervisor }: GateQuestion,
  { decision, inquiry }: Permitted,
): FactFields<Act> {
  const zone = inquiry.department.units.find((known) => known.id === unit)?.timeZone;
  if (zone === undefined) throw new Error('A permitted act has a unit');
  return {
    caseReference: act.caseReference,
    fraction: act.fraction,
    unit,
    treatmentSite,
    adaptationType: act.adaptationType,
    task: act.task,
    actor: person,
    supervisor,
    performedAt: decision.at,
    performedOn: dayAt(decision.at, zone),
    outcome: act.outcome,
    selection: act.selection,
    correctedStructures: act.correctedStructures,
    doseCheckResult: act.doseCheckResult,
    disposition: act.disposition,
    mode: modeOf(decision),
  };
}

function modeOf({ outcome }: GateDecision): Act['mode'] {
  return outcome === 'PERMIT_SUPERVISED' ? 'supervised' : 'independent';
}
