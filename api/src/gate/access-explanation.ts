import type { Instant } from '@oart/competency';
import { noticeView, reasonView, verdictSentence } from '@oart/contract';
import type { AccessExplanation, AnswerExplanation } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { levelFor } from '../standing/reader.ts';
import type { Explained } from './ask.service.ts';
import { conditionViews } from './condition-view.ts';
import { titlesOfInquiry } from './gate-inquiry.ts';
import { decisionShownTo } from './shown-to.ts';

/** Where everyone sees what they may do, what is missing, and where it is cured. */
const MISSING_PAGE = '/my-standing';
/** How long a hint to cure a no is worth following before asking again. */
const HINT = { minutes: 10 };

/** How an answer was reached, at the level of whoever asked (I15). */
export function explain(caller: Caller, asked: Explained): AnswerExplanation {
  return { ...explanation(caller, asked), conditions: conditionsAsked(caller, asked) };
}

/** Everything that was asked for an answer, at the level of whoever asked. */
export function conditionsAsked(
  caller: Caller,
  { inquiry, decision }: Explained,
): AnswerExplanation['conditions'] {
  const level = levelFor(caller, inquiry.question.person);
  // The neutral form is made of the whole decision: it hides conditions, not only reasons.
  const shown =
    level === 'neutral' ? decision : decisionShownTo(caller, inquiry.question, decision);
  return conditionViews(inquiry, shown, level);
}

function explanation(
  caller: Caller,
  { inquiry, decision }: Explained,
): Omit<AnswerExplanation, 'conditions'> {
  const { question, actor, supervisor } = inquiry;
  const level = levelFor(caller, question.person);
  const shown = decisionShownTo(caller, question, decision);
  const titles = titlesOfInquiry(inquiry);
  return {
    outcome: shown.outcome,
    mode: MODES[shown.outcome],
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
  };
}

/**
 * The same for an answer about now, which a caller may follow up (AuthZEN access request profile, draft 1):
 * the log of asks keeps the request under its id.
 */
export function explainNow(
  caller: Caller,
  answered: Explained,
  publicUrl: string,
): Omit<AccessExplanation, 'whoElseMay' | 'conditions'> {
  const explained = explanation(caller, answered);
  const { reasons } = explained;
  const [first] = reasons;
  const curable = reasons.every(({ cureLink }) => cureLink !== null);
  return {
    ...explained,
    evaluation_id: caller.requestId,
    evaluated_at: explained.evaluatedAt,
    ...(first !== undefined && {
      reason: first.code,
      ...(curable && {
        access_request: {
          expires_at: after(answered.decision.at),
          form_url: `${publicUrl}${MISSING_PAGE}`,
        },
      }),
    }),
  };
}

const MODES = { PERMIT: 'independent', PERMIT_SUPERVISED: 'supervised', DENY: null } as const;

function after(at: Instant): string {
  const until = Temporal.Instant.from(at).add(HINT);
  return until.toString({ smallestUnit: 'millisecond' });
}
