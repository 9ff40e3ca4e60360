import type { Permission } from '@oart/contract';

/** Whom each page is for, any one of the permissions; a page that is not named is for everybody signed in. */
export const PAGE_PERMISSIONS = {
  '/upload': ['staff-member'],
  '/my-records': ['staff-member'],
  '/verify': ['verifier'],
  '/people': ['staff-member', 'staffing-records', 'auditor', 'system-administrator'],
  '/people/new': ['staffing-records', 'system-administrator'],
  '/people/:id/staff-file': [
    'staff-member',
    'staffing-records',
    'entitler',
    'employers-representative',
    'auditor',
  ],
  '/people/:id/passports': ['staff-member', 'verifier', 'assessor', 'entitler', 'auditor'],
  '/passport-trust': ['verifier', 'entitler', 'auditor', 'employers-representative'],
  '/registration-checks': ['staffing-records'],
  '/delegations': ['employers-representative', 'auditor'],
  '/records/:id/look-back': ['entitler', 'auditor'],
  '/matrix': ['assessor', 'entitler', 'service-manager', 'auditor'],
  '/cover': ['entitler', 'employers-representative', 'service-manager', 'auditor'],
  '/units': ['entitler', 'service-manager', 'auditor'],
  '/exceptional-acts': ['staff-member', 'entitler', 'service-manager', 'auditor'],
  '/offline-reviews': ['staff-member', 'entitler', 'service-manager', 'auditor'],
  '/sign-act': ['staff-member'],
  '/break-glass': ['staff-member'],
  '/record-act': ['staff-member'],
  '/entitle': ['entitler'],
  '/explain': ['staff-member', 'assessor', 'entitler', 'service-manager', 'auditor'],
  '/staffing-check': ['staff-member', 'assessor', 'entitler', 'service-manager', 'auditor'],
  '/framework/drafts': ['framework-editor', 'framework-approver'],
  '/policy/proposal': ['framework-editor'],
  '/accounts': ['system-administrator'],
  '/api-keys': ['system-administrator'],
  '/audit': ['entitler', 'auditor'],
  '/decisions': ['entitler', 'auditor'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;

export type GuardedPage = keyof typeof PAGE_PERMISSIONS;

/** The pages that show what can be held against a scope; every other one is closed to a scoped auditor. */
export const OF_SCOPED_AUDITORS: ReadonlySet<string> = new Set([
  '/offline-reviews',
  '/exceptional-acts',
  '/framework',
  '/policy',
  '/audit',
  '/decisions',
]);

/** Of these, the pages that show a state of now, which is closed to a scope of days. */
export const OF_NOW: ReadonlySet<string> = new Set(['/offline-reviews', '/exceptional-acts']);
