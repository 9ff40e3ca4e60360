import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AsOf, GateQuestion } from '@oart/competency';
import type {
  ActProposal,
  SigningChallenge,
  WeekReviewProposal,
  WeekReviewRequest,
  WeekReviewView,
} from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { invalid } from '../http/problem-error.ts';
import { asOfNow, asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { requireSameWords } from '../signing/same-words.ts';
import { SigningService } from '../signing/signing.service.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { fieldsOf, modeOf, questionOf, wordsOf } from './act-fields.ts';
import { requireFittingOutcome } from './act-outcome.ts';
import { ActPermissionService } from './act-permission.service.ts';
import type { PermittedAct } from './act-permission.service.ts';
import { actView } from './fraction-view.ts';
import { concernsOf } from './offline-review.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';
import { ORDINARY, TreatmentRepository } from './treatment.repository.ts';

const MEANING = 'performed';

interface Permitted {
  readonly act: ActProposal;
  readonly question: GateQuestion;
  readonly permitted: PermittedAct;
}

/**
 * The offline review of several fractions of one case under one signature (domain.md 10.16). Each is an act
 * of its own for which the gate is asked; where it says no to one, none is recorded.
 */
@Injectable()
export class WeekReviewService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #permission: ActPermissionService;
  readonly #facts: TreatmentFactsRepository;
  readonly #treatment: TreatmentRepository;
  readonly #department: DepartmentService;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    permission: ActPermissionService,
    facts: TreatmentFactsRepository,
    treatment: TreatmentRepository,
    department: DepartmentService,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#permission = permission;
    this.#facts = facts;
    this.#treatment = treatment;
    this.#department = department;
  }

  /** The words to sign, one sentence a fraction. @throws `gate-refused` with every reason of the first no */
  async propose(caller: Caller, week: WeekReviewProposal): Promise<SigningChallenge> {
    const statement = await this.#recorder.read(caller.employerId, async (tx) =>
      statementOf(await this.#permitted(tx, caller, week, await asOfNow(tx, caller.employerId))),
    );
    return this.#signing.challenge(caller, { meaning: MEANING, record: week, statement });
  }

  /** Records every act with its decision under the one signature, or none of them. */
  async sign(
    caller: Caller,
    request: RecordingRequest,
    { signature, ...week }: WeekReviewRequest,
  ): Promise<Outcome<WeekReviewView>> {
    const own = await this.#signing.verify(caller, signature, { meaning: MEANING, record: week });
    return this.#recorder.record(request, async (tx) => {
      const reviews = await this.#permitted(tx.manager, caller, week, asOfRecording(tx));
      requireSameWords(own, statementOf(reviews), tx.head);
      const { id: signatureId } = await this.#signing.consume(tx, own);
      const acts = [];
      for (const { act, question, permitted } of reviews) {
        const fields = fieldsOf(act, question, permitted, modeOf(permitted));
        const decisionId = await this.#permission.keep(tx, permitted);
        const proof = { ...ORDINARY, decisionId, signatureId, supervisorSignatureId: null };
        const recorded = await this.#treatment.addAct(tx, fields, proof);
        const { actor } = permitted.inquiry;
        const people = new Map(actor === null ? [] : [[question.person, actor.person]]);
        acts.push(actView(recorded, people, true));
      }
      return { acts };
    });
  }

  async #permitted(
    tx: EntityManager,
    caller: Caller,
    { caseReference, fractions, adaptationType }: WeekReviewProposal,
    asOf: AsOf,
  ): Promise<readonly Permitted[]> {
    const actor = personOf(caller);
    const refs = fractions.map((fraction) => ({ case: caseReference, fraction }));
    await this.#requireNoConcern(tx, caseReference, fractions, asOf);
    const permitted: Permitted[] = [];
    for (const facts of await this.#facts.fractions(tx, refs)) {
      if (facts === null) throw invalid('/caseReference', 'There is no such case here.');
      const act = reviewed(caseReference, facts.fraction, adaptationType);
      const question = questionOf(actor, act, facts.treatmentCase);
      const answer = await this.#permission.require(tx, caller, question, null, asOf);
      requireFittingOutcome(act, answer.inquiry);
      permitted.push({ act, question, permitted: answer });
    }
    return permitted;
  }

  /** A concern is settled by a review of its own, with words, and never in passing. */
  async #requireNoConcern(
    tx: EntityManager,
    caseReference: string,
    fractions: readonly number[],
    asOf: AsOf,
  ): Promise<void> {
    const [course] = await this.#facts.courses(tx, caseReference);
    if (course === undefined) return;
    const concerns = concernsOf(await this.#department.department(tx), course, asOf);
    const concern = concerns.find(({ fraction }) => fractions.includes(fraction));
    if (concern === undefined) return;
    const message = `Fraction ${String(concern.fraction)} has a concern: review it by itself.`;
    throw invalid('/fractions', message);
  }
}

function statementOf(reviews: readonly Permitted[]): string {
  return reviews.map(({ act, permitted }) => wordsOf(act, permitted)).join(' ');
}

function reviewed(caseReference: string, fraction: number, adaptationType: string): ActProposal {
  return {
    caseReference,
    fraction,
    task: 'review-offline',
    adaptationType,
    supervisorId: null,
    outcome: 'reviewed',
    selection: null,
    correctedStructures: [],
    doseCheckResult: null,
    disposition: null,
  };
}
