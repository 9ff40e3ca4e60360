import type { Instant } from '../calendar/day.ts';
import { reason, type Reason, type ReasonCode } from '../reason/reason.ts';
import type { PersonId } from '../person/ids.ts';
import { adaptationTypesOf } from '../treatment/adaptation.ts';
import { askedQuestion, nextTurnInForce } from './circumstances.ts';
import type { Department } from './department.ts';
import type { PersonFacts } from './facts.ts';
import { departmentAsKnown, factsAsKnown } from './known.ts';
import { answerPerson, entitlementOf, usableUntilOf } from './person-answer.ts';
import type { TreatmentUnit } from '../treatment/act.ts';
import { everyTreatmentSite } from '../treatment/treatment-sites.ts';
import { standingState } from './state.ts';
import type { Standing, StandingQuestion } from './standing.ts';
import { nextTurn } from './turning-instants.ts';

/** The part of a standing that holds from one turn to the next; counts of days move with every midnight. */
export type TimelineAnswer = Pick<Standing, 'answer' | 'state' | 'entitlement' | 'usableUntil'> & {
  readonly codes: readonly ReasonCode[];
};

/** From this instant on the answer is this, until the next breakpoint. */
export interface Breakpoint {
  readonly from: Instant;
  readonly answer: TimelineAnswer;
}

export interface TimelineSpan {
  readonly from: Instant;
  /** The first instant after the span. */
  readonly until: Instant;
}

/** One person's standing over a span, for every task and scope of the department. */
export interface Timeline extends TimelineSpan {
  readonly person: PersonId;
  readonly knownAt: number;
  readonly cells: ReadonlyMap<string, readonly Breakpoint[]>;
}

/**
 * Compiles a person's standing over a span into sorted breakpoints per task and scope: at every instant of
 * the span `standingAt` says what evaluating directly would say, on what is known at the ledger index.
 * `questions` are all cells of the department unless only some are wanted.
 */
export function compileTimeline(
  department: Department,
  facts: PersonFacts,
  span: TimelineSpan,
  knownAt: number,
  questions: readonly StandingQuestion[] = questionsOf(departmentAsKnown(department, knownAt)),
): Timeline {
  const { units } = departmentAsKnown(department, knownAt);
  const compiled = new Map<string, readonly Breakpoint[]>();
  const cells = new Map<string, readonly Breakpoint[]>();
  for (const question of questions) {
    const asked = withOnlyType(question, units);
    const key = keyOf(asked);
    const points = compiled.get(key) ?? breakpoints(department, facts, asked, span, knownAt);
    compiled.set(key, points);
    cells.set(keyOf(question), points);
  }
  return { person: facts.person.id as PersonId, knownAt, ...span, cells };
}

/** The answer of a compiled timeline at an instant; null outside its span or for a cell that it lacks. */
export function standingAt(
  timeline: Timeline,
  question: StandingQuestion,
  at: Instant,
): TimelineAnswer | null {
  if (at < timeline.from || at >= timeline.until) return null;
  const points = breakpointsOf(timeline, question);
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.from ?? at) > at) high = middle;
    else low = middle + 1;
  }
  return points[low - 1]?.answer ?? null;
}

/** Everything a compiled timeline says about a cell, in order; nothing for a cell that it lacks. */
export function breakpointsOf(
  timeline: Timeline,
  question: StandingQuestion,
): readonly Breakpoint[] {
  return timeline.cells.get(keyOf(question)) ?? [];
}

/** What a timeline keeps of a standing. */
export function timelineAnswer({
  answer,
  state,
  entitlement,
  usableUntil,
  reasons,
}: Standing): TimelineAnswer {
  return { answer, state, entitlement, usableUntil, codes: reasons.map(({ code }) => code) };
}

function breakpoints(
  department: Department,
  facts: PersonFacts,
  question: StandingQuestion,
  span: TimelineSpan,
  knownAt: number,
): readonly Breakpoint[] {
  if (facts.person.index > knownAt) {
    return [{ from: span.from, answer: unknownAnswer([reason('unknown-person')]) }];
  }
  const known = factsAsKnown(facts, knownAt);
  const points: Breakpoint[] = [];
  let at: Instant | null = span.from;
  while (at !== null && at < span.until) {
    const asOf = { at, knownAt };
    const asked = askedQuestion(department, question, asOf);
    const before = points.at(-1)?.answer;
    if (asked.kind === 'unknown') {
      const unknown = unknownAnswer(asked.reasons);
      if (!isSame(before, unknown)) points.push({ from: at, answer: unknown });
      // While a name is not in force nothing of the person can bring it.
      at = nextTurnInForce(department, question.unit, asOf);
      continue;
    }
    const { circumstances } = asked;
    const answered = answerPerson(asked, known);
    const answer: TimelineAnswer = {
      answer: answered.answer,
      state: standingState(circumstances, known, answered),
      entitlement: entitlementOf(answered),
      // One run of yes has one end, so it is looked for once.
      usableUntil:
        answered.answer === 'yes' && before?.answer === 'yes'
          ? before.usableUntil
          : usableUntilOf(department, known, circumstances, answered, asOf),
      codes: answered.reasons.map(({ code }) => code),
    };
    if (!isSame(before, answer)) points.push({ from: at, answer });
    const turns = answered.cells.map((each) =>
      nextTurn(circumstances, known, each.cell, each.answer, 'state'),
    );
    at = turns.filter((turn) => turn !== null).sort()[0] ?? null;
  }
  return points;
}

function unknownAnswer(reasons: readonly Reason[]): TimelineAnswer {
  return {
    answer: 'no',
    state: 'not-entitled',
    entitlement: null,
    usableUntil: null,
    codes: reasons.map(({ code }) => code),
  };
}

/** Every task of every version, at every treatment site and adaptation type of every unit, and all types at once. */
export function questionsOf({ frameworks, units }: Department): readonly StandingQuestion[] {
  const tasks = new Set(frameworks.flatMap(({ document }) => document.tasks.map(({ id }) => id)));
  return units.flatMap((unit) =>
    [...tasks].flatMap((task) =>
      everyTreatmentSite(unit).flatMap((treatmentSite) =>
        [...adaptationTypesOf(unit.platform), null].map((adaptationType) => ({
          task,
          treatmentSite,
          unit: unit.id,
          adaptationType,
        })),
      ),
    ),
  );
}

/** All adaptation types at once are the only one where the unit has one. */
function withOnlyType(
  question: StandingQuestion,
  units: readonly TreatmentUnit[],
): StandingQuestion {
  const unit = units.find(({ id }) => id === question.unit);
  const [only = null, ...others] = unit === undefined ? [] : adaptationTypesOf(unit.platform);
  return question.adaptationType === null && others.length === 0
    ? { ...question, adaptationType: only }
    : question;
}

function keyOf({ task, treatmentSite, unit, adaptationType }: StandingQuestion): string {
  return JSON.stringify([task, treatmentSite, unit, adaptationType]);
}

function isSame(before: TimelineAnswer | undefined, after: TimelineAnswer): boolean {
  return (
    before?.answer === after.answer &&
    before.state === after.state &&
    before.entitlement === after.entitlement &&
    before.usableUntil?.day === after.usableUntil?.day &&
    before.usableUntil?.cause === after.usableUntil?.cause &&
    before.codes.length === after.codes.length &&
    before.codes.every((code, place) => code === after.codes[place])
  );
}
