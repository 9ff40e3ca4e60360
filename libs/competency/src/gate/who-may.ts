import type { PersonId } from '../person/ids.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import type { AsOf } from '../standing/standing.ts';
import type { FractionFacts } from '../treatment/act.ts';
import { decide } from './decide.ts';
import type { GateQuestion } from './question.ts';

/**
 * Those of the people given who may take the task now in their own right, for "who else may" beside a
 * refusal (scenario 22). Asked without a supervisor, in the order given.
 */
export function whoMay(
  department: Department,
  question: Omit<GateQuestion, 'person' | 'supervisor'>,
  people: readonly PersonFacts[],
  fraction: FractionFacts | null,
  asOf: AsOf,
): readonly PersonId[] {
  return people
    .map((facts) => ({ facts, person: facts.person.id as PersonId }))
    .filter(({ facts, person }) => {
      const asked = { ...question, person, supervisor: null };
      return decide(department, asked, facts, null, fraction, asOf).outcome === 'PERMIT';
    })
    .map(({ person }) => person);
}
