import { Inject, Injectable } from '@nestjs/common';
import type { CompiledAnswer, FractionRef, GateQuestion } from '@oart/competency';
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
import type { Answers, Asked, Explained, Names } from './ask.service.ts';
import { refusalAbout } from './asker.ts';
import type { Asker } from './asker.ts';
import { othersWhoMay } from './gate-inquiry.ts';
import { loggedAsk } from './logged-ask.ts';

/** An answer with the ledger index that it saw: the consistency token of `OART-Epoch`. */
export interface AccessAnswer<Response> {
  readonly epoch: number;
  readonly response: Response;
}

/** An answer at once, or later where something must be read or worked out for long. */
export type Given<Response> = AccessAnswer<Response> | Promise<AccessAnswer<Response>>;

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
  evaluate(asker: Asker, question: AccessQuestion): Given<AccessEvaluationResponse> {
    return this.#whenAsked(asker, [question], (answers) => {
      const answered = answerIn(answers, 0);
      const refusal = refusalAbout(asker, answered.question.unit);
      if (refusal !== null) throw refusal;
      this.#keep(asker, 'evaluation', answers);
      if (question.context.explain) {
        return this.#explained(asker, answers.epoch, answers.explained(answered));
      }
      return { epoch: answers.epoch, response: leanly(answered) };
    });
  }

  async #explained(
    asker: Asker,
    epoch: number,
    explained: Explained,
  ): Promise<AccessAnswer<AccessEvaluationResponse>> {
    const whoElseMay = await this.#colleaguesWhoMay(asker, explained);
    const conditions = conditionsAsked(asker.caller, explained);
    const context = {
      ...explainNow(asker.caller, explained, this.#publicUrl),
      conditions,
      whoElseMay,
    };
    return { epoch, response: { ...leanly(explained), context } };
  }

  /**
   * A batch, answered at one moment. What is wrong with an item is answered in its place; answers end
   * with the one that the semantic waits for.
   */
  evaluateAll(asker: Asker, { semantic, items }: AccessBatch): Given<AccessEvaluationsResponse> {
    return this.#whenAsked(asker, questionsAmong(items), (answers) => {
      const evaluations: AccessBatchAnswer[] = [];
      let given = 0;
      for (const item of items) {
        const answer =
          item instanceof AccessError
            ? refused(item)
            : this.#answerOf(asker, answers, given++, item.context);
        evaluations.push(answer);
        if (STOPS_AT[semantic] === answer.decision) break;
      }
      // What stands after the end was not answered.
      this.#keep(asker, 'evaluations', answers, given);
      return { epoch: answers.epoch, response: { evaluations } };
    });
  }

  #whenAsked<Response>(
    asker: Asker,
    questions: readonly AccessQuestion[],
    answer: (answers: Answers) => Given<Response>,
  ): Given<Response> {
    this.#log.requireRoom();
    const answers = this.#gate.ask(...asking(asker, questions));
    return answers instanceof Promise ? answers.then(answer) : answer(answers);
  }

  /** @param given how many of the answers were */
  #keep(
    { caller }: Asker,
    endpoint: LoggedAsk['endpoint'],
    { at, epoch, asked }: Answers,
    given = asked.length,
  ): void {
    const kept = given === asked.length ? asked : asked.slice(0, given);
    this.#log.add(caller.employerId, () => loggedAsk(caller, endpoint, { at, epoch, asked: kept }));
  }

  #answerOf(
    asker: Asker,
    answers: Answers,
    place: number,
    { explain }: AccessContext,
  ): AccessBatchAnswer {
    const answered = answerIn(answers, place);
    const refusal = refusalAbout(asker, answered.question.unit);
    if (refusal !== null) return refused(refusal);
    const lean = leanly(answered);
    if (!explain) return lean;
    return {
      ...lean,
      context: explainNow(asker.caller, answers.explained(answered), this.#publicUrl),
    };
  }

  async #colleaguesWhoMay({ caller }: Asker, { inquiry }: Explained): Promise<readonly string[]> {
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

function leanly({
  decision,
}: {
  readonly decision: Pick<CompiledAnswer, 'outcome'>;
}): AccessEvaluationResponse {
  return decision.outcome === 'DENY' ? NO : YES;
}

function questionsAmong(items: AccessBatch['items']): readonly AccessQuestion[] {
  return items.filter((item): item is AccessQuestion => !(item instanceof AccessError));
}

/** Every question has an answer; the two lists run side by side. */
function answerIn({ asked }: Answers, place: number): Asked {
  const answered = asked[place];
  if (answered === undefined) throw new Error('A question got no answer');
  return answered;
}

function refused({ statusCode, message }: AccessError): AccessBatchAnswer {
  return { decision: false, context: { error: { status: statusCode, message } } };
}
