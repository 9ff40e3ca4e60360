import { uuidv7 } from 'uuidv7';
import type { LoggedAnswer, LoggedAsk } from '../ask-log/ask-log.ts';
import type { Caller } from '../http/caller.ts';
import type { Answers, Asked } from './ask.service.ts';

/** A request and its answers as they are kept: ids and codes, no words and nothing of the caller's own. */
export function loggedAsk(
  { accountId, requestId }: Caller,
  endpoint: LoggedAsk['endpoint'],
  { at, epoch, asked }: Answers,
): LoggedAsk {
  return {
    id: uuidv7(),
    askedAt: at,
    askerId: accountId,
    requestId,
    endpoint,
    epoch,
    answers: asked.map(loggedAnswer),
  };
}

function loggedAnswer({ inquiry: { question }, decision }: Asked): LoggedAnswer {
  const { fraction } = question;
  return {
    person: question.person,
    task: question.task,
    unit: question.unit,
    treatmentSite: question.treatmentSite,
    adaptationType: question.adaptationType,
    fraction: fraction === null ? null : `${fraction.case}/${String(fraction.fraction)}`,
    supervisor: question.supervisor,
    outcome: decision.outcome,
    reasons: decision.reasons.map(({ code }) => code),
    entitlement: decision.entitlement,
    frameworkVersion: decision.frameworkVersion,
  };
}
