import type { Permission } from '@oart/contract';

/** Who sees cases and fractions: the crew, and whoever reviews or plans their work. */
export const CONSOLE_READERS = [
  'staff-member',
  'entitler',
  'service-manager',
  'auditor',
] as const satisfies readonly Permission[];
