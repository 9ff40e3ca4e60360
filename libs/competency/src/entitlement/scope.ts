import { reason, type Reason } from '../reason/reason.ts';
import type { EntitlementScope } from './entitlement.ts';

/** The place that a question is about, as far as a scope looks at it. */
export interface ScopeQuestion {
  readonly treatmentSite: string;
  readonly unit: string;
  readonly platform: string;
  readonly adaptationType: string;
}

/**
 * Every way in which a scope does not cover a question; an empty list in a scope covers nothing (F19).
 * The software version is not asked here: a version that is not named pauses, see standing/software.ts.
 */
export function scopeReasons(scope: EntitlementScope, question: ScopeQuestion): readonly Reason[] {
  const { treatmentSite, unit, platform, adaptationType } = question;
  const reasons: Reason[] = [];
  if (!scope.treatmentSites.includes(treatmentSite)) {
    reasons.push(reason('site-not-in-scope', { treatmentSite }));
  }
  if (!scope.units.includes(unit)) reasons.push(reason('unit-not-in-scope', { unit }));
  if (scope.platform !== platform) {
    reasons.push(
      reason('platform-not-in-scope', { unit, expected: platform, found: scope.platform }),
    );
  }
  if (!scope.adaptationTypes.includes(adaptationType)) {
    reasons.push(reason('adaptation-type-not-in-scope', { adaptationType }));
  }
  return reasons;
}
