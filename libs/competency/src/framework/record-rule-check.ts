import type { EvidenceType } from '../evidence/evidence.ts';
import type { Duration } from '../calendar/day.ts';
import { problem, type DocumentProblem } from './document-problem.ts';
import type { FrameworkDocument, RecordRule, Requirement } from './framework.ts';

/** The kinds of record that carry scores of single structures. */
const SCORES_STRUCTURES: readonly EvidenceType[] = [
  'proknow-certificate',
  'proknow-log',
  'agency-record',
  'external-record',
];

/** Faults of one record rule that keep every record from satisfying it, or numbers outside their range. */
export function recordRuleProblems(
  rule: RecordRule,
  requirement: Requirement,
  document: FrameworkDocument,
  pointer: string,
): readonly DocumentProblem[] {
  return [
    ...rangeProblems(rule, pointer),
    ...structureProblems(rule, requirement, document, pointer),
    ...spanProblems(rule, pointer),
  ];
}

function rangeProblems(rule: RecordRule, pointer: string): readonly DocumentProblem[] {
  const within = (
    key: string,
    value: number | null,
    low: number,
    high: number,
  ): readonly DocumentProblem[] =>
    value === null || (value >= low && value <= high)
      ? []
      : [problem(`${pointer}/${key}`, 'out-of-range', value)];
  const whole = (key: string, value: number | null): readonly DocumentProblem[] =>
    value === null || Number.isInteger(value)
      ? within(key, value, 1, 100_000)
      : [problem(`${pointer}/${key}`, 'out-of-range', value)];
  return [
    ...whole('minimumRecords', rule.minimumRecords),
    ...within('minimumScore', rule.minimumScore, 0, 100),
    ...whole('minimumCases', rule.minimumCases),
    ...whole('minimumCasesWithoutIntervention', rule.minimumCasesWithoutIntervention),
    ...within('minimumPercentAgreement', rule.minimumPercentAgreement, 0, 100),
    ...whole('maximumAttempts', rule.maximumAttempts),
    ...within('likert/threshold', rule.likert?.threshold ?? null, 1, 5),
    ...within('likert/share', rule.likert?.share ?? null, 0, 100),
  ];
}

function structureProblems(
  { record, perStructure, maximumAttempts }: RecordRule,
  { skill, treatmentSites }: Requirement,
  { structureSets }: FrameworkDocument,
  pointer: string,
): readonly DocumentProblem[] {
  if (!perStructure) {
    // Attempts are counted per structure; elsewhere no record says which attempt it was.
    return maximumAttempts === null
      ? []
      : [problem(`${pointer}/maximumAttempts`, 'no-record-can-satisfy', maximumAttempts)];
  }
  if (!SCORES_STRUCTURES.includes(record)) {
    return [problem(`${pointer}/perStructure`, 'no-record-can-satisfy', record)];
  }
  return treatmentSites
    .filter(
      (site) =>
        !structureSets.some(
          (set) => set.skill === skill && set.treatmentSite === site && set.structures.length > 0,
        ),
    )
    .map((site) => problem(`${pointer}/perStructure`, 'no-record-can-satisfy', site));
}

function spanProblems(rule: RecordRule, pointer: string): readonly DocumentProblem[] {
  const { validFor } = rule;
  return validFor !== null && isEmpty(validFor)
    ? [problem(`${pointer}/validFor`, 'no-record-can-satisfy', '0')]
    : [];
}

export function isEmpty({ years, months }: Duration): boolean {
  return years * 12 + months <= 0;
}
