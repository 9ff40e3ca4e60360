import type { ReasonCode } from './reason.ts';

/** Who can cure a reason: the app permission or the person's part in the chain. */
export type Curer =
  | 'holder'
  | 'verifier'
  | 'assessor'
  | 'entitler'
  | 'staffing-records'
  | 'employers-representative'
  | 'service-manager'
  | 'framework-editor'
  | 'supervisor'
  | 'crew'
  | 'nobody';

/** Who can cure each reason, nearest first. Every code has at least one answer, `nobody` included. */
export const CURERS: Readonly<Record<ReasonCode, readonly [Curer, ...Curer[]]>> = {
  'unknown-person': ['staffing-records'],
  'unknown-task': ['framework-editor'],
  'unknown-unit': ['service-manager'],
  'unknown-treatment-site': ['framework-editor'],
  'unknown-adaptation-type': ['crew', 'service-manager'],
  'unknown-case': ['crew'],
  'no-framework-in-force': ['framework-editor'],
  'case-required': ['crew'],

  'no-entitlement': ['entitler'],
  'task-not-in-role': ['entitler', 'framework-editor'],
  'task-not-in-entitlement': ['entitler'],
  'site-not-in-scope': ['entitler'],
  'unit-not-in-scope': ['entitler'],
  'platform-not-in-scope': ['entitler'],
  'adaptation-type-not-in-scope': ['entitler'],
  'not-yet-effective': ['nobody'],
  'awaiting-acceptance': ['holder'],
  expired: ['entitler'],
  withdrawn: ['entitler'],
  superseded: ['entitler'],
  ended: ['entitler'],
  suspended: ['entitler'],

  'not-employed': ['staffing-records'],
  absent: ['staffing-records'],
  'profession-not-met': ['staffing-records'],
  'band-not-met': ['staffing-records'],
  'appointment-missing': ['employers-representative'],
  'registration-missing': ['staffing-records'],
  'registration-lapsed': ['holder', 'staffing-records'],
  'registration-not-rechecked': ['staffing-records'],
  'registration-conditions': ['entitler'],
  'registration-sanction': ['nobody'],

  'evidence-missing': ['holder'],
  'evidence-awaiting-verification': ['verifier'],
  'evidence-expired': ['holder'],
  'evidence-revoked': ['holder'],
  'evidence-too-old-for-first-grant': ['holder'],
  'structure-certificate-missing': ['holder'],
  'score-below-pass-mark': ['holder'],
  'too-many-attempts': ['framework-editor'],
  'too-few-cases': ['holder'],
  'too-few-cases-without-intervention': ['holder', 'supervisor'],
  'agreement-too-low': ['holder'],
  'rating-too-low': ['holder'],
  'countersignature-missing': ['assessor'],
  'experience-too-short': ['holder', 'verifier'],
  'assessment-missing': ['assessor'],
  'assessment-level-too-low': ['assessor'],
  'assessment-referred': ['assessor'],
  'assessment-failed': ['assessor'],
  'assessment-questioned': ['assessor'],
  'reassessment-after-third-fraction-missing': ['assessor'],
  'waiver-ended': ['holder', 'entitler'],
  'nothing-required': ['framework-editor'],

  'recent-practice-lapsed': ['supervisor', 'assessor'],
  'supervised-return': ['supervisor', 'assessor'],
  'software-version-not-in-scope': ['holder', 'assessor'],
  'transition-deadline-missed': ['holder'],

  'supervisor-required': ['crew'],
  'supervisor-is-the-actor': ['crew'],
  'supervisor-not-entitled': ['crew'],
  'supervisor-absent': ['crew'],
  'task-not-supervisable': ['crew'],

  'step-missing': ['crew'],
  'step-void': ['crew'],
  'fraction-ended': ['nobody'],
  'fraction-unit-differs': ['crew'],
  'fraction-treatment-site-differs': ['crew'],
  'person-edited-oar-in-this-fraction': ['crew'],
  'person-selected-the-plan': ['crew'],
  'person-is-the-author': ['crew'],
  'person-acted-in-this-fraction': ['crew'],
  'protocol-missing': ['service-manager'],
  'dose-check-result-missing': ['crew'],
  'dose-check-out-of-tolerance': ['crew'],
  'disposition-missing': ['crew'],

  'delegation-missing': ['employers-representative'],
  'delegation-does-not-cover': ['employers-representative'],
  'own-entitlement': ['entitler'],
  'effective-before-today': ['entitler'],
  'validity-too-long': ['entitler'],
  'assessor-may-not-entitle': ['entitler'],
  'verifier-may-not-assess': ['assessor', 'verifier'],

  'not-currently-entitled': ['entitler'],
};
