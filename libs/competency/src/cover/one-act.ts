/** Cover of one task at one treatment site over a span; instants, days and people as their ids. */
export interface CoverOverTime {
  readonly task: string;
  readonly treatmentSite: string;
  readonly count: number;
  readonly people: readonly string[];
  /** The fewest at any time of the span. */
  readonly lowest: number;
  /** In order of time. */
  readonly changes: readonly {
    readonly at: string;
    readonly on: string;
    readonly count: number;
    readonly lost: readonly { readonly personId: string; readonly cause: string | null }[];
    readonly gained: readonly string[];
  }[];
}

/** One more person in one cell, from an instant on, or from the beginning of the span. */
export interface OneMore {
  readonly task: string;
  readonly treatmentSite: string;
  readonly personId: string;
  readonly from: string | null;
}

/** What one act would change if nothing else were done. */
export interface ActBuys {
  /** Cells that would no longer be without anybody. */
  readonly gapsGone: number;
  /** Cells that would no longer hang on one person. */
  readonly singlePointsGone: number;
  /** Cells in which somebody more may act for a time. */
  readonly cells: number;
}

/** Losses that one renewal would prevent: of one person, or of several that end for one cause on one day. */
export interface Renewal {
  readonly people: readonly string[];
  /** Null where the reader may not know. */
  readonly cause: string | null;
  /** The first day on which something is lost without it. */
  readonly on: string;
  readonly keeps: readonly OneMore[];
}

/** Every renewal that would keep somebody: each person's by cause, and those of several at once (`ui.md`). */
export function renewals(cells: readonly CoverOverTime[]): readonly Renewal[] {
  const losses = cells.flatMap(({ task, treatmentSite, changes }) =>
    changes.flatMap(({ at, on, lost }) =>
      lost.map(({ personId, cause }) => ({ task, treatmentSite, personId, cause, on, from: at })),
    ),
  );
  const ofOne = Map.groupBy(losses, ({ personId, cause }) => `${personId}/${cause ?? ''}`);
  const ofMany = Map.groupBy(losses, ({ cause, on }) => `${cause ?? ''}/${on}`);
  const groups = [
    ...ofOne.values(),
    ...[...ofMany.values()].filter((group) => peopleIn(group).length > 1),
  ];
  return groups.flatMap((group) => {
    const [first] = group.toSorted((one, other) => (one.on < other.on ? -1 : 1));
    return first === undefined
      ? []
      : [{ people: peopleIn(group), cause: first.cause, on: first.on, keeps: group }];
  });
}

/** What it buys when these people may act as well; nobody counts twice in a cell. */
export function actBuys(cells: readonly CoverOverTime[], more: readonly OneMore[]): ActBuys {
  const changed = cells.flatMap((cell) => {
    const here = more.filter(
      ({ task, treatmentSite }) => task === cell.task && treatmentSite === cell.treatmentSite,
    );
    return here.length === 0 ? [] : [{ before: cell.lowest, after: lowestWith(cell, here) }];
  });
  return {
    gapsGone: changed.filter(({ before, after }) => before === 0 && after > 0).length,
    singlePointsGone: changed.filter(({ before, after }) => before === 1 && after > 1).length,
    cells: changed.length,
  };
}

/** The fewest of a cell, when some are kept or added until they are there in their own right again. */
function lowestWith(cell: CoverOverTime, more: readonly OneMore[]): number {
  const present = new Set(cell.people);
  const added = new Set<string>();
  const addFrom = (at: string | null): void => {
    for (const { personId, from } of more) if (from === at) added.add(personId);
  };
  const people = (): number => new Set([...present, ...added]).size;
  addFrom(null);
  let lowest = people();
  for (const { at, lost, gained } of cell.changes) {
    for (const { personId } of lost) present.delete(personId);
    for (const person of gained) present.add(person);
    addFrom(at);
    lowest = Math.min(lowest, people());
  }
  return lowest;
}

function peopleIn(group: readonly { readonly personId: string }[]): readonly string[] {
  return [...new Set(group.map(({ personId }) => personId))];
}
