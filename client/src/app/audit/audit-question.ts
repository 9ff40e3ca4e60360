import type { EntitlementState, EntitlementView } from '@oart/contract';

/** Whose and which entitlements of a past day are asked for; empty is all. */
export interface AuditQuestion {
  readonly person: string;
  readonly task: string;
  readonly treatmentSite: string;
  readonly unit: string;
  /** Those too that did not hold at the instant. */
  readonly isWithEnded: boolean;
}

/** States in which somebody held the right to act, wholly or in part. */
const HELD: ReadonlySet<EntitlementState> = new Set(['active', 'suspended-in-part']);

/** The entitlements that a question is about, by name and number. */
export function entitlementsAsked(
  entitlements: readonly EntitlementView[],
  { person, task, treatmentSite, unit, isWithEnded }: AuditQuestion,
): readonly EntitlementView[] {
  return entitlements
    .filter(
      ({ person: holder, tasks, scope, state }) =>
        (person === '' || holder.id === person) &&
        (task === '' || tasks.some(({ id }) => id === task)) &&
        (treatmentSite === '' || scope.treatmentSites.includes(treatmentSite)) &&
        (unit === '' || scope.units.some((id) => id === unit)) &&
        (isWithEnded || HELD.has(state)),
    )
    .toSorted(
      (one, other) =>
        one.person.displayName.localeCompare(other.person.displayName, 'en-GB', {
          numeric: true,
        }) || one.number.localeCompare(other.number),
    );
}

/** `3 people held an entitlement`; how many people, not how many letters. */
export function auditSentence(entitlements: readonly EntitlementView[]): string {
  const people = new Set(
    entitlements.filter(({ state }) => HELD.has(state)).map(({ person }) => person.id),
  ).size;
  if (people === 0) return 'Nobody was entitled';
  return people === 1 ? '1 person was entitled' : `${String(people)} people were entitled`;
}
