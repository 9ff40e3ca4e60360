import type { Instant } from '../calendar/day.ts';
import type { UnitId } from '../person/ids.ts';
import type { SoftwareChange } from '../treatment/act.ts';
import { softwareAsKnown } from '../treatment/software-change.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import type { AsOf } from './standing.ts';
import { turnedCells, type ChangedDepartment, type TurnedCells } from './turned-cells.ts';

/** A change of a unit's software, or the correction of one, that nobody has recorded yet. */
export type PlannedSoftware = Pick<
  SoftwareChange,
  'unit' | 'version' | 'effectiveAt' | 'changeClass' | 'supersedes' | 'correction'
>;

/** The department as the change would make it on one unit; of a correction at both instants, none of them over. */
export interface UpgradedDepartment extends ChangedDepartment {
  readonly unit: UnitId;
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
export function softwareImpact(upgraded: UpgradedDepartment, facts: PersonFacts): TurnedCells {
  const units = upgraded.before.units.filter(({ id }) => id === upgraded.unit);
  return turnedCells(upgraded, facts, units);
}
