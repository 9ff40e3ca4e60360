import type { WrittenQuestion } from '@oart/scenario';
import type { Asker } from './scenario-asker.ts';
import { askGate } from './scenario-gate.ts';
import { askGrant } from './scenario-grant.ts';
import { askEntitlement, askFraction, askWarnings } from './scenario-record-questions.ts';
import { askRequirements, askStanding } from './scenario-standing.ts';

/** How a question is put to the product. */
interface Route<Kind extends WrittenQuestion['ask']> {
  /** About any instant as known at any place; or now: what came later is not recorded yet. */
  readonly answers: 'as-at' | 'now';
  readonly ask: Asker<Kind>;
}

/** The route of each kind of question, or why there is none. */
export const ROUTES: { readonly [Kind in WrittenQuestion['ask']]: Route<Kind> | string } = {
  standing: { answers: 'as-at', ask: askStanding },
  requirements: { answers: 'as-at', ask: askRequirements },
  gate: { answers: 'now', ask: askGate },
  grant: { answers: 'now', ask: askGrant },
  entitlement: { answers: 'now', ask: askEntitlement },
  fraction: { answers: 'now', ask: askFraction },
  'framework-warnings': { answers: 'now', ask: askWarnings },
  record: 'a route says so by recording the fact: each has tests of its own',
  'break-glass': 'no route asks for break-glass',
  experience: 'no route shows the days of the calculation',
  'crew-check': 'no route checks a crew',
  'depth-of-cover': 'no route shows the depth of cover',
  'look-back': 'no route lists what relied on a record',
  'reciprocal-sign-offs': 'no route lists them',
  screening: 'text is screened inside the routes that take it: each has tests of its own',
};

/** The route of a question; the kinds agree, entry by entry. */
export function routeOf(question: WrittenQuestion): Route<never> | string {
  const route = ROUTES[question.ask] as Route<never> | string;
  // What others may see is asked about now only.
  const isNeutral = question.ask === 'standing' && question.seenBy === 'neutral';
  return typeof route === 'string' || !isNeutral ? route : { ...route, answers: 'now' };
}
