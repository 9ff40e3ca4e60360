import type { CompiledAnswers } from './compiled-answers.ts';
import type { PersonalAnswer } from './personal-answer.ts';
import type { GateQuestion } from './question.ts';
import type { SupervisorAnswer } from './supervisor.ts';

/** A cell of one person and span of time, with what of it was compiled so far. */
export interface CompiledCell {
  /** That of its task and place about the person alone. */
  readonly question: GateQuestion;
  /** The whole answer to that question. */
  alone: CompiledAnswers | null;
  /** The person's own part of the answer to any other question of the cell. */
  personal: CompiledAnswers<PersonalAnswer | null> | null;
  /** What the person says as the supervisor of somebody else who is asked about. */
  supervising: CompiledAnswers<SupervisorAnswer | null> | null;
}

/** Which part of a cell is compiled. */
export type Part = 'alone' | JoinedPart;

/** Which are joined at the asking with what the others are. */
export type JoinedPart = 'personal' | 'supervising';

/** Cells by their ordinal, by the ordinal of the span. */
export type CompiledSpans = Map<number, Map<number, CompiledCell>>;

/** What was asked of a cell. */
export interface AskedCell {
  readonly question: GateQuestion;
  readonly parts: readonly Part[];
}

const PARTS: readonly Part[] = ['alone', 'personal', 'supervising'];

/** The cell of a question in a span, with nothing compiled where it is new. */
export function cellIn(
  spans: CompiledSpans,
  span: number,
  cell: number,
  question: GateQuestion,
): CompiledCell {
  let cells = spans.get(span);
  if (cells === undefined) spans.set(span, (cells = new Map<number, CompiledCell>()));
  let kept = cells.get(cell);
  if (kept === undefined) {
    const about = aboutPersonAlone(question);
    kept = { question: about, alone: null, personal: null, supervising: null };
    cells.set(cell, kept);
  }
  return kept;
}

/** Everything that was asked, whenever it was about, by its cell. */
export function askedIn(spans: CompiledSpans): ReadonlyMap<number, AskedCell> {
  const asked = new Map<number, AskedCell>();
  for (const cells of spans.values()) {
    for (const [cell, { question, ...compiled }] of cells) {
      const before = asked.get(cell)?.parts ?? [];
      const parts = PARTS.filter((part) => compiled[part] !== null || before.includes(part));
      asked.set(cell, { question, parts });
    }
  }
  return asked;
}

/** How many parts of cells are kept. */
export function partsIn(spans: CompiledSpans): number {
  let parts = 0;
  for (const cells of spans.values()) {
    for (const cell of cells.values()) parts += PARTS.filter((part) => cell[part] !== null).length;
  }
  return parts;
}

/** Whether nothing but the person's facts can turn the answer. */
export function isAboutPersonAlone(question: GateQuestion): boolean {
  return (
    question.fraction === null &&
    question.supervisor === null &&
    question.doseCheckResult === null &&
    question.disposition === null &&
    question.protocol === null &&
    question.correctedStructures.length === 0
  );
}

function aboutPersonAlone(question: GateQuestion): GateQuestion {
  return {
    ...question,
    fraction: null,
    supervisor: null,
    doseCheckResult: null,
    disposition: null,
    protocol: null,
    correctedStructures: [],
  };
}
