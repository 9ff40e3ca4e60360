import type { GateQuestion, UnitId } from '@oart/competency';
import type { AnswerRow, AskRow, LoggedAsk } from '../ask-log/ask-log.ts';
import type { Caller } from '../http/caller.ts';
import type { Answers, Asked } from './ask.service.ts';
import { writeFraction } from './resource-id.ts';

/**
 * A request and its answers as they are kept: ids and codes, no words and nothing of the caller's own.
 * It is kept under its own id, because nothing else is asked in a request.
 */
export function loggedAsk(
  { accountId, requestId }: Caller,
  endpoint: LoggedAsk['endpoint'],
  { at, epoch, asked }: Pick<Answers, 'at' | 'epoch' | 'asked'>,
): AskRow {
  return [requestId, at, accountId, endpoint, epoch, asked.map(loggedAnswer)];
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

function loggedAnswer({ question, decision }: Asked): AnswerRow {
  const { person, supervisor } = question;
  const { outcome, entitlement, frameworkVersion } = decision;
  const reasons = decision.reasons.map(({ code }) => code);
  const { fraction, adaptationType, task, treatmentSite, unit } = reasons.some((code) =>
    NOT_ON_FILE.has(code),
  )
    ? inIds(question)
    : question;
  return [
    person,
    task,
    unit,
    treatmentSite,
    adaptationType,
    fraction === null ? null : writeFraction(fraction),
    supervisor,
    outcome,
    reasons,
    entitlement,
    frameworkVersion,
  ];
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
