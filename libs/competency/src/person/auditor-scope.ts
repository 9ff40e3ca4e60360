import type { CalendarDay } from '../calendar/day.ts';
import { refuse, type Refusal } from '../reason/refusal.ts';

/** What of the department an auditor may look at (domain.md 5.13); each part narrows, null does not. */
export interface AuditorScope {
  /** Units by id. */
  readonly units: readonly string[] | null;
  readonly treatmentSites: readonly string[] | null;
  /** First and last day of what happened, inclusive, in the zone of the employer's main site. */
  readonly from: CalendarDay | null;
  readonly until: CalendarDay | null;
}

/** Where and when something happened; what it does not name lies outside a scope that does. */
export interface AuditedPlace {
  readonly units: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly days: readonly CalendarDay[];
}

export type AuditorScopeRefusal =
  'nothing-named' | 'unknown-unit' | 'unknown-treatment-site' | 'ends-before-it-begins';

/** Checks a scope before it is given: it narrows something, and names only what exists. */
export function auditorScopeRefusals(
  { units, treatmentSites, from, until }: AuditorScope,
  known: { readonly units: readonly string[]; readonly treatmentSites: readonly string[] },
): readonly Refusal<AuditorScopeRefusal>[] {
  const at = '/auditorScope';
  if (units === null && treatmentSites === null && from === null && until === null) {
    return [refuse('nothing-named', at)];
  }
  const found: Refusal<AuditorScopeRefusal>[] = [];
  if (units?.length === 0) found.push(refuse('nothing-named', `${at}/units`));
  if (treatmentSites?.length === 0) found.push(refuse('nothing-named', `${at}/treatmentSites`));
  units?.forEach((unit, place) => {
    if (!known.units.includes(unit)) found.push(refuse('unknown-unit', `${at}/units/${place}`));
  });
  treatmentSites?.forEach((treatmentSite, place) => {
    if (known.treatmentSites.includes(treatmentSite)) return;
    found.push(
      refuse('unknown-treatment-site', `${at}/treatmentSites/${place}`, { treatmentSite }),
    );
  });
  if (from !== null && until !== null && until < from) {
    found.push(refuse('ends-before-it-begins', `${at}/until`, { on: until }));
  }
  return found;
}

/**
 * Whether something lies within a scope: at one of its units, for one of its treatment sites, and on days that
 * all lie in its span. What names no unit lies within no scope of units, and so with the others.
 */
export function isWithinScope(place: AuditedPlace, scope: AuditorScope): boolean {
  return (
    names(place.units, scope.units) &&
    names(place.treatmentSites, scope.treatmentSites) &&
    (!hasSpan(scope) || (place.days.length > 0 && place.days.every((day) => isInSpan(day, scope))))
  );
}

/** Whether a scope is limited to days. */
export function hasSpan({ from, until }: AuditorScope): boolean {
  return from !== null || until !== null;
}

/** Whether a day lies in the span of a scope. */
export function isInSpan(day: CalendarDay, { from, until }: AuditorScope): boolean {
  return (from === null || from <= day) && (until === null || day <= until);
}

function names(named: readonly string[], wanted: readonly string[] | null): boolean {
  return wanted === null || named.some((each) => wanted.includes(each));
}
