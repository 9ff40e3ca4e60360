import type { PolicyDocument } from '@oart/competency';

/** A policy as the product ships it. */
export const POLICY: PolicyDocument = {
  schema: 'oart-policy',
  schemaVersion: 1,
  number: 1,
  adopted: false,
  inheritance: 'on',
  reviewCorrection: 'permit',
  sameTargetSelectionDoseCheck: 'warn',
  currency: {
    fractions: 5,
    distinctCases: 1,
    window: { years: 0, months: 6 },
    dueSoonDays: 60,
    restorationFractions: 3,
  },
  absence: { warnDays: 90, supervisedReturnDays: 180, returnFractions: 3 },
  registration: { declarationGraceDays: 28, automatedFeed: false, recheckWarnDays: 35 },
  entitlement: {
    validity: { years: 3, months: 0 },
    review: { years: 1, months: 0 },
    expiresSoonDays: 90,
    assessorMayEntitle: true,
    verifierMayAssess: true,
  },
  waiver: { longest: { years: 0, months: 6 } },
  founding: { longest: { years: 0, months: 6 } },
  reciprocalWindow: { years: 0, months: 12 },
  breakGlass: { permitted: false, longestMinutes: 60, reviewWorkingDays: 2 },
  offlineReview: { days: 7, beforeFraction: 3 },
  lateEntryCountersignWorkingDays: 2,
};
