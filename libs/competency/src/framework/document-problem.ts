/** Why a framework or policy document is refused although its shape is right. Codes are stable. */
export type DocumentRule =
  | 'duplicate-id'
  | 'duplicate-step'
  | 'duplicate-structure-set'
  | 'duplicate-prompt'
  | 'unknown-role'
  | 'unknown-task'
  | 'unknown-skill'
  | 'unknown-treatment-site'
  | 'unknown-requirement'
  | 'inclusion-cycle'
  | 'no-role-takes-task'
  | 'nothing-listed'
  | 'out-of-range'
  | 'step-of-unordered-task'
  | 'no-record-can-satisfy'
  | 'requirement-asks-nothing'
  | 'unusable-day';

/** One fault: where it is (JSON pointer, RFC 6901), which rule it breaks and the value concerned. */
export interface DocumentProblem {
  readonly pointer: string;
  readonly rule: DocumentRule;
  readonly found: string;
}

export function problem(
  pointer: string,
  rule: DocumentRule,
  found: string | number = '',
): DocumentProblem {
  return { pointer, rule, found: String(found) };
}

/** Every id that occurs twice in a list, at its second place. */
export function duplicates(
  list: readonly { readonly id: string }[],
  pointer: string,
): readonly DocumentProblem[] {
  const seen = new Set<string>();
  const found: DocumentProblem[] = [];
  list.forEach(({ id }, place) => {
    if (seen.has(id)) found.push(problem(`${pointer}/${place}/id`, 'duplicate-id', id));
    seen.add(id);
  });
  return found;
}

/** Every reference that names nothing in a list of ids. */
export function unknownReferences(
  references: readonly string[],
  known: readonly { readonly id: string }[],
  pointer: string,
  rule: DocumentRule,
): readonly DocumentProblem[] {
  return references.flatMap((id, place) =>
    known.some((candidate) => candidate.id === id)
      ? []
      : [problem(`${pointer}/${place}`, rule, id)],
  );
}
