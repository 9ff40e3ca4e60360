import type { Instant } from '../calendar/day.ts';
import type { PersonId } from '../person/ids.ts';
import type { Reason } from '../reason/reason.ts';
import type { TreatmentUnit } from '../treatment/act.ts';
import { answerFrom } from './answer-from.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { heldCells } from './held-cells.ts';
import { factsAsKnown } from './known.ts';
import type { StandingQuestion } from './standing.ts';

/** The department as it is known, and as a change would make it that nobody has recorded yet. */
export interface ChangedDepartment {
  /** When its answers could turn, in order. */
  readonly instants: readonly Instant[];
  readonly knownAt: number;
  readonly before: Department;
  readonly after: Department;
}

/** What a change takes from one person, what it gives back, and what they keep; all count cells. */
export interface TurnedCells {
  readonly person: PersonId;
  readonly lost: readonly {
    readonly question: StandingQuestion;
    readonly reasons: readonly Reason[];
  }[];
  readonly regained: readonly StandingQuestion[];
  readonly kept: number;
}

/**
 * What a change turns for one person on units, if nothing more is recorded: every task and treatment site of an
 * entitlement of theirs that turns from a yes, with every reason, or to one.
 */
export function turnedCells(
  { instants, knownAt, before, after }: ChangedDepartment,
  facts: PersonFacts,
  units: readonly TreatmentUnit[],
): TurnedCells {
  const known = factsAsKnown(facts, knownAt);
  const turns = units
    .flatMap((unit) => heldCells(known, unit))
    .map((question) => {
      const answers = instants.map((at) => ({
        was: answerFrom(before, known, question, { at, knownAt }).answer === 'yes',
        will: answerFrom(after, known, question, { at, knownAt }),
      }));
      const loss = answers.find(({ was, will }) => was && will.answer !== 'yes');
      return {
        question,
        reasons: loss?.will.reasons ?? null,
        isHeld: answers.some(({ was }) => was),
        isRegained: answers.some(({ was, will }) => !was && will.answer === 'yes'),
      };
    });
  return {
    person: facts.person.id as PersonId,
    lost: turns.flatMap(({ question, reasons }) =>
      reasons === null ? [] : [{ question, reasons }],
    ),
    regained: turns.filter(({ isRegained }) => isRegained).map(({ question }) => question),
    kept: turns.filter(({ isHeld, reasons }) => isHeld && reasons === null).length,
  };
}
