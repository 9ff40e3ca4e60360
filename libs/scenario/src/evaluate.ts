import { answerTo } from './asking/answer.ts';
import { unknownCodes } from './expectation/codes.ts';
import { differences, type Difference } from './expectation/differences.ts';
import { merged, type MergedScenario } from './ledger/merged.ts';
import { recordScenario, type RecordedScenario } from './ledger/record-scenario.ts';
import { below, type ScenarioProblem } from './problem.ts';
import { readScenario, type FileReader } from './written/inclusion.ts';

/** One question with its answer; `matched` is null where nothing was expected. */
export interface AnsweredQuestion {
  readonly question: number;
  readonly title: string | null;
  readonly ask: string;
  readonly at: string;
  /** The ledger index that was known. */
  readonly knownAt: number;
  readonly matched: boolean | null;
  readonly differences: readonly Difference[];
  readonly answer: object;
}

export interface EvaluatedScenario {
  readonly kind: 'evaluated';
  readonly title: string;
  readonly scenario: number | null;
  /** Whether every expectation holds. */
  readonly matched: boolean;
  readonly answers: readonly AnsweredQuestion[];
}

export interface RefusedScenario {
  readonly kind: 'refused';
  readonly problems: readonly ScenarioProblem[];
}

/** A scenario file with all it uses, its facts recorded in order of time. */
export interface OpenedScenario extends RecordedScenario {
  readonly kind: 'opened';
  readonly scenario: MergedScenario;
}

/** Reads a scenario file with all it uses and records its facts, or gives every fault of the file. */
export function openScenario(path: string, reader: FileReader): OpenedScenario | RefusedScenario {
  const read = readScenario(path, reader);
  const problems: ScenarioProblem[] = [...read.problems];
  if (problems.length > 0) return { kind: 'refused', problems };
  const scenario = merged(read.files, problems);
  if (scenario === null) return { kind: 'refused', problems };
  const recorded = recordScenario(scenario, reader, problems);
  return problems.length > 0
    ? { kind: 'refused', problems }
    : { kind: 'opened', scenario, ...recorded };
}

/**
 * Reads a scenario file with all it uses, records its facts and answers its questions by the rules alone, or
 * gives every fault of the file. Reads files through `reader` only; no clock, no database.
 */
export function evaluateScenario(
  path: string,
  reader: FileReader,
): EvaluatedScenario | RefusedScenario {
  const opened = openScenario(path, reader);
  if (opened.kind === 'refused') return opened;
  const { scenario, ledger, foreigners } = opened;
  const problems: ScenarioProblem[] = [];
  const answers = scenario.questions.map(({ written, place }, position): AnsweredQuestion => {
    const expected = written.expect;
    if (expected !== undefined) {
      const isBreakGlass = written.ask === 'break-glass';
      problems.push(...unknownCodes(expected, below(place, 'expect'), isBreakGlass));
    }
    const { asOf, answer } = answerTo({ ledger, foreigners, place, problems }, written);
    const found = expected === undefined ? [] : differences(expected, answer);
    return {
      question: position + 1,
      title: written.title ?? null,
      ask: written.ask,
      ...asOf,
      matched: expected === undefined ? null : found.length === 0,
      differences: found,
      answer,
    };
  });
  return problems.length > 0 ? { kind: 'refused', problems } : evaluated(scenario, answers);
}

function evaluated(
  { title, scenario }: MergedScenario,
  answers: readonly AnsweredQuestion[],
): EvaluatedScenario {
  const matched = answers.every((answer) => answer.matched !== false);
  return { kind: 'evaluated', title, scenario, matched, answers };
}
