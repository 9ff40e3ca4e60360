import type { Permission } from '@oart/contract';
import { FIRST_MEMBERS } from './first-members.ts';
import { FURTHER_MEMBERS } from './further-members.ts';

/** The demonstration department. */
export const MEMBERS = [...FIRST_MEMBERS, ...FURTHER_MEMBERS] as const;

export type Label = (typeof MEMBERS)[number]['label'];

interface Visitor {
  readonly label: string;
  readonly post: string;
  readonly permissions: readonly Permission[];
}

export const AUDITOR = {
  label: 'Auditor-1',
  post: 'Auditor, reads only',
  permissions: ['auditor'],
} as const satisfies Visitor;

export const ADMINISTRATOR = {
  label: 'Administrator-1',
  post: 'System administrator, accounts only',
  permissions: ['system-administrator'],
} as const satisfies Visitor;
