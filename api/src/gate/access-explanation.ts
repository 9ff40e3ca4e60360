import { neutralDecision } from '@oart/competency';
import type { GateDecision, PersonFacts } from '@oart/competency';
import { noticeView, reasonView, verdictSentence } from '@oart/contract';
import type { AccessExplanation } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { levelFor } from '../standing/reader.ts';
import { titlesOfInquiry } from './gate-inquiry.ts';
import type { Inquiry } from './gate-inquiry.ts';

/** How an answer was reached, at the level of whoever asked (I15), with the colleagues who may. */
export function explain(
  caller: Caller,
  inquiry: Inquiry,
  decision: GateDecision,
  others: readonly PersonFacts[],
): AccessExplanation {
  const { question, actor, supervisor } = inquiry;
  const level = levelFor(caller, question.person);
  const shown = level === 'full' ? decision : neutralDecision(decision);
  const titles = titlesOfInquiry(inquiry);
  return {
    outcome: shown.outcome,
    sentence: verdictSentence(shown.outcome, {
      person: actor?.person.displayName ?? 'This person',
      task: titles.task(question.task),
      treatmentSite: titles.treatmentSite(question.treatmentSite),
      unit: titles.unit(question.unit),
      supervisor: supervisor?.person.displayName ?? null,
    }),
    reasons: shown.reasons.map((reason) => reasonView(reason, titles)),
    notices: shown.notices.map((notice) => noticeView(notice, titles)),
    level,
    supervisor:
      shown.supervisor === null || supervisor === null
        ? null
        : { id: shown.supervisor, displayName: supervisor.person.displayName },
    validUntil: shown.usableUntil?.day ?? null,
    evaluatedAt: shown.at,
    epoch: shown.knownAt,
    frameworkVersion: shown.frameworkVersion,
    whoElseMay: others.map((facts) => facts.person.displayName),
  };
}
