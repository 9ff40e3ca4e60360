import type { PersonId, UnitId } from '../person/ids.ts';
import type { Reason } from '../reason/reason.ts';
import type { SoftwareChange } from '../treatment/act.ts';
import { answerFrom } from './answer-from.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { heldCells } from './held-cells.ts';
import { factsAsKnown } from './known.ts';
import type { StandingQuestion } from './standing.ts';

/** A change of a unit's software that nobody has recorded yet. */
export type PlannedSoftware = Pick<
  SoftwareChange,
  'unit' | 'version' | 'effectiveAt' | 'changeClass'
>;

/** The department as it is known, and as the change would make it. */
export interface UpgradedDepartment {
  readonly planned: PlannedSoftware;
  readonly knownAt: number;
  readonly before: Department;
  readonly after: Department;
}

/** What a change pauses of one person, and what they keep; both count cells. */
export interface SoftwareImpact {
  readonly person: PersonId;
  readonly lost: readonly {
    readonly question: StandingQuestion;
    readonly reasons: readonly Reason[];
  }[];
  readonly kept: number;
}

/** Prepares to ask whom a change of software would pause. The department is as known at the index. */
export function upgradedDepartment(
  department: Department,
  planned: PlannedSoftware,
  knownAt: number,
): UpgradedDepartment {
  const change: SoftwareChange = {
    ...planned,
    id: 'planned',
    index: knownAt,
    recordedAt: planned.effectiveAt,
    recordedBy: null,
    supersedes: null,
  };
  const units = department.units.map((unit) =>
    unit.id === planned.unit ? { ...unit, software: [...unit.software, change] } : unit,
  );
  return { planned, knownAt, before: department, after: { ...department, units } };
}

/**
 * What a change of software takes from one person at its instant, if nothing more is recorded by then: every
 * task and treatment site that is a yes without it and not with it, with every reason (domain.md 10.11, F16).
 */
export function softwareImpact(upgraded: UpgradedDepartment, facts: PersonFacts): SoftwareImpact {
  const { planned, knownAt, before, after } = upgraded;
  const known = factsAsKnown(facts, knownAt);
  const asOf = { at: planned.effectiveAt, knownAt };
  const held = unitCells(before, planned.unit, known).filter(
    (question) => answerFrom(before, known, question, asOf).answer === 'yes',
  );
  const lost = held.flatMap((question) => {
    const { answer, reasons } = answerFrom(after, known, question, asOf);
    return answer === 'yes' ? [] : [{ question, reasons }];
  });
  return { person: facts.person.id as PersonId, lost, kept: held.length - lost.length };
}

function unitCells(
  { units }: Department,
  id: UnitId,
  facts: PersonFacts,
): readonly StandingQuestion[] {
  return units.filter((unit) => unit.id === id).flatMap((unit) => heldCells(facts, unit));
}
