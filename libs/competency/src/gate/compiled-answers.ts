import { instantOf } from '../calendar/instant.ts';
import type { TimeZone } from '../calendar/day.ts';
import { askedQuestion, type AskableQuestion } from '../standing/circumstances.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import type { AsOf } from '../standing/standing.ts';
import type { CompiledCell, JoinedPart } from './compiled-cell.ts';
import { decide } from './decide.ts';
import type { GateDecision } from './decision.ts';
import { personalAnswer } from './personal-answer.ts';
import type { GateQuestion } from './question.ts';
import { supervisorAnswer } from './supervisor.ts';
import { instantsIn, midnightsWithin } from './turning-points.ts';

/** What `decide` says from one turning point to the next; when it was asked is not part of it. */
export type CompiledAnswer = Omit<GateDecision, 'at' | 'knownAt'>;

/** Time that is compiled at once, in milliseconds: eight days, beside each other without gaps. */
export const SPAN_MS = 8 * 86_400_000;

/** The answers to one question over one span: `answers[n]` holds from `from[n]` to the next. */
export interface CompiledAnswers<Answer = CompiledAnswer> {
  readonly from: readonly number[];
  readonly answers: readonly Answer[];
  /** The end of the span. */
  readonly until: number;
}

/** What is compiled: the rules, the facts of one person as known, and when. */
export interface Compiling {
  readonly department: Department;
  readonly facts: PersonFacts;
  /** Where the span begins, in milliseconds. */
  readonly start: number;
  readonly knownAt: number;
}

/** Compiles what `decide` says about a question without a case or a supervisor. */
export function compileAnswers(question: GateQuestion, of: Compiling): CompiledAnswers {
  const { department, facts } = of;
  return compile(of, (asOf) => withoutAsOf(decide(department, question, facts, null, null, asOf)));
}

/** Compiles the parts that are joined at the asking; null while a name in the question is unknown. */
export const COMPILE_JOINED: {
  readonly [Part in JoinedPart]: (
    question: GateQuestion,
    of: Compiling,
  ) => NonNullable<CompiledCell[Part]>;
} = {
  personal: (question, of) =>
    compileWhereKnown(question, of, (asked, asOf) =>
      personalAnswer(of.department, asked, of.facts, asOf),
    ),
  supervising: (question, of) =>
    compileWhereKnown(question, of, (asked) => supervisorAnswer(asked, of.facts)),
};

function compileWhereKnown<Answer>(
  question: GateQuestion,
  of: Compiling,
  answer: (asked: AskableQuestion, asOf: AsOf) => Answer,
): CompiledAnswers<Answer | null> {
  return compile(of, (asOf) => {
    const asked = askedQuestion(of.department, question, asOf);
    return asked.kind === 'unknown' ? null : answer(asked, asOf);
  });
}

/**
 * Compiles an answer over the span that begins at `start`. The rules compare the instant asked about with
 * nothing but instants on file, and its day, local to the unit, with other days: between two of those
 * instants and midnights no answer, reason or count of days can turn, so that each stretch between them is
 * decided once.
 */
function compile<Answer>(
  { department, facts, start, knownAt }: Compiling,
  answerAt: (asOf: AsOf) => Answer,
): CompiledAnswers<Answer> {
  const from: number[] = [];
  const answers: Answer[] = [];
  let last = '';
  for (const turn of turningPoints(department, facts, start)) {
    const answer = answerAt({ at: instantOf(turn), knownAt });
    const text = JSON.stringify(answer);
    if (text === last) continue;
    last = text;
    from.push(turn);
    answers.push(answer);
  }
  return { from, answers, until: start + SPAN_MS };
}

function withoutAsOf(decision: GateDecision): CompiledAnswer {
  const { outcome, reasons, notices, entitlement, supervisor, frameworkVersion, usableUntil } =
    decision;
  return { outcome, reasons, notices, entitlement, supervisor, frameworkVersion, usableUntil };
}

/** The answer at an instant of the span, and from when and before when it holds. */
export function stretchIn<Answer>(
  { from, answers, until }: CompiledAnswers<Answer>,
  at: number,
): { readonly from: number; readonly until: number; readonly answer: Answer } {
  let low = 0;
  let high = from.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((from[middle] ?? at) > at) high = middle;
    else low = middle;
  }
  const answer = answers[low];
  const since = from[low];
  if (answer === undefined || since === undefined) {
    throw new Error('A span has an answer from its start');
  }
  return { from: since, until: from[low + 1] ?? until, answer };
}

function turningPoints(
  department: Department,
  facts: PersonFacts,
  start: number,
): readonly number[] {
  const until = start + SPAN_MS;
  const zones = new Set<TimeZone>(department.units.map(({ timeZone }) => timeZone));
  const recorded = [...instantsIn(department), ...instantsIn(facts)];
  const points = [
    start,
    // Where a rule asks for "before", it turns in the millisecond after.
    ...recorded.flatMap((at) => [at, at + 1]).filter((at) => at > start && at < until),
    ...[...zones].flatMap((zone) => midnightsWithin(zone, start, until)),
  ];
  return [...new Set(points)].sort((left, right) => left - right);
}
