import type { Duration } from '../calendar/day.ts';

/** The department's policy: every number that is local practice (domain.md section 10). A missing key is refused (F29). */
export interface PolicyDocument {
  readonly schema: 'oart-policy';
  readonly schemaVersion: 1;
  readonly number: number;
  readonly adopted: boolean;
  readonly inheritance: 'on' | 'off';
  readonly reviewCorrection: 'permit' | 'strict';
  readonly sameTargetSelectionDoseCheck: 'warn' | 'deny';
  readonly currency: {
    readonly fractions: number;
    readonly distinctCases: number;
    readonly window: Duration;
    readonly dueSoonDays: number;
    readonly restorationFractions: number;
  };
  readonly absence: {
    readonly warnDays: number;
    readonly supervisedReturnDays: number;
    readonly returnFractions: number;
  };
  readonly registration: {
    readonly declarationGraceDays: number;
    readonly automatedFeed: boolean;
    readonly recheckWarnDays: number;
  };
  readonly entitlement: {
    readonly validity: Duration;
    readonly review: Duration;
    readonly expiresSoonDays: number;
    readonly assessorMayEntitle: boolean;
    readonly verifierMayAssess: boolean;
  };
  readonly waiver: { readonly longest: Duration };
  readonly founding: { readonly longest: Duration };
  readonly reciprocalWindow: Duration;
  readonly breakGlass: {
    readonly permitted: boolean;
    readonly longestMinutes: number;
    readonly reviewWorkingDays: number;
  };
  readonly offlineReview: { readonly days: number; readonly beforeFraction: number };
  readonly lateEntryCountersignWorkingDays: number;
}
