import type { Problem } from '@oart/contract';
import { reasonsOf } from './scenario-asker.ts';
import type { Asker } from './scenario-asker.ts';

/** What each refusal of break-glass points at. */
const REFUSALS: Readonly<Record<string, string>> = {
  '': 'not-permitted-by-policy',
  '/task': 'task-without-skills',
  '/secondPersonId': 'second-person',
};

/** `POST /api/break-glass/challenge`, as the actor. */
export const askBreakGlass: Asker<'break-glass'> = async (scenario, question, rules) => {
  const { person, secondPerson, task, fraction, unit, doseCheckResult, disposition } = question;
  if (secondPerson === null) return { why: 'the route names a second person' };
  if (question.case === undefined || fraction === undefined) {
    return { why: 'the route names a fraction' };
  }
  if (unit !== undefined && unit !== scenario.firstUnit.id) {
    return { why: 'the route takes unit and treatment site from the case' };
  }
  const actor = await scenario.asPerson(person);
  const response = await actor.post('/api/break-glass/challenge', {
    caseReference: question.case,
    fraction,
    task,
    adaptationType: question.adaptationType ?? 'online-adaptive',
    secondPersonId: scenario.id(secondPerson),
    reason: 'As the scenario says',
    minutes: 1,
    doseCheckResult: doseCheckResult ?? null,
    disposition: disposition ?? null,
  });
  const { outcome, refusals, reasons } = rules;
  const expected = { outcome, refusals, reasons };
  if (response.status === 200) {
    return { product: { outcome: 'PERMIT', refusals: [], reasons: [] }, rules: expected };
  }
  if (response.status === 401) return { why: 'whoever has left signs nothing' };
  if (response.status === 400) return { why: 'the route takes cases that are on file' };
  if (response.status === 422) return { why: 'the gate says yes, so no break-glass is needed' };
  const { errors = [], reasons: shown = [] } = scenario.labelled(response.body) as Problem;
  return {
    product: {
      outcome: 'DENY',
      refusals: errors.map(({ pointer }) => REFUSALS[pointer]),
      reasons: reasonsOf(shown),
    },
    rules: expected,
  };
};
