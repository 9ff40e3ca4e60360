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
  switch (code) {
    case 'expired':
      return 'expires';
    case 'ended':
    case 'not-employed':
      return 'employment';
    case 'registration-missing':
    case 'registration-lapsed':
    case 'registration-not-rechecked':
    case 'registration-conditions':
    case 'registration-sanction':
      return 'registration';
    case 'recent-practice-lapsed':
      return 'currency';
    case 'transition-deadline-missed':
    case 'task-not-in-role':
    case 'no-framework-in-force':
    case 'nothing-required':
      return 'transition';
    case 'waiver-ended':
      return 'waiver';
    case 'appointment-missing':
      return 'appointment';
    case 'profession-not-met':
      return 'profession';
    case 'band-not-met':
      return 'band';
    case 'withdrawn':
    case 'suspended':
      return 'withdrawal';
    case 'superseded':
      return 'superseded';
    case 'software-version-not-in-scope':
      return 'version-change';
    case 'absent':
    case 'supervised-return':
    case 'reassessment-after-third-fraction-missing':
      return 'absence';
    default:
      return 'evidence';
  }
}
