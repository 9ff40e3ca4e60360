import { Inject, Injectable } from '@nestjs/common';
import type { FractionRef, GateQuestion } from '@oart/competency';
import type {
  AccessBatchAnswer,
  AccessEvaluationResponse,
  AccessEvaluationsResponse,
  EvaluationsSemantic,
} from '@oart/contract';
import type { LoggedAsk } from '../ask-log/ask-log.ts';
import { AskLogService } from '../ask-log/ask-log.service.ts';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import type { AccessBatch } from './access-batch.ts';
import { AccessError } from './access-error.ts';
import { conditionsAsked, explainNow } from './access-explanation.ts';
import { fractionAskedAbout, gateQuestion } from './access-question.ts';
import type { AccessContext, AccessQuestion } from './access-request.ts';
import { AskService } from './ask.service.ts';
import type { Answers, Asked, Names } from './ask.service.ts';
import { refusalAbout } from './asker.ts';
import type { Asker } from './asker.ts';
import { othersWhoMay } from './gate-inquiry.ts';
import { loggedAsk } from './logged-ask.ts';

/** An answer with the ledger index that it saw: the consistency token of `OART-Epoch`. */
export interface AccessAnswer<Response> {
  readonly epoch: number;
  readonly response: Response;
}

/** Answers AuthZEN questions from memory, each by the facts as last recorded; the time is always our own. */
@Injectable()
export class AccessService {
  readonly #gate: AskService;
  readonly #log: AskLogService;
  readonly #publicUrl: string;

  constructor(gate: AskService, log: AskLogService, @Inject(SETTINGS) settings: RunningSettings) {
    this.#gate = gate;
    this.#log = log;
    this.#publicUrl = settings.publicUrl;
  }

  /** @throws AccessError 403 about a unit that the key is not for; GateStale */
  evaluate(
    asker: Asker,
    question: AccessQuestion,
  ): AccessAnswer<AccessEvaluationResponse> | Promise<AccessAnswer<AccessEvaluationResponse>> {
    this.#log.requireRoom();
    const answers = this.#gate.askAtOnce(...asking(asker, [question]));
    return answers === null
      ? this.#ask(asker, [question]).then((later) => this.#evaluated(asker, question, later))
      : this.#evaluated(asker, question, answers);
  }

  #evaluated(
    asker: Asker,
    { context: { explain } }: AccessQuestion,
    answers: Answers,
  ): AccessAnswer<AccessEvaluationResponse> | Promise<AccessAnswer<AccessEvaluationResponse>> {
    const answered = nextOf(answers.asked.values());
    const refusal = refusalAbout(asker, answered.inquiry.question.unit);
    if (refusal !== null) throw refusal;
    this.#keep(asker, 'evaluation', answers);
    if (explain) return this.#explained(asker, answers.epoch, answered);
    return { epoch: answers.epoch, response: isYes(answered) ? YES : NO };
  }

  async #explained(
    asker: Asker,
    epoch: number,
    answered: Asked,
  ): Promise<AccessAnswer<AccessEvaluationResponse>> {
    const whoElseMay = await this.#colleaguesWhoMay(asker, answered);
    const conditions = conditionsAsked(asker.caller, answered);
    const context = {
      ...explainNow(asker.caller, answered, this.#publicUrl),
      conditions,
      whoElseMay,
    };
    return { epoch, response: { decision: isYes(answered), context } };
  }

  /**
   * A batch, answered at one moment. What is wrong with an item is answered in its place; answers end
   * with the one that the semantic waits for.
   */
  async evaluateAll(
    asker: Asker,
    { semantic, items }: AccessBatch,
  ): Promise<AccessAnswer<AccessEvaluationsResponse>> {
    this.#log.requireRoom();
    const answers = await this.#ask(asker, questionsAmong(items));
    const inOrder = answers.asked.values();
    const evaluations: AccessBatchAnswer[] = [];
    for (const item of items) {
      const answer =
        item instanceof AccessError
          ? refused(item)
          : this.#answerOf(asker, nextOf(inOrder), item.context);
      evaluations.push(answer);
      if (STOPS_AT[semantic] === answer.decision) break;
    }
    // What stands after the end was not answered.
    const given = questionsAmong(items.slice(0, evaluations.length)).length;
    this.#keep(asker, 'evaluations', { ...answers, asked: answers.asked.slice(0, given) });
    return { epoch: answers.epoch, response: { evaluations } };
  }

  #ask(asker: Asker, questions: readonly AccessQuestion[]): Promise<Answers> {
    return this.#gate.ask(...asking(asker, questions));
  }

  #keep({ caller }: Asker, endpoint: LoggedAsk['endpoint'], answers: Answers): void {
    this.#log.add(caller.employerId, () => loggedAsk(caller, endpoint, answers));
  }

  #answerOf(asker: Asker, answered: Asked, { explain }: AccessContext): AccessBatchAnswer {
    const refusal = refusalAbout(asker, answered.inquiry.question.unit);
    if (refusal !== null) return refused(refusal);
    const lean = isYes(answered) ? YES : NO;
    if (!explain) return lean;
    return { ...lean, context: explainNow(asker.caller, answered, this.#publicUrl) };
  }

  async #colleaguesWhoMay({ caller }: Asker, { inquiry }: Asked): Promise<readonly string[]> {
    const others = await othersWhoMay(inquiry, await this.#gate.everybody(caller.employerId));
    return others.map(({ person }) => person.displayName);
  }
}

/** The answers without reasons. */
const YES: AccessEvaluationResponse = { decision: true };
const NO: AccessEvaluationResponse = { decision: false };

const STOPS_AT: Readonly<Record<EvaluationsSemantic, boolean | null>> = {
  execute_all: null,
  deny_on_first_deny: false,
  permit_on_first_permit: true,
};

/** What the gate is asked, with what it is to have seen. */
function asking(
  { caller: { employerId } }: Asker,
  questions: readonly AccessQuestion[],
): Parameters<AskService['ask']> {
  const fractions: FractionRef[] = [];
  let atLeast: number | null = null;
  for (const { resource, context } of questions) {
    const fraction = fractionAskedAbout(resource);
    if (fraction !== null) fractions.push(fraction);
    const { atLeastEpoch } = context;
    if (atLeastEpoch !== null) atLeast = Math.max(atLeast ?? atLeastEpoch, atLeastEpoch);
  }
  const read = (names: Names): readonly GateQuestion[] =>
    questions.map((question) => gateQuestion(names, question));
  return [employerId, fractions, read, atLeast];
}

function isYes({ decision }: Asked): boolean {
  return decision.outcome !== 'DENY';
}

function questionsAmong(items: AccessBatch['items']): readonly AccessQuestion[] {
  return items.filter((item): item is AccessQuestion => !(item instanceof AccessError));
}

/** Every question has an answer; the two lists run side by side. */
function nextOf(answers: Iterator<Asked, undefined>): Asked {
  const { value } = answers.next();
  if (value === undefined) throw new Error('A question got no answer');
  return value;
}

function refused({ statusCode, message }: AccessError): AccessBatchAnswer {
  return { decision: false, context: { error: { status: statusCode, message } } };
}
