import type { Instant } from '../calendar/day.ts';
import { epochOf, instantOf } from '../calendar/instant.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { distinctCells, heldCells } from './held-cells.ts';
import { departmentAsKnown, factsAsKnown } from './known.ts';
import type { AsOf, StandingQuestion, StandingState } from './standing.ts';
import {
  breakpointsOf,
  compileTimeline,
  type Breakpoint,
  type TimelineAnswer,
} from './timeline.ts';

/** A turn of somebody's standing: the cells that turned alike at one instant, and what they turned to. */
export interface StandingTurn {
  readonly kind: 'warned' | 'lapsed' | 'renewed';
  readonly at: Instant;
  readonly answer: TimelineAnswer;
  readonly cells: readonly StandingQuestion[];
}

/** What somebody recorded as such is told by that record. */
const RECORDED: ReadonlySet<StandingState> = new Set<StandingState>(['suspended', 'withdrawn']);

/**
 * When a right that was held became due soon, was lost, or came back, up to an instant and as known. Read from
 * the compiled timeline of every task and scope that the person was ever entitled for: never stored.
 */
export function standingTurns(
  department: Department,
  facts: PersonFacts,
  { at, knownAt }: AsOf,
): readonly StandingTurn[] {
  const { entitlements } = factsAsKnown(facts, knownAt);
  const since = entitlements.map(({ recordedAt }) => recordedAt).sort()[0];
  if (since === undefined || since > at) return [];
  const { units } = departmentAsKnown(department, knownAt);
  const questions = units.flatMap((unit) => heldCells({ entitlements }, unit));
  const span = { from: since, until: instantOf(epochOf(at) + 1) };
  const timeline = compileTimeline(department, facts, span, knownAt, questions);
  const turns = new Map<string, StandingTurn>();
  for (const question of questions) {
    for (const { kind, at: turnedAt, answer } of turnsOf(breakpointsOf(timeline, question))) {
      const { state, usableUntil } = answer;
      const key = [kind, turnedAt, state, usableUntil?.day, usableUntil?.cause].join();
      const cells = distinctCells([...(turns.get(key)?.cells ?? []), question]);
      turns.set(key, { kind, at: turnedAt, answer, cells });
    }
  }
  return [...turns.values()];
}

function turnsOf(points: readonly Breakpoint[]): readonly Omit<StandingTurn, 'cells'>[] {
  const turns: Omit<StandingTurn, 'cells'>[] = [];
  let wasHeld = false;
  points.forEach(({ from, answer }, place) => {
    const before = points[place - 1]?.answer;
    const kind = before === undefined ? null : turnBetween(before, answer, wasHeld);
    if (kind !== null) turns.push({ kind, at: from, answer });
    wasHeld ||= answer.answer === 'yes';
  });
  return turns;
}

function turnBetween(
  before: TimelineAnswer,
  after: TimelineAnswer,
  wasHeld: boolean,
): StandingTurn['kind'] | null {
  if (before.answer === 'yes' && after.answer === 'yes') {
    if (before.state === after.state) return null;
    return after.state === 'due-soon' ? 'warned' : 'renewed';
  }
  if (before.answer === 'yes') return RECORDED.has(after.state) ? null : 'lapsed';
  if (after.answer !== 'yes' && wasHeld && before.state === 'suspended') {
    // The end of a suspension is told by its record; that the right was lost meanwhile is told by nothing else.
    return RECORDED.has(after.state) ? null : 'lapsed';
  }
  if (after.answer === 'yes' && wasHeld) return RECORDED.has(before.state) ? null : 'renewed';
  return null;
}
