import { relative, resolve } from 'node:path';
import { evaluateScenario, type EvaluatedScenario, type RefusedScenario } from './evaluate.ts';
import { FILES_ON_DISK } from './files-on-disk.ts';

/** Exit codes of `npm run oart -- scenario FILE`. */
export const HELD = 0;
export const DIFFERS = 1;
export const BAD_FILE = 2;

export interface ScenarioCommandLine {
  /** The folder that paths are relative to: where the command was called. */
  readonly caller: string;
  /** Writes the answer: JSON alone. */
  readonly print: (text: string) => void;
  /** Writes a line for people. */
  readonly say: (line: string) => void;
}

/** Evaluates one scenario file, prints every answer as JSON and gives the exit code. */
export function runScenario(
  parameters: readonly string[],
  { caller, print, say }: ScenarioCommandLine,
): number {
  const [file, ...others] = parameters;
  if (file === undefined || others.length > 0) {
    say('Give one scenario file: npm run oart -- scenario FILE');
    return BAD_FILE;
  }
  const result = evaluateScenario(resolve(caller, file), FILES_ON_DISK);
  print(JSON.stringify(written(result, caller), null, 2));
  return result.kind === 'refused' ? sayProblems(result, caller, say) : sayDifferences(result, say);
}

function written(result: EvaluatedScenario | RefusedScenario, caller: string): object {
  const head = { schema: 'oart-scenario-result', schemaVersion: 1 };
  if (result.kind === 'evaluated') {
    const { title, scenario, matched, answers } = result;
    return { ...head, title, scenario, matched, answers };
  }
  return {
    ...head,
    matched: false,
    problems: result.problems.map((problem) => ({
      ...problem,
      file: shown(problem.file, caller),
    })),
  };
}

/** Says every fault of a file, with paths as the caller would write them. */
export function sayProblems(
  { problems }: RefusedScenario,
  caller: string,
  say: (line: string) => void,
): typeof BAD_FILE {
  for (const { file, pointer, rule, message } of problems) {
    say(`${shown(file, caller)}#${pointer}: ${rule}: ${message}`);
  }
  return BAD_FILE;
}

function sayDifferences({ answers }: EvaluatedScenario, say: (line: string) => void): number {
  const wrong = answers.filter(({ matched }) => matched === false);
  for (const { question, title, differences } of wrong) {
    for (const { pointer, expected, found } of differences) {
      const name = title === null ? '' : ` (${title})`;
      const both = `expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`;
      say(`Question ${question}${name} ${pointer}: ${both}`);
    }
  }
  return wrong.length === 0 ? HELD : DIFFERS;
}

function shown(file: string, caller: string): string {
  return relative(caller, file) || file;
}
