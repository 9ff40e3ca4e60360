import { problem, type DocumentProblem } from './document-problem.ts';
import type { PolicyDocument } from './policy.ts';
import { isEmpty } from './record-rule-check.ts';

/** Faults of meaning in a policy whose shape is right: empty spans and thresholds that contradict each other. */
export function checkPolicy(policy: PolicyDocument): readonly DocumentProblem[] {
  const { currency, absence } = policy;
  const spans = [
    ['/currency/window', currency.window],
    ['/entitlement/validity', policy.entitlement.validity],
    ['/entitlement/review', policy.entitlement.review],
    ['/waiver/longest', policy.waiver.longest],
    ['/founding/longest', policy.founding.longest],
    ['/reciprocalWindow', policy.reciprocalWindow],
  ] as const;
  const found = spans
    .filter(([, span]) => isEmpty(span))
    .map(([pointer]) => problem(pointer, 'out-of-range', 0));
  if (currency.distinctCases > currency.fractions) {
    found.push(problem('/currency/distinctCases', 'out-of-range', currency.distinctCases));
  }
  if (absence.supervisedReturnDays < absence.warnDays) {
    found.push(
      problem('/absence/supervisedReturnDays', 'out-of-range', absence.supervisedReturnDays),
    );
  }
  return found;
}
