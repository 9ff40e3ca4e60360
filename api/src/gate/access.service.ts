import { Injectable } from '@nestjs/common';
import type { AccessEvaluationResponse } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { explain } from './access-explanation.ts';
import { fractionAskedAbout, gateQuestion } from './access-question.ts';
import type { AccessQuestion } from './access-request.ts';
import { AskService } from './ask.service.ts';
import { othersWhoMay } from './gate-inquiry.ts';

export interface AccessAnswer {
  /** Ledger index that the answer saw: the consistency token of `OART-Epoch`. */
  readonly epoch: number;
  readonly response: AccessEvaluationResponse;
}

/** Answers AuthZEN questions from memory, each by the facts as last recorded; the time is always our own. */
@Injectable()
export class AccessService {
  readonly #gate: AskService;

  constructor(gate: AskService) {
    this.#gate = gate;
  }

  async evaluate(caller: Caller, asked: AccessQuestion): Promise<AccessAnswer> {
    const { employerId } = caller;
    const fraction = fractionAskedAbout(asked);
    const fractions = fraction === null ? [] : [fraction];
    const answers = await this.#gate.ask(employerId, fractions, (names) => [
      gateQuestion(names, asked),
    ]);
    const { epoch } = answers;
    const [answer] = answers.asked;
    if (answer === undefined) throw new Error('A question got no answer');
    const { decision: judged, inquiry } = answer;
    const decision = judged.outcome !== 'DENY';
    if (!asked.explain) return { epoch, response: { decision } };
    const others = othersWhoMay(inquiry, await this.#gate.everybody(employerId));
    return { epoch, response: { decision, context: explain(caller, inquiry, judged, others) } };
  }
}
