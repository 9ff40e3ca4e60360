import { Injectable } from '@nestjs/common';
import type { AccessEvaluationResponse } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { explain } from './access-explanation.ts';
import { AccessQuestionService } from './access-question.service.ts';
import type { AccessQuestion } from './access-request.ts';
import { answerOf, othersWhoMay } from './gate-inquiry.ts';
import { GateInquiryService } from './gate-inquiry.service.ts';

export interface AccessAnswer {
  /** Ledger index that the answer saw: the consistency token of `OART-Epoch`. */
  readonly epoch: number;
  readonly response: AccessEvaluationResponse;
}

/** Answers from the database, with fresh facts for each question; the time is always our own. */
@Injectable()
export class AccessService {
  readonly #recorder: Recorder;
  readonly #questions: AccessQuestionService;
  readonly #inquiries: GateInquiryService;
  readonly #facts: StandingFactsService;

  constructor(
    recorder: Recorder,
    questions: AccessQuestionService,
    inquiries: GateInquiryService,
    facts: StandingFactsService,
  ) {
    this.#recorder = recorder;
    this.#questions = questions;
    this.#inquiries = inquiries;
    this.#facts = facts;
  }

  async evaluate(caller: Caller, asked: AccessQuestion): Promise<AccessAnswer> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId);
      const epoch = asOf.knownAt;
      const question = await this.#questions.question(tx, asked);
      const inquiry = await this.#inquiries.inquiry(tx, question, asOf);
      const answer = answerOf(inquiry);
      const decision = answer.outcome !== 'DENY';
      if (!asked.explain) return { epoch, response: { decision } };
      const everybody = await this.#facts.everybody(tx);
      const others = othersWhoMay(inquiry, [...everybody.values()]);
      return { epoch, response: { decision, context: explain(caller, inquiry, answer, others) } };
    });
  }
}
