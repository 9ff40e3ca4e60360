import type { CalendarDay, Instant } from '../calendar/day.ts';
import type { BasisAmendment, BasisItem, Entitlement, EntitlementFacts } from './entitlement.ts';

type BasisFacts = Pick<EntitlementFacts, 'basisAmendments'>;

/** What an entitlement rests on at an instant: its basis as granted, with every amendment recorded by then (I12). */
export function basisAt(
  { basisAmendments }: BasisFacts,
  { id, basis }: Pick<Entitlement, 'id' | 'basis'>,
  at: Instant,
): readonly BasisItem[] {
  return basisAmendments
    .filter(({ entitlement, recordedAt }) => entitlement === id && recordedAt <= at)
    .reduce(amended, basis);
}

/**
 * Everything that an entitlement rested on at some time of a civil day: a record that falls out counts
 * through the day of the amendment, and what replaces it counts from that day. With `orLater` also
 * everything that it rested on afterwards.
 */
export function basisOn(
  { basisAmendments }: BasisFacts,
  { id, basis }: Pick<Entitlement, 'id' | 'basis'>,
  on: CalendarDay,
  orLater = false,
): readonly BasisItem[] {
  const own = basisAmendments.filter(({ entitlement }) => entitlement === id);
  const settled = own.filter(({ amendedOn }) => amendedOn < on).reduce(amended, basis);
  const added = own.flatMap(({ amendedOn, replacement }) =>
    replacement !== null && (orLater ? amendedOn >= on : amendedOn === on) ? [replacement] : [],
  );
  return [...settled, ...added];
}

function amended(
  basis: readonly BasisItem[],
  { removed, replacement }: Pick<BasisAmendment, 'removed' | 'replacement'>,
): readonly BasisItem[] {
  const left = basis.filter(({ id }) => id !== removed);
  return replacement === null ? left : [...left, replacement];
}
