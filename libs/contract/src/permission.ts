/**
 * App permissions (domain.md section 8), apart from clinical roles: holding one never satisfies a
 * clinical prerequisite, and none lets a person act on themselves (I4).
 */
export const PERMISSIONS = [
  'staff-member',
  'verifier',
  'assessor',
  'entitler',
  'employers-representative',
  'staffing-records',
  'framework-editor',
  'framework-approver',
  'service-manager',
  'auditor',
  'system-administrator',
  'gate-client',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const PERMISSION_TITLES: Readonly<Record<Permission, string>> = {
  'staff-member': 'Staff member',
  verifier: 'Verifier',
  assessor: 'Assessor',
  entitler: 'Entitler',
  'employers-representative': 'Employer’s representative',
  'staffing-records': 'Staffing records',
  'framework-editor': 'Framework editor',
  'framework-approver': 'Framework approver',
  'service-manager': 'Service manager',
  auditor: 'Auditor',
  'system-administrator': 'System administrator',
  'gate-client': 'Gate client',
};
