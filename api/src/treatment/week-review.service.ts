import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AsOf, CourseFacts } from '@oart/competency';
import type {
  ActProposal,
  SigningChallenge,
  WeekReviewProposal,
  WeekReviewRequest,
  WeekReviewView,
} from '@oart/contract';
import type { Inquiry } from '../gate/gate-inquiry.ts';
import { GateInquiryService } from '../gate/gate-inquiry.service.ts';
import { SignGateService, permittedOf, requireKnownTime } from '../gate/sign-gate.service.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { invalid } from '../http/problem-error.ts';
import { asOfNow, asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { requireSameWords } from '../signing/same-words.ts';
import { SigningService } from '../signing/signing.service.ts';
import { fieldsOf, modeOf, questionOf, wordsOf } from './act-fields.ts';
import { requireFittingOutcome } from './act-outcome.ts';
import type { PermittedAct } from './act-permission.service.ts';
import { actView } from './fraction-view.ts';
import { concernsOf } from './offline-review.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';
import type { ActOnFile } from './treatment-facts.repository.ts';
import { ORDINARY, TreatmentRepository } from './treatment.repository.ts';

const MEANING = 'performed';

interface Reviewed {
  readonly act: ActProposal;
  readonly permitted: PermittedAct;
}

/** Everything that the answers are made from, and the last of the ledger when it was read. */
interface Read {
  readonly head: number;
  readonly course: CourseFacts<ActOnFile>;
  readonly inquiries: readonly Inquiry[];
}

/**
 * The offline review of several fractions of one case under one signature (domain.md 10.16). Each is an act
 * of its own for which the gate is asked; where it says no to one, none is recorded.
 */
@Injectable()
export class WeekReviewService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #gate: SignGateService;
  readonly #inquiries: GateInquiryService;
  readonly #facts: TreatmentFactsRepository;
  readonly #treatment: TreatmentRepository;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    gate: SignGateService,
    inquiries: GateInquiryService,
    facts: TreatmentFactsRepository,
    treatment: TreatmentRepository,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#gate = gate;
    this.#inquiries = inquiries;
    this.#facts = facts;
    this.#treatment = treatment;
  }

  /** The words to sign, one sentence a fraction. @throws `gate-refused` with every reason of the first no */
  async propose(caller: Caller, week: WeekReviewProposal): Promise<SigningChallenge> {
    const statement = await this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId);
      return statementOf(reviewedOf(caller, week, await this.#read(tx, caller, week, asOf), asOf));
    });
    return this.#signing.challenge(caller, { meaning: MEANING, record: week, statement });
  }

  /** Records every act with its decision under the one signature, or none of them. */
  async sign(
    caller: Caller,
    request: RecordingRequest,
    { signature, ...week }: WeekReviewRequest,
  ): Promise<Outcome<WeekReviewView>> {
    const own = await this.#signing.verify(caller, signature, { meaning: MEANING, record: week });
    // Before the head is locked: nobody else records while this is read.
    const before = await this.#recorder.read(caller.employerId, async (tx) =>
      this.#read(tx, caller, week, await asOfNow(tx, caller.employerId)),
    );
    return this.#recorder.record(request, async (tx) => {
      requireKnownTime(tx);
      const asOf = asOfRecording(tx);
      // What was read holds as long as nothing was recorded since; the answers are of this instant (I2).
      const isOfNow = before.head === tx.head;
      const read = isOfNow ? before : await this.#read(tx.manager, caller, week, asOf);
      const reviews = reviewedOf(caller, week, read, asOf);
      requireSameWords(own, statementOf(reviews), tx.head);
      const { id: signatureId } = await this.#signing.consume(tx, own);
      const acts = [];
      for (const { act, permitted } of reviews) {
        const { question, actor } = permitted.inquiry;
        const fields = fieldsOf(act, question, permitted, modeOf(permitted));
        const decisionId = await this.#gate.keep(tx, permitted);
        const proof = { ...ORDINARY, decisionId, signatureId, supervisorSignatureId: null };
        const recorded = await this.#treatment.addAct(tx, fields, proof);
        const people = new Map(actor === null ? [] : [[question.person, actor.person]]);
        acts.push(actView(recorded, people, true));
      }
      return { acts };
    });
  }

  /** All fractions by the same few statements, however many they are. */
  async #read(
    tx: EntityManager,
    caller: Caller,
    week: WeekReviewProposal,
    asOf: AsOf,
  ): Promise<Read> {
    const actor = personOf(caller);
    const [course] = await this.#facts.courses(tx, [week.caseReference]);
    if (course === undefined) throw invalid('/caseReference', 'There is no such case here.');
    const questions = week.fractions.map((fraction) =>
      questionOf(actor, proposalOf(week, fraction), course.treatmentCase),
    );
    const inquiries = await this.#inquiries.inquiries(tx, questions, asOf);
    return { head: asOf.knownAt, course, inquiries };
  }
}

/** The act of each fraction with the yes that carries it. @throws `gate-refused` for the first no */
function reviewedOf(
  caller: Caller,
  week: WeekReviewProposal,
  { course, inquiries }: Read,
  asOf: AsOf,
): readonly Reviewed[] {
  requireNoConcern(week, course, inquiries, asOf);
  return inquiries.map((inquiry, place) => {
    const act = proposalOf(week, week.fractions[place] ?? 0);
    const permitted = permittedOf(caller, { ...inquiry, asOf });
    requireFittingOutcome(act, permitted.inquiry);
    return { act, permitted: { ...permitted, breakGlass: null } };
  });
}

/** A concern is settled by a review of its own, with words, and never in passing. */
function requireNoConcern(
  { fractions }: WeekReviewProposal,
  course: CourseFacts<ActOnFile>,
  [first]: readonly Inquiry[],
  asOf: AsOf,
): void {
  if (first === undefined) return;
  const concerns = concernsOf(first.department, course, asOf);
  const concern = concerns.find(({ fraction }) => fractions.includes(fraction));
  if (concern === undefined) return;
  const message = `Fraction ${String(concern.fraction)} has a concern: review it by itself.`;
  throw invalid('/fractions', message);
}

function statementOf(reviews: readonly Reviewed[]): string {
  return reviews.map(({ act, permitted }) => wordsOf(act, permitted)).join(' ');
}

function proposalOf(
  { caseReference, adaptationType }: WeekReviewProposal,
  fraction: number,
): ActProposal {
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
