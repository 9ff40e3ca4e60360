import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  breakGlassEnd,
  breakGlassReasons,
  checkBreakGlassTerms,
  dueWithin,
  isBreakGlassFor,
  policyKnownAt,
} from '@oart/competency';
import type { AsOf, PersonId, PolicyDocument, TimeZone } from '@oart/competency';
import { refusalSentence, titlesOf } from '@oart/contract';
import type {
  BreakGlassProposal,
  BreakGlassRequest,
  BreakGlassView,
  SigningChallenge,
} from '@oart/contract';
import { titlesOfInquiry } from '../gate/gate-inquiry.ts';
import {
  SignGateService,
  gateRefusal,
  reasonsShown,
  requireKnownTime,
} from '../gate/sign-gate.service.ts';
import type { Answered } from '../gate/sign-gate.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError, invalid } from '../http/problem-error.ts';
import { asOfNow, asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { requireSameWords } from '../signing/same-words.ts';
import { SigningService } from '../signing/signing.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { breakGlassQuestion, breakGlassStatement, secondStatement } from './break-glass.ts';
import { CosigningService } from './cosigning.service.ts';
import type { Cosigned } from './cosigning.service.ts';
import { ExceptionalActRepository } from './exceptional-act.repository.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';

const MEANING = 'break-glass opened';

interface Checked {
  readonly answered: Answered;
  readonly words: string;
  readonly policy: PolicyDocument;
  readonly zone: TimeZone;
}

/** Break-glass: one task in one fraction, without an entitlement for it, by two people, for minutes (I16). */
@Injectable()
export class BreakGlassService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #cosigning: CosigningService;
  readonly #gate: SignGateService;
  readonly #people: StandingFactsService;
  readonly #facts: TreatmentFactsRepository;
  readonly #exceptional: ExceptionalActRepository;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    cosigning: CosigningService,
    gate: SignGateService,
    people: StandingFactsService,
    facts: TreatmentFactsRepository,
    exceptional: ExceptionalActRepository,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#cosigning = cosigning;
    this.#gate = gate;
    this.#people = people;
    this.#facts = facts;
    this.#exceptional = exceptional;
  }

  /** The words of the actor. @throws `gate-refused` with everything that break-glass does not override */
  async propose(caller: Caller, proposal: BreakGlassProposal): Promise<SigningChallenge> {
    const { words } = await this.#checkedNow(caller, proposal);
    return this.#signing.challenge(caller, {
      meaning: MEANING,
      record: proposal,
      statement: words,
    });
  }

  /** The words of the second person, for the screen of the actor. */
  async proposeSecond(caller: Caller, proposal: BreakGlassProposal): Promise<SigningChallenge> {
    const { words } = await this.#checkedNow(caller, proposal);
    return this.#cosigning.challenge(caller, secondOf(proposal), secondStatement(words));
  }

  /** Break-glass, the gate's answer that it overrides, and both signatures together, or nothing. */
  async open(
    caller: Caller,
    request: RecordingRequest,
    { signature, secondSignature, ...proposal }: BreakGlassRequest,
  ): Promise<Outcome<BreakGlassView>> {
    const actor = personOf(caller);
    const own = await this.#signing.verify(caller, signature, {
      meaning: MEANING,
      record: proposal,
    });
    const second = await this.#cosigning.verify(caller, secondOf(proposal), secondSignature);
    return this.#recorder.record(request, async (tx) => {
      requireKnownTime(tx);
      if (second === null) throw invalid('/secondSignature', 'The second person signs as well.');
      const checked = await this.#checked(tx.manager, caller, proposal, asOfRecording(tx));
      const { answered, words, policy, zone } = checked;
      requireSameWords(own, words, tx.head);
      requireSameWords(second, secondStatement(words), tx.head);
      const { unit, treatmentSite } = answered.inquiry.question;
      const { caseReference, fraction, task, reason, minutes } = proposal;
      const opened = await this.#exceptional.addBreakGlass(
        tx,
        {
          ...{ caseReference, fraction, unit, treatmentSite, task, reason, minutes, actor },
          secondPerson: proposal.secondPersonId as PersonId,
        },
        {
          decisionId: await this.#gate.keep(tx, answered),
          signatureId: (await this.#signing.consume(tx, own)).id,
          secondSignatureId: (await this.#signing.consume(tx, second)).id,
        },
      );
      const { recordedAt } = opened;
      return {
        ...{ id: opened.id, caseReference, fraction, task },
        openedAt: recordedAt,
        closesAt: breakGlassEnd(opened),
        reviewDueOn: dueWithin(recordedAt, policy.breakGlass.reviewWorkingDays, zone),
      };
    });
  }

  /**
   * That an open break-glass carries what the gate refuses, at this moment and with the same second
   * person. @throws `not-accepted` where it is for something else or over, `gate-refused`
   */
  async requireOpen(
    tx: EntityManager,
    caller: Caller,
    id: string,
    answered: Answered,
  ): Promise<void> {
    const { question, asOf } = answered.inquiry;
    const opened = await this.#exceptional.breakGlass(tx, id);
    if (opened === null || !isBreakGlassFor(opened, question, asOf.at)) {
      throw notAccepted('/breakGlassId', sentenceOf('break-glass-over'));
    }
    if (question.supervisor !== null) {
      throw notAccepted('/supervisorId', 'Nobody supervises an act under break-glass.');
    }
    await this.#requireCarried(tx, caller, answered, opened.secondPerson);
  }

  #checkedNow(caller: Caller, proposal: BreakGlassProposal): Promise<Checked> {
    return this.#recorder.read(caller.employerId, async (tx) =>
      this.#checked(tx, caller, proposal, await asOfNow(tx, caller.employerId)),
    );
  }

  async #checked(
    tx: EntityManager,
    caller: Caller,
    proposal: BreakGlassProposal,
    asOf: AsOf,
  ): Promise<Checked> {
    const { caseReference, fraction, reason, disposition } = proposal;
    refusePatientIdentifiers({ '/reason': reason, '/disposition': disposition });
    const facts = await this.#facts.fraction(tx, { case: caseReference, fraction });
    if (facts === null) throw invalid('/caseReference', 'There is no such case here.');
    const question = breakGlassQuestion(personOf(caller), proposal, facts.treatmentCase);
    const answered = await this.#gate.ask(tx, question, asOf);
    if (answered.decision.outcome !== 'DENY') {
      throw notAccepted('', 'The gate says yes: sign the act, no break-glass is needed.');
    }
    const second = proposal.secondPersonId as PersonId;
    const secondPerson = await this.#requireCarried(tx, caller, answered, second);
    const { department } = answered.inquiry;
    const policy = policyKnownAt(department.policies, asOf.knownAt);
    const unit = department.units.find(({ id }) => id === question.unit);
    if (policy === null || unit === undefined) throw new Error('A carried act has a place');
    acceptedBy(checkBreakGlassTerms(policy, proposal));
    const titles = titlesOfInquiry(answered.inquiry);
    const words = breakGlassStatement(proposal, facts.treatmentCase, secondPerson, titles);
    return { answered, words, policy, zone: unit.timeZone };
  }

  /** The name of the second person. @throws `gate-refused` with all that is wrong */
  async #requireCarried(
    tx: EntityManager,
    caller: Caller,
    { inquiry }: Answered,
    second: PersonId,
  ): Promise<string> {
    const { department, question, actor, fraction, asOf } = inquiry;
    const facts = (await this.#people.facts(tx, [second])).get(second) ?? null;
    const answer = breakGlassReasons(department, question, actor, facts, fraction, asOf);
    const { reasons, refusals } = answer;
    if (facts !== null && reasons.length === 0 && refusals.length === 0) {
      return facts.person.displayName;
    }
    if (refusals.length === 0) throw gateRefusal(caller, inquiry, reasons);
    const errors = refusals.map((kind) => ({
      pointer: POINTERS[kind],
      message: sentenceOf(kind),
    }));
    const views = reasonsShown(caller, inquiry, reasons);
    const sentences = [...errors.map(({ message }) => message), ...views.map((r) => r.sentence)];
    throw new ProblemError('gate-refused', sentences.join(' '), { errors, reasons: views });
  }
}

const NO_TITLES = titlesOf(null, []);

const POINTERS = {
  'not-permitted-by-policy': '',
  'task-without-skills': '/task',
  'second-person': '/secondPersonId',
} as const;

function secondOf(proposal: BreakGlassProposal): Cosigned {
  return {
    meaning: 'break-glass seconded',
    record: proposal,
    signer: proposal.secondPersonId as PersonId,
    field: 'secondSignature',
  };
}

function sentenceOf(kind: Parameters<typeof refusalSentence>[0]): string {
  return refusalSentence(kind, {}, NO_TITLES);
}

function notAccepted(pointer: string, message: string): ProblemError {
  return new ProblemError('not-accepted', message, { errors: [{ pointer, message }] });
}
