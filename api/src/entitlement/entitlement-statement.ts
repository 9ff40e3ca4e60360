import type { CalendarDay, Entitlement, EntitlementScope } from '@oart/competency';
import { dayInWords, inWords, midSentence } from '@oart/contract';
import type { Titles } from '@oart/contract';

/** What a grant says, before it has a number. */
export interface GrantWording {
  readonly holder: string;
  readonly role: string;
  readonly tasks: readonly string[];
  readonly scope: EntitlementScope;
  readonly effectiveFrom: CalendarDay;
  readonly expiresOn: CalendarDay;
  readonly frameworkVersion: number;
  readonly delegation: string;
  readonly conditions: string | null;
  /** Number of the entitlement that this one supersedes (F19). */
  readonly replaces: string | null;
  readonly basis: { readonly records: number; readonly sha256: string };
}

/** The words that the entitler signs. */
export function grantStatement(grant: GrantWording, titles: Titles): string {
  const conditions = grant.conditions === null ? '' : ` Conditions: ${grant.conditions}`;
  const replaces = grant.replaces === null ? '' : ` It replaces entitlement ${grant.replaces}.`;
  return (
    `Under delegation ${grant.delegation} I entitle ${grant.holder} as ${titles.role(grant.role)} ` +
    `to ${tasksInWords(grant.tasks, titles)} for ${scopeInWords(grant.scope, titles)}, ` +
    `from ${dayInWords(grant.effectiveFrom)} to ${dayInWords(grant.expiresOn)}, ` +
    `under framework version ${String(grant.frameworkVersion)}, on the basis of ` +
    `${String(grant.basis.records)} records (SHA-256 ${grant.basis.sha256}).${replaces}${conditions}`
  );
}

/** The words that the holder signs. */
export function acceptanceStatement(entitlement: Entitlement, titles: Titles): string {
  return (
    `I accept entitlement ${entitlement.number} as ${titles.role(entitlement.role)} ` +
    `to ${tasksInWords(entitlement.tasks, titles)} for ${scopeInWords(entitlement.scope, titles)}, ` +
    `to ${dayInWords(entitlement.expiresOn)}. I work within its scope and say so when I cannot.`
  );
}

/** The words that are signed when a suspension is lifted. */
export function liftStatement(entitlement: Entitlement, holder: string, outcome: string): string {
  return `I lift the suspension of entitlement ${entitlement.number} of ${holder}. Outcome: ${outcome}`;
}

/** The words that are signed when a record falls out of the basis. */
export function amendmentStatement(
  entitlement: Entitlement,
  holder: string,
  amendment: {
    readonly removed: string;
    readonly replacement: string | null;
    readonly reason: string;
  },
): string {
  const rests =
    amendment.replacement === null
      ? 'the basis stands without it'
      : `it is replaced by ${amendment.replacement}`;
  return (
    `Entitlement ${entitlement.number} of ${holder} no longer rests on ${amendment.removed}: ` +
    `${rests}. Reason: ${amendment.reason}`
  );
}

/** The words that are signed when an entitlement is withdrawn. */
export function withdrawalStatement(
  entitlement: Entitlement,
  holder: string,
  withdrawal: {
    readonly effectiveFrom: string;
    readonly forCause: boolean;
    readonly reason: string;
  },
): string {
  const cause = withdrawal.forCause ? ' for cause' : '';
  return (
    `I withdraw entitlement ${entitlement.number} of ${holder}${cause} ` +
    `from ${dayInWords(withdrawal.effectiveFrom)}. Reason: ${withdrawal.reason}`
  );
}

function tasksInWords(tasks: readonly string[], titles: Titles): string {
  return inWords(tasks.map((task) => midSentence(titles.task(task))));
}

function scopeInWords(scope: EntitlementScope, titles: Titles): string {
  const sites = inWords(
    scope.treatmentSites.map((site) => midSentence(titles.treatmentSite(site))),
  );
  const units = inWords(scope.units.map((unit) => titles.unit(unit)));
  const versions = inWords(scope.softwareVersions);
  return `${sites} on ${units} (software ${versions}; ${inWords(scope.adaptationTypes)})`;
}
