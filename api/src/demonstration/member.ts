import type { Band, Contract, Profession, RegistrationBody } from '@oart/competency';
import type { Permission } from '@oart/contract';

/** A register that a member is on. */
export interface Registration {
  readonly body: RegistrationBody;
  readonly part: string | null;
  readonly validity: 'fixed' | 'continuous';
  /** How many days ago the last valid day was; a day that lies ahead where nothing is said. */
  readonly endedDaysAgo?: number;
}

/** A member of the demonstration department: a role label, never a name. */
export interface Member {
  readonly label: string;
  readonly staffNumber: string;
  readonly post: string;
  readonly profession: Profession;
  readonly band: Band | null;
  /** Substantive where nothing is said. */
  readonly contract?: Contract;
  /** Years in post before the demonstration year begins. */
  readonly years: number;
  readonly registrations: readonly Registration[];
  readonly permissions: readonly Permission[];
}

export const HCPC_SCIENTIST = {
  body: 'HCPC',
  part: 'clinical-scientist',
  validity: 'fixed',
} as const satisfies Registration;
export const HCPC_RADIOGRAPHER = {
  body: 'HCPC',
  part: 'therapeutic-radiographer',
  validity: 'fixed',
} as const satisfies Registration;
export const RCT = {
  body: 'RCT',
  part: null,
  validity: 'continuous',
} as const satisfies Registration;
export const RPA2000 = {
  body: 'RPA2000',
  part: null,
  validity: 'continuous',
} as const satisfies Registration;
export const GMC = {
  body: 'GMC',
  part: 'licence',
  validity: 'fixed',
} as const satisfies Registration;
