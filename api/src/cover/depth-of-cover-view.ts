import { causeFor, dayAt, frameworkInForce } from '@oart/competency';
import type {
  AsOf,
  CoverChange,
  Department,
  DepthOfCover,
  PersonFacts,
  PersonId,
  TimelineSpan,
  TreatmentUnit,
} from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { CoverCellView, CoverChangeView, DepthOfCoverView, Titles } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { levelFor } from '../standing/reader.ts';

/** What depth of cover is shown with. */
export interface CoverShown {
  readonly department: Department;
  readonly unit: TreatmentUnit;
  readonly everybody: readonly PersonFacts[];
  readonly span: TimelineSpan;
  readonly asOf: AsOf;
  readonly depth: readonly DepthOfCover[];
}

/** Depth of cover with names and titles, the causes as far as the reader may know them (I15). */
export function depthOfCoverView(caller: Caller, shown: CoverShown): DepthOfCoverView {
  const { department, unit, everybody, span, asOf, depth } = shown;
  const on = dayAt(span.from, unit.timeZone);
  const inForce = frameworkInForce(department.frameworks, on, asOf.knownAt)?.document ?? null;
  const titles = titlesOf(
    inForce ?? department.frameworks.at(-1)?.document ?? null,
    department.units,
  );
  const named = new Set(
    depth.flatMap(({ people, changes }) => [...people, ...changes.flatMap(({ gained }) => gained)]),
  );
  return {
    unit: { id: unit.id, name: unit.name, timeZone: unit.timeZone },
    ...span,
    ledgerIndex: asOf.knownAt,
    frameworkVersion: inForce?.number ?? null,
    people: everybody
      .filter(({ person }) => named.has(person.id as PersonId))
      .map(({ person: { id, displayName } }) => ({ id, displayName })),
    cells: depth.map((cell) => cellView(caller, unit, cell, titles)),
  };
}

function cellView(
  caller: Caller,
  unit: TreatmentUnit,
  { task, treatmentSite, people, thinsAfter, changes }: DepthOfCover,
  titles: Titles,
): CoverCellView {
  let count = people.length;
  const views = changes.map((change): CoverChangeView => {
    count += change.gained.length - change.lost.length;
    return changeView(caller, unit, change, count);
  });
  return {
    task,
    taskTitle: titles.task(task),
    treatmentSite,
    treatmentSiteTitle: titles.treatmentSite(treatmentSite),
    count: people.length,
    people,
    thinsAfter,
    lowest: Math.min(people.length, ...views.map((view) => view.count)),
    changes: views,
  };
}

function changeView(
  caller: Caller,
  { timeZone }: TreatmentUnit,
  { at, lost, gained }: CoverChange,
  count: number,
): CoverChangeView {
  return {
    at,
    on: dayAt(at, timeZone),
    count,
    lost: lost.map(({ person, cause }) => ({
      personId: person,
      cause: causeFor(levelFor(caller, person), cause),
    })),
    gained,
  };
}
