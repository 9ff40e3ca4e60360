import type { WrittenQuestion } from '@oart/scenario';
import type { Asker } from './scenario-asker.ts';
import { askCrewCheck, askDepthOfCover } from './scenario-cover.ts';
import { askBreakGlass } from './scenario-break-glass.ts';
import { askGate, askPastGate } from './scenario-gate.ts';
import { askGrant } from './scenario-grant.ts';
import {
  askEntitlement,
  askFraction,
  askLookBack,
  askReciprocal,
  askWarnings,
} from './scenario-record-questions.ts';
import { askExperience, askRequirements, askStanding } from './scenario-standing.ts';

/** How a question is put to the product. */
export interface Route<Kind extends WrittenQuestion['ask']> {
  /** As the table of compared answers names it. */
  readonly title: string;
  /** About any instant as known at any place; or now: what came later is not recorded yet. */
  readonly answers: 'as-at' | 'now';
  readonly ask: Asker<Kind>;
}

/** The routes that answer each kind of question, or why there is none. */
export const ROUTES: {
  readonly [Kind in WrittenQuestion['ask']]: readonly Route<Kind>[] | string;
} = {
  standing: [{ title: 'standing', answers: 'as-at', ask: askStanding }],
  requirements: [{ title: 'requirements', answers: 'as-at', ask: askRequirements }],
  gate: [
    { title: 'gate, asked now', answers: 'now', ask: askGate },
    { title: 'gate, asked about the past', answers: 'as-at', ask: askPastGate },
  ],
  grant: [{ title: 'grant', answers: 'now', ask: askGrant }],
  entitlement: [{ title: 'entitlement', answers: 'now', ask: askEntitlement }],
  fraction: [{ title: 'fraction', answers: 'now', ask: askFraction }],
  'framework-warnings': [{ title: 'framework-warnings', answers: 'now', ask: askWarnings }],
  record: 'a route says so by recording the fact: each has tests of its own',
  'break-glass': [{ title: 'break-glass', answers: 'now', ask: askBreakGlass }],
  experience: [{ title: 'experience', answers: 'as-at', ask: askExperience }],
  'crew-check': [{ title: 'crew-check', answers: 'now', ask: askCrewCheck }],
  'depth-of-cover': [{ title: 'depth-of-cover', answers: 'as-at', ask: askDepthOfCover }],
  'look-back': [{ title: 'look-back', answers: 'now', ask: askLookBack }],
  'reciprocal-sign-offs': [{ title: 'reciprocal-sign-offs', answers: 'as-at', ask: askReciprocal }],
  screening: 'text is screened inside the routes that take it: each has tests of its own',
};

/** The routes of a question; the kinds agree, entry by entry. */
export function routesOf(question: WrittenQuestion): readonly Route<never>[] | string {
  const routes = ROUTES[question.ask] as readonly Route<never>[] | string;
  // What others may see of a standing is asked about now only.
  const isNeutral = question.ask === 'standing' && question.seenBy === 'neutral';
  return typeof routes === 'string' || !isNeutral
    ? routes
    : routes.map((route) => ({ ...route, answers: 'now' }));
}
