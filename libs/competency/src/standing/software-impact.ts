import type { Instant } from '../calendar/day.ts';
import type { PersonId, UnitId } from '../person/ids.ts';
import type { Reason } from '../reason/reason.ts';
import type { SoftwareChange } from '../treatment/act.ts';
import { softwareAsKnown } from '../treatment/software-change.ts';
import { answerFrom } from './answer-from.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { heldCells } from './held-cells.ts';
import { factsAsKnown } from './known.ts';
import type { AsOf, StandingQuestion } from './standing.ts';

/** A change of a unit's software, or the correction of one, that nobody has recorded yet. */
export type PlannedSoftware = Pick<
  SoftwareChange,
  'unit' | 'version' | 'effectiveAt' | 'changeClass' | 'supersedes' | 'correction'
>;

/** The department as it is known, and as the change would make it. */
export interface UpgradedDepartment {
  readonly unit: UnitId;
  /** When its answers could turn: the instant of the change; of a correction both instants, none of them over. */
  readonly instants: readonly Instant[];
  readonly knownAt: number;
  readonly before: Department;
  readonly after: Department;
}

/** What a change pauses of one person, what it gives back, and what they keep; all count cells. */
export interface SoftwareImpact {
  readonly person: PersonId;
  readonly lost: readonly {
    readonly question: StandingQuestion;
    readonly reasons: readonly Reason[];
  }[];
  readonly regained: readonly StandingQuestion[];
  readonly kept: number;
}

/** Prepares to ask whom a change of software would pause. The department is as known at the index. */
export function upgradedDepartment(
  department: Department,
  planned: PlannedSoftware,
  { at, knownAt }: AsOf,
): UpgradedDepartment {
  const { effectiveAt, supersedes } = planned;
  const change: SoftwareChange = {
    ...planned,
    id: 'planned',
    index: knownAt,
    recordedAt: effectiveAt,
    recordedBy: null,
  };
  const corrected = department.units
    .flatMap(({ software }) => software)
    .find(({ id }) => id === supersedes);
  const units = department.units.map((unit) =>
    unit.id === planned.unit
      ? { ...unit, software: softwareAsKnown([...unit.software, change], knownAt) }
      : unit,
  );
  return {
    unit: planned.unit,
    instants:
      corrected === undefined ? [effectiveAt] : notOver([corrected.effectiveAt, effectiveAt], at),
    knownAt,
    before: department,
    after: { ...department, units },
  };
}

/** Each instant once, in order; now instead of one that is over, because what was answered then stays. */
function notOver(instants: readonly Instant[], now: Instant): readonly Instant[] {
  return [...new Set(instants.map((at) => (at < now ? now : at)))].sort();
}

/**
 * What a change of software takes from one person when it takes effect, and what it gives back, if nothing more is
 * recorded by then: every task and treatment site that turns from a yes with every reason, or to one (domain.md 10.11, F16).
 */
export function softwareImpact(upgraded: UpgradedDepartment, facts: PersonFacts): SoftwareImpact {
  const { unit, instants, knownAt, before, after } = upgraded;
  const known = factsAsKnown(facts, knownAt);
  const turns = unitCells(before, unit, known).map((question) => {
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

function unitCells(
  { units }: Department,
  id: UnitId,
  facts: PersonFacts,
): readonly StandingQuestion[] {
  return units.filter((unit) => unit.id === id).flatMap((unit) => heldCells(facts, unit));
}
