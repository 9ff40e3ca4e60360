import type { CandidateView } from '@oart/contract';

const ORDER: Readonly<Record<CandidateView['state'], number>> = {
  ready: 0,
  missing: 1,
  'awaiting-acceptance': 2,
  entitled: 3,
};

/** The nearest to entitled first; oneself last, because nobody entitles themselves. */
export function candidateOrder(
  candidates: readonly CandidateView[],
  entitler: string | undefined,
): readonly CandidateView[] {
  const isSelf = ({ person }: CandidateView) => Number(person.id === entitler);
  return [...candidates].sort(
    (one, other) =>
      isSelf(one) - isSelf(other) ||
      ORDER[one.state] - ORDER[other.state] ||
      one.missing - other.missing,
  );
}
