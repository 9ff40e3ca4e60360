import type { Person, PersonId, ReasonCode } from '@oart/competency';
import type { AskView, AskedAnswerView, DecisionView } from '@oart/contract';
import type { LoggedAnswer, WrittenAsk } from '../ask-log/ask-log.ts';
import type { GateDecisionEntity } from './gate-decision.entity.ts';

type People = ReadonlyMap<PersonId, Person>;

export function askView(
  row: WrittenAsk,
  people: People,
  askers: ReadonlyMap<string, AskView['asker']>,
): AskView {
  const { id, askedAt, askerId, requestId, endpoint, epoch, sealIndex, place, answers } = row;
  return {
    id,
    askedAt,
    asker: askers.get(askerId) ?? { id: askerId, kind: 'token', title: null },
    requestId,
    endpoint,
    epoch,
    sealIndex,
    place,
    answers: answers.map((answer) => answerView(answer, people)),
  };
}

export function decisionView(row: GateDecisionEntity, people: People): DecisionView {
  const { caseReference, fraction, personId, supervisorId } = row;
  return {
    id: row.id,
    person: refOf(personId, people),
    task: row.task,
    treatmentSite: row.treatmentSite,
    unitId: row.unitId,
    adaptationType: row.adaptationType,
    fraction: caseReference === null ? null : `${caseReference}/${String(fraction ?? '')}`,
    supervisor: supervisorId === null ? null : refOf(supervisorId, people),
    outcome: row.outcome,
    reasons: row.reasons.map(({ code }) => code),
    entitlementId: row.entitlementId,
    frameworkVersion: row.frameworkVersion,
    evaluatedAt: row.evaluatedAt,
    recordedAt: row.recordedAt,
    ledgerIndex: row.ledgerIndex,
    knownAt: row.knownAt,
  };
}

function answerView(answer: LoggedAnswer, people: People): AskedAnswerView {
  const { person, unit, supervisor, entitlement, reasons, ...same } = answer;
  return {
    ...same,
    person: refOf(person, people),
    unitId: unit,
    supervisor: supervisor === null ? null : refOf(supervisor, people),
    reasons: reasons as readonly ReasonCode[],
    entitlementId: entitlement,
  };
}

/** Somebody who is not on file is shown as they were asked about. */
function refOf(id: string, people: People): AskedAnswerView['person'] {
  return { id, displayName: people.get(id as PersonId)?.displayName ?? id };
}
