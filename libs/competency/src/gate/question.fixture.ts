import { person } from '../person/recorded.fixture.ts';
import type { StandingQuestion } from '../standing/standing.ts';
import type { GateQuestion } from './question.ts';

/** A person asked about a task in its place, with nothing beside it unless said otherwise. */
export function gateQuestion(
  place: StandingQuestion,
  who: string,
  fields: Partial<GateQuestion> = {},
): GateQuestion {
  return {
    ...place,
    person: person(who),
    fraction: null,
    supervisor: null,
    doseCheckResult: null,
    disposition: null,
    correctedStructures: [],
    protocol: null,
    ...fields,
  };
}

/** The fraction of `fractionOfC7`. */
export const OF_C7 = { fraction: { case: 'C7', fraction: 3 } } as const;
