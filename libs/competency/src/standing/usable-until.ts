import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant, TimeZone } from '../calendar/day.ts';
import { dayAt, startOfDay } from '../calendar/zone.ts';
import type { Reason, ReasonCode } from '../reason/reason.ts';
import { remembered } from '../reason/remembered.ts';
import { answerCell, personReasons, type CellAnswer } from './cell-answer.ts';
import { askedQuestion, type Cell, type Circumstances } from './circumstances.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { judge } from './judgement.ts';
import type { AsOf, UsableUntil, UsableUntilCause } from './standing.ts';
import { nextTurn } from './turning-instants.ts';

/** Causes in the order that decides ties (F6). */
const CAUSES: readonly UsableUntilCause[] = [
  'expires',
  'employment',
  'registration',
  'evidence',
  'currency',
  'transition',
  'waiver',
  'appointment',
  'profession',
  'band',
  'withdrawal',
  'superseded',
  'version-change',
  'absence',
];

/**
 * The last local day on which the answer of a cell is still yes if nothing more is recorded, whatever
 * the cause (I7, F6): walks from turn to turn and asks again at each, so another entitlement that takes
 * over counts. Null where no end is known.
 */
export function usableUntil(
  department: Department,
  facts: PersonFacts,
  circumstances: Circumstances,
  cell: Cell,
  yes: CellAnswer,
  asOf: AsOf,
): UsableUntil | null {
  const runs = runsOf(facts, circumstances, cell);
  let here: AnsweredCell = { circumstances, cell, answer: yes };
  for (;;) {
    const { at } = here.circumstances.moment;
    const known = runs.find(({ from, turn }) => from <= at && (turn === null || at < turn));
    if (known !== undefined) {
      if (asOf.at < known.from) known.from = asOf.at;
      return known.end;
    }
    const turn = nextTurn(here.circumstances, facts, here.cell, here.answer, 'answer');
    const next = turn === null ? null : answeredAt(department, facts, cell, { ...asOf, at: turn });
    if (turn === null || next?.answer.answer !== 'yes') {
      const end =
        turn === null
          ? null
          : ({
              day: lastDayBefore(turn, circumstances.unit.timeZone),
              cause: next === null ? 'transition' : causeOf(next, facts, here.answer),
            } as const);
      runs.push({ from: asOf.at, turn, end });
      return end;
    }
    here = next;
  }
}

/** A time of yes without a gap: wherever in it one asks, it ends the same. */
interface Run {
  /** The earliest instant asked about so far. */
  from: Instant;
  /** When the yes ends; null where no end is known. */
  readonly turn: Instant | null;
  readonly end: UsableUntil | null;
}

function runsOf(facts: PersonFacts, { department }: Circumstances, cell: Cell): Run[] {
  const { task, treatmentSite, unit, adaptationType } = cell;
  const key = [task.id, treatmentSite, unit, adaptationType].join('/');
  const kept = runsByCell(facts, department);
  let runs = kept.get(key);
  if (runs === undefined) kept.set(key, (runs = []));
  return runs;
}

const runsByCell = remembered<PersonFacts, Department, Map<string, Run[]>>(() => new Map());

interface AnsweredCell {
  readonly circumstances: Circumstances;
  readonly cell: Cell;
  readonly answer: CellAnswer;
}

/** The same cell asked again at another instant; null where its names are not in force then. */
function answeredAt(
  department: Department,
  facts: PersonFacts,
  { task, treatmentSite, unit, adaptationType }: Cell,
  asOf: AsOf,
): AnsweredCell | null {
  const question = { task: task.id, treatmentSite, unit, adaptationType };
  const asked = askedQuestion(department, question, asOf);
  if (asked.kind === 'unknown') return null;
  const { circumstances, cells } = asked;
  return { circumstances, cell: cells[0], answer: answerCell(circumstances, facts, cells[0]) };
}

/** The last local day that has at least one instant before `turn`. */
function lastDayBefore(turn: Instant, zone: TimeZone): CalendarDay {
  const day = dayAt(turn, zone);
  return startOfDay(day, zone) === turn ? addDays(day, -1) : day;
}

/** Why the entitlements that said yes until then no longer do: of all their causes the first in the order of ties. */
function causeOf(
  { circumstances, cell }: AnsweredCell,
  facts: PersonFacts,
  { passing }: CellAnswer,
): UsableUntilCause {
  const own = passing.flatMap(({ entitlement }) =>
    withoutConsequences(judge(circumstances, facts, cell, entitlement).reasons),
  );
  const reasons = [...own, ...personReasons(circumstances, facts)];
  const found = new Set(reasons.map(({ code }) => causeOfReason(code)));
  return CAUSES.find((cause) => found.has(cause)) ?? 'transition';
}

/** What a missed deadline or an ended waiver leaves unmet in its requirement is not a cause of its own. */
function withoutConsequences(reasons: readonly Reason[]): readonly Reason[] {
  const ended = reasons.filter(
    ({ code }) => code === 'transition-deadline-missed' || code === 'waiver-ended',
  );
  return reasons.filter(
    (each) =>
      ended.includes(each) ||
      !ended.some(({ about }) => about.requirement === each.about.requirement),
  );
}

function causeOfReason(code: ReasonCode): UsableUntilCause {
  return CAUSE_OF_REASON[code] ?? 'evidence';
}

/** What each reason means as an end; what is left out concerns records and assessments. */
const CAUSE_OF_REASON: Readonly<Partial<Record<ReasonCode, UsableUntilCause>>> = {
  expired: 'expires',
  ended: 'employment',
  'not-employed': 'employment',
  'registration-missing': 'registration',
  'registration-lapsed': 'registration',
  'registration-not-rechecked': 'registration',
  'registration-conditions': 'registration',
  'registration-sanction': 'registration',
  'recent-practice-lapsed': 'currency',
  'transition-deadline-missed': 'transition',
  'task-not-in-role': 'transition',
  'no-framework-in-force': 'transition',
  'nothing-required': 'transition',
  'waiver-ended': 'waiver',
  'appointment-missing': 'appointment',
  'profession-not-met': 'profession',
  'band-not-met': 'band',
  withdrawn: 'withdrawal',
  suspended: 'withdrawal',
  superseded: 'superseded',
  'software-version-not-in-scope': 'version-change',
  absent: 'absence',
  'supervised-return': 'absence',
  'reassessment-after-third-fraction-missing': 'absence',
};
