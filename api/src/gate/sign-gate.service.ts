import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { neutralDecision } from '@oart/competency';
import type { AsOf, GateDecision, GateQuestion } from '@oart/competency';
import { reasonView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem-error.ts';
import { asOfRecording } from '../ledger/as-of.ts';
import type { Recording } from '../ledger/recording.ts';
import { levelFor } from '../standing/reader.ts';
import { answerOf, titlesOfInquiry } from './gate-inquiry.ts';
import type { Inquiry } from './gate-inquiry.ts';
import { GateDecisionRepository } from './gate-decision.repository.ts';
import { GateInquiryService } from './gate-inquiry.service.ts';

/** A yes of the sign path; a no is thrown. */
export interface Permitted {
  readonly decision: GateDecision;
  readonly inquiry: Inquiry;
}

/** Asks the gate again where an act is signed: it trusts no earlier answer (I2). */
@Injectable()
export class SignGateService {
  readonly #inquiries: GateInquiryService;
  readonly #decisions: GateDecisionRepository;

  constructor(inquiries: GateInquiryService, decisions: GateDecisionRepository) {
    this.#inquiries = inquiries;
    this.#decisions = decisions;
  }

  /** @throws `gate-refused` with every reason that the caller may see */
  async require(
    tx: EntityManager,
    caller: Caller,
    question: GateQuestion,
    asOf: AsOf,
  ): Promise<Permitted> {
    const inquiry = await this.#inquiries.inquiry(tx, question, asOf);
    const decision = answerOf(inquiry);
    if (decision.outcome !== 'DENY') return { decision, inquiry };
    throw refusal(caller, inquiry, decision);
  }

  /** The same inside a recording; the yes is kept as a fact under the id that comes back. */
  async record(
    tx: Recording,
    caller: Caller,
    question: GateQuestion,
  ): Promise<Permitted & { readonly decisionId: string }> {
    const permitted = await this.require(tx.manager, caller, question, asOfRecording(tx));
    const decisionId = await this.#decisions.add(tx, question, permitted.decision);
    return { ...permitted, decisionId };
  }
}

function refusal(caller: Caller, inquiry: Inquiry, decision: GateDecision): ProblemError {
  const isFull = levelFor(caller, inquiry.question.person) === 'full';
  const { reasons } = isFull ? decision : neutralDecision(decision);
  const titles = titlesOfInquiry(inquiry);
  const views = reasons.map((reason) => reasonView(reason, titles));
  return new ProblemError('gate-refused', views.map(({ sentence }) => sentence).join(' '), {
    reasons: views,
  });
}
