import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant, TimeZone } from '../calendar/day.ts';
import { dayAt, startOfDay } from '../calendar/zone.ts';
import type { ReasonCode } from '../reason/reason.ts';
import { answerCell, personReasons } from './cell-answer.ts';
import { askedQuestion, type Cell, type Circumstances } from './circumstances.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { judge, type Judgement } from './judgement.ts';
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
  yes: Judgement,
  asOf: AsOf,
): UsableUntil | null {
  let here = circumstances;
  let passing = yes;
  for (;;) {
    const turn = nextTurn(here, facts, cell, passing);
    if (turn === null) return null;
    const next = circumstancesAt(department, cell, { ...asOf, at: turn });
    const answer = next === null ? null : answerCell(next, facts, cell);
    const [stillPassing] = answer?.passing ?? [];
    if (next === null || stillPassing === undefined) {
      return {
        day: lastDayBefore(turn, here.unit.timeZone),
        cause: next === null ? 'transition' : causeOf(next, facts, cell, passing),
      };
    }
    here = next;
    passing = answer?.passing.find(isSame(passing)) ?? stillPassing;
  }
}

function circumstancesAt(department: Department, cell: Cell, asOf: AsOf): Circumstances | null {
  const { treatmentSite, unit, adaptationType } = cell;
  const question = { task: cell.task.id, treatmentSite, unit: unit, adaptationType };
  const asked = askedQuestion(department, question, asOf);
  return asked.kind === 'askable' ? asked.circumstances : null;
}

function isSame(passing: Judgement): (other: Judgement) => boolean {
  return ({ entitlement }) => entitlement.id === passing.entitlement.id;
}

/** The last local day that has at least one instant before `turn`. */
function lastDayBefore(turn: Instant, zone: TimeZone): CalendarDay {
  const day = dayAt(turn, zone);
  return startOfDay(day, zone) === turn ? addDays(day, -1) : day;
}

/** Why the entitlement that said yes until then no longer does: the first cause in the order of ties. */
function causeOf(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  passing: Judgement,
): UsableUntilCause {
  const { reasons } = judge(circumstances, facts, cell, passing.entitlement);
  const found = new Set(
    [...reasons, ...personReasons(circumstances, facts)].map(({ code }) => causeOfReason(code)),
  );
  return CAUSES.find((cause) => found.has(cause)) ?? 'transition';
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
