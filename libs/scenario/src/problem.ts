import type { DocumentRule, RefusalKind } from '@oart/competency';

/** What can be wrong with a scenario file beside what the core refuses. Codes are stable. */
export type FileRule =
  // reading
  | 'file-not-found'
  | 'not-json'
  | 'inclusion-cycle'
  // shape (the published JSON Schema)
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'not-permitted'
  | 'malformed'
  | 'unusable-day'
  | 'unusable-instant'
  | 'unknown-time-zone'
  // names
  | 'duplicate-id'
  | 'unknown-document'
  | 'unknown-person'
  | 'other-employer'
  | 'unknown-fact'
  | 'unknown-unit'
  | 'unknown-case'
  | 'unknown-task'
  | 'unknown-code'
  | 'unit-not-named'
  | 'adaptation-type-not-named'
  | 'recorded-later'
  | 'nothing-asked';

/** The rule that a file breaks: one of the file itself, of a document in it, or of recording a fact. */
export type ScenarioRule = FileRule | DocumentRule | RefusalKind;

/** One fault of a scenario file: which file, where in it (JSON pointer, RFC 6901) and which rule. */
export interface ScenarioProblem {
  readonly file: string;
  readonly pointer: string;
  readonly rule: ScenarioRule;
  readonly message: string;
}

/** A place in one of the files of a scenario. */
export interface Place {
  readonly file: string;
  readonly pointer: string;
}

/** The place of a key or a position below another. */
export function below({ file, pointer }: Place, ...keys: readonly (string | number)[]): Place {
  return { file, pointer: [pointer, ...keys.map(escaped)].join('/') };
}

export function problemAt(
  { file, pointer }: Place,
  rule: ScenarioRule,
  message: string,
): ScenarioProblem {
  return { file, pointer, rule, message };
}

function escaped(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}
