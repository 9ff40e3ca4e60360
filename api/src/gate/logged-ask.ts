import type { GateQuestion, UnitId } from '@oart/competency';
import type { LoggedAnswer, LoggedAsk } from '../ask-log/ask-log.ts';
import type { Caller } from '../http/caller.ts';
import type { Answers, Asked } from './ask.service.ts';
import { writeFraction } from './resource-id.ts';

/**
 * A request and its answers as they are kept: ids and codes, no words and nothing of the caller's own.
 * It is kept under its own id, because nothing else is asked in a request.
 * Members stand in the order of their names, so that their JSON is canonical as it is (`canonicalAsk`).
 */
export function loggedAsk(
  { accountId, requestId }: Caller,
  endpoint: LoggedAsk['endpoint'],
  { at, epoch, asked }: Pick<Answers, 'at' | 'epoch' | 'asked'>,
): LoggedAsk {
  return {
    answers: asked.map(loggedAnswer),
    askedAt: at,
    askerId: accountId,
    endpoint,
    epoch,
    id: requestId,
    requestId,
  };
}

/** Codes of answers in which not every name was one of the department's. */
const NOT_ON_FILE: ReadonlySet<string> = new Set([
  'no-framework-in-force',
  'unknown-adaptation-type',
  'unknown-task',
  'unknown-treatment-site',
  'unknown-unit',
]);
const ID = /^[a-z0-9-]{1,64}$/;
const NO_ID = 'unknown';

function loggedAnswer({ question, decision }: Asked): LoggedAnswer {
  const { fraction, adaptationType, task, treatmentSite, unit } = decision.reasons.some(
    ({ code }) => NOT_ON_FILE.has(code),
  )
    ? inIds(question)
    : question;
  return {
    adaptationType,
    entitlement: decision.entitlement,
    fraction: fraction === null ? null : writeFraction(fraction),
    frameworkVersion: decision.frameworkVersion,
    outcome: decision.outcome,
    person: question.person,
    reasons: decision.reasons.map(({ code }) => code),
    supervisor: question.supervisor,
    task,
    treatmentSite,
    unit,
  };
}

/** What is not on file is kept only where it has the form of an id: a log for years holds no words of a caller. */
function inIds(question: GateQuestion): GateQuestion {
  const { adaptationType, task, treatmentSite, unit } = question;
  return {
    ...question,
    adaptationType: adaptationType === null ? null : asId(adaptationType),
    task: asId(task),
    treatmentSite: asId(treatmentSite),
    unit: asId(unit) as UnitId,
  };
}

function asId(name: string): string {
  return ID.test(name) ? name : NO_ID;
}
