import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AsOf, GateDecision, GateQuestion, Reason } from '@oart/competency';
import { reasonView } from '@oart/contract';
import type { ReasonView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem-error.ts';
import { asOfRecording } from '../ledger/as-of.ts';
import type { Recording } from '../ledger/recording.ts';
import { answerOf, titlesOfInquiry } from './gate-inquiry.ts';
import type { Inquiry } from './gate-inquiry.ts';
import { GateDecisionRepository } from './gate-decision.repository.ts';
import { GateInquiryService } from './gate-inquiry.service.ts';
import { reasonsShownTo } from './shown-to.ts';

/** An answer of the sign path with everything it was made from. */
export interface Answered {
  readonly decision: GateDecision;
  readonly inquiry: Inquiry;
}

/** A yes of the sign path; a no is thrown. */
export type Permitted = Answered;

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
    return permittedOf(caller, await this.#inquiries.inquiry(tx, question, asOf));
  }

  /** The answer, yes or no, for what is recorded whatever it is. */
  async ask(tx: EntityManager, question: GateQuestion, asOf: AsOf): Promise<Answered> {
    return answered(await this.#inquiries.inquiry(tx, question, asOf));
  }

  /**
   * Keeps an answer as a fact; gives its id.
   * @throws `unavailable` for a yes while the time is not known
   */
  async keep(tx: Recording, { decision, inquiry }: Answered): Promise<string> {
    if (decision.outcome !== 'DENY') requireKnownTime(tx);
    return this.#decisions.add(tx, inquiry.question, decision);
  }

  /** The same inside a recording; the yes is kept as a fact under the id that comes back. */
  async record(
    tx: Recording,
    caller: Caller,
    question: GateQuestion,
  ): Promise<Permitted & { readonly decisionId: string }> {
    const permitted = await this.require(tx.manager, caller, question, asOfRecording(tx));
    const decisionId = await this.keep(tx, permitted);
    return { ...permitted, decisionId };
  }
}

/**
 * For whatever holds only for a time, a right or a break-glass.
 * @throws `unavailable` while the clock of the database stands behind the record: it may have ended since
 */
export function requireKnownTime(tx: Recording): void {
  if (!tx.isClockBehind) return;
  throw new ProblemError('unavailable', 'The clock of the database stands behind the record.', {
    retryAfter: 60,
  });
}

/** The yes to an inquiry that was read. @throws `gate-refused` with every reason that the caller may see */
export function permittedOf(caller: Caller, inquiry: Inquiry): Permitted {
  const permitted = answered(inquiry);
  if (permitted.decision.outcome !== 'DENY') return permitted;
  throw gateRefusal(caller, inquiry, permitted.decision.reasons);
}

/** The answer to an inquiry that was read. */
export function answered(inquiry: Inquiry): Answered {
  return { decision: answerOf(inquiry), inquiry };
}

/** The refusal of an act with every reason that the caller may see. */
export function gateRefusal(
  caller: Caller,
  inquiry: Inquiry,
  reasons: readonly Reason[],
): ProblemError {
  const views = reasonsShown(caller, inquiry, reasons);
  return new ProblemError('gate-refused', views.map(({ sentence }) => sentence).join(' '), {
    reasons: views,
  });
}

/** Reasons about somebody, as far as the caller may see them (I15, F28). */
export function reasonsShown(
  caller: Caller,
  inquiry: Inquiry,
  reasons: readonly Reason[],
): readonly ReasonView[] {
  const shown = reasonsShownTo(caller, inquiry.question, reasons);
  const titles = titlesOfInquiry(inquiry);
  return shown.map((reason) => reasonView(reason, titles));
}
