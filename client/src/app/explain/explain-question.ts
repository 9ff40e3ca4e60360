import { parseInstant } from '@oart/competency';
import type { PastQuestionRequest } from '@oart/contract';
import { noInstant } from '../layout/address-faults';
import type { AddressFaults } from '../layout/address-faults';
import { evaluationRequestOf, missingChoices, NOTHING_CHOSEN } from '../gate-console/gate-question';
import type { ConsoleQuestion } from '../gate-console/gate-question';

/** What the console asks, and about which instant: empty asks about now, and with everything known. */
export interface ExplainQuestion extends ConsoleQuestion {
  readonly at: string;
  readonly knownAt: string;
}

export const NOTHING_ASKED: ExplainQuestion = { ...NOTHING_CHOSEN, at: '', knownAt: '' };

type Address = Readonly<Record<string, string | undefined>>;

/** What of an address cannot be asked: then nothing is, for the answer would be one to another question. */
export function faultsIn({ about, doseCheckResult, at, knownAt }: Address): AddressFaults {
  return [
    ...noInstant(at),
    ...noInstant(knownAt),
    ...(!at && knownAt
      ? ['The address says what was known, but not as at which day and time (“at”).']
      : []),
    ...noneOf(about, ['treatment', 'fraction'], 'kind of question'),
    ...noneOf(doseCheckResult, ['in-tolerance', 'out-of-tolerance'], 'result of a dose check'),
  ];
}

function noneOf(
  named: string | undefined,
  words: readonly [string, string],
  what: string,
): AddressFaults {
  if (!named || words.includes(named)) return [];
  return [`“${named}” in the address is no ${what}, which is ${words.join(' or ')}.`];
}

/** The question that an address holds, without what it does not name. */
export function questionFrom(address: Address): ExplainQuestion {
  const named = Object.keys(NOTHING_ASKED).map((part) => [part, address[part] ?? '']);
  const { about, doseCheckResult, at, knownAt, ...others } = Object.fromEntries(named) as Record<
    keyof ExplainQuestion,
    string
  >;
  return {
    ...others,
    at: parseInstant(at) ?? '',
    knownAt: parseInstant(knownAt) ?? '',
    about: about === 'fraction' ? 'fraction' : 'treatment',
    doseCheckResult:
      doseCheckResult === 'in-tolerance' || doseCheckResult === 'out-of-tolerance'
        ? doseCheckResult
        : '',
  };
}

/** The address of a question; what is empty is left out. */
export function addressOf(question: ExplainQuestion): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(question).map(([part, chosen]: readonly [string, string]) => [
      part,
      chosen.trim() === '' ? null : chosen,
    ]),
  );
}

/** How a question is sent: about now to the decision point, about another instant beside it. Null while it is not whole. */
export function requestOf(
  question: ExplainQuestion,
): { readonly url: string; readonly method: 'POST'; readonly body: object } | null {
  if (missingChoices(question).length > 0) return null;
  const { at, knownAt } = question;
  if (at === '') {
    return {
      url: '/access/v1/evaluation',
      method: 'POST',
      body: evaluationRequestOf(question, []),
    };
  }
  const body: PastQuestionRequest = {
    ...pastQuestionOf(question),
    at,
    ...(knownAt !== '' && { knownAt }),
  };
  return { url: '/api/gate/past-questions', method: 'POST', body };
}

function pastQuestionOf(question: ExplainQuestion): Omit<PastQuestionRequest, 'at' | 'knownAt'> {
  const { person, task, about, doseCheckResult } = question;
  const named = (key: keyof PastQuestionRequest, chosen: string) =>
    chosen.trim() === '' ? {} : { [key]: chosen.trim() };
  return {
    personId: person,
    task,
    ...(about === 'treatment'
      ? { unitId: question.unit, treatmentSite: question.treatmentSite }
      : { caseReference: question.caseReference.trim(), fraction: Number(question.fraction) }),
    ...named('adaptationType', question.adaptationType),
    ...named('supervisorId', question.supervisor),
    ...(doseCheckResult !== '' && { doseCheckResult }),
    ...named('disposition', question.disposition),
  };
}
