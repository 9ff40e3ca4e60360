import type { CalendarDay, Instant } from '../calendar/day.ts';
import type { PersonId, UnitId } from '../person/ids.ts';
import { circumstancesAt, nextTurnInForce } from '../standing/circumstances.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { factsAsKnown } from '../standing/known.ts';
import { sitesInForce } from '../standing/role-standing.ts';
import type { StandingQuestion, UsableUntilCause } from '../standing/standing.ts';
import {
  breakpointsOf,
  compileTimeline,
  standingAt,
  type Timeline,
  type TimelineSpan,
} from '../standing/timeline.ts';

/** Who leaves and who joins the people who may take a task, at one instant. */
export interface CoverChange {
  readonly at: Instant;
  readonly lost: readonly { readonly person: PersonId; readonly cause: UsableUntilCause }[];
  readonly gained: readonly PersonId[];
}

/** How many people may take a task at a treatment site, and how that changes if nothing more is recorded. */
export interface DepthOfCover {
  readonly task: string;
  readonly treatmentSite: string;
  /** At the beginning of the span. */
  readonly people: readonly PersonId[];
  /** The earliest last day among them, also beyond the span: after it cover is one thinner. */
  readonly thinsAfter: CalendarDay | null;
  /** Inside the span, in order. */
  readonly changes: readonly CoverChange[];
}

/**
 * What one person brings to the cover of a unit: the timeline of every task and treatment site that an
 * entitlement of theirs names. Without one the answer is never a yes in one's own right (I1).
 */
export function coverOfPerson(
  department: Department,
  unit: UnitId,
  facts: PersonFacts,
  span: TimelineSpan,
  knownAt: number,
): Timeline {
  const cells = new Map<string, StandingQuestion>();
  for (const { tasks, scope } of factsAsKnown(facts, knownAt).entitlements) {
    for (const task of tasks) {
      for (const treatmentSite of scope.treatmentSites) {
        cells.set(`${task}/${treatmentSite}`, cellOf(unit, task, treatmentSite));
      }
    }
  }
  return compileTimeline(department, facts, span, knownAt, [...cells.values()]);
}

/**
 * Depth of cover for every task and treatment site of a unit, from the timelines of its people: at the
 * beginning of a span and at every instant inside it at which it changes, so now and in 30, 60 or 90 days
 * (`ui.md`). Tasks with one person are the single points of failure (scenario 56).
 *
 * @param timelines of `coverOfPerson`, over a span that holds this one
 */
export function depthOfCover(
  department: Department,
  unit: UnitId,
  timelines: readonly Timeline[],
  span: TimelineSpan,
  knownAt: number,
): readonly DepthOfCover[] {
  return cellsInForce(department, unit, span, knownAt).map((cell) =>
    coverOfCell(cell, timelines, span),
  );
}

function coverOfCell(
  cell: StandingQuestion,
  timelines: readonly Timeline[],
  { from, until }: TimelineSpan,
): DepthOfCover {
  const people: PersonId[] = [];
  const ends: CalendarDay[] = [];
  const changes = new Map<Instant, { lost: CoverChange['lost'][number][]; gained: PersonId[] }>();
  const changeAt = (at: Instant) => {
    let change = changes.get(at);
    if (change === undefined) changes.set(at, (change = { lost: [], gained: [] }));
    return change;
  };
  for (const timeline of timelines) {
    const { person } = timeline;
    let before = standingAt(timeline, cell, from);
    if (before?.answer === 'yes') {
      people.push(person);
      if (before.usableUntil !== null) ends.push(before.usableUntil.day);
    }
    for (const { from: at, answer } of breakpointsOf(timeline, cell)) {
      if (at <= from || at >= until) continue;
      const was = before?.answer === 'yes' ? before : null;
      if (was !== null && answer.answer !== 'yes') {
        changeAt(at).lost.push({ person, cause: was.usableUntil?.cause ?? 'transition' });
      }
      if (was === null && answer.answer === 'yes') changeAt(at).gained.push(person);
      before = answer;
    }
  }
  return {
    task: cell.task,
    treatmentSite: cell.treatmentSite,
    people,
    thinsAfter: ends.sort()[0] ?? null,
    changes: [...changes.keys()].sort().map((at) => ({ at, ...changeAt(at) })),
  };
}

/** Tasks and treatment sites that are in force on a unit at some instant of a span. */
function cellsInForce(
  department: Department,
  unit: UnitId,
  { from, until }: TimelineSpan,
  knownAt: number,
): readonly StandingQuestion[] {
  const cells = new Map<string, StandingQuestion>();
  let at: Instant | null = from;
  while (at !== null && at < until) {
    const around = circumstancesAt(department, unit, { at, knownAt });
    if (!('code' in around)) {
      for (const task of around.framework.tasks) {
        for (const site of sitesInForce(around))
          cells.set(`${task.id}/${site}`, cellOf(unit, task.id, site));
      }
    }
    at = nextTurnInForce(department, unit, { at, knownAt });
  }
  return [...cells.values()];
}

function cellOf(unit: UnitId, task: string, treatmentSite: string): StandingQuestion {
  return { task, treatmentSite, unit, adaptationType: null };
}
