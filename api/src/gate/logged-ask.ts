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

function loggedAnswer({ question, decision }: Asked): LoggedAnswer {
  const { fraction } = question;
  return {
    adaptationType: question.adaptationType,
    entitlement: decision.entitlement,
    fraction: fraction === null ? null : writeFraction(fraction),
    frameworkVersion: decision.frameworkVersion,
    outcome: decision.outcome,
    person: question.person,
    reasons: decision.reasons.map(({ code }) => code),
    supervisor: question.supervisor,
    task: question.task,
    treatmentSite: question.treatmentSite,
    unit: question.unit,
  };
}
