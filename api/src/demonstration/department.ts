import type { Band, Profession, RegistrationBody } from '@oart/competency';
import type { Permission } from '@oart/contract';

/** A member of the demonstration department: a role label, never a name. */
export interface Member {
  readonly label: string;
  readonly staffNumber: string;
  readonly post: string;
  readonly profession: Profession;
  readonly band: Band | null;
  /** Years in post before the demonstration year begins. */
  readonly years: number;
  readonly registrations: readonly {
    readonly body: RegistrationBody;
    readonly part: string | null;
    readonly validity: 'fixed' | 'continuous';
  }[];
  readonly permissions: readonly Permission[];
}

const HCPC_SCIENTIST = { body: 'HCPC', part: 'clinical-scientist', validity: 'fixed' } as const;
const HCPC_RADIOGRAPHER = {
  body: 'HCPC',
  part: 'therapeutic-radiographer',
  validity: 'fixed',
} as const;
const RCT = { body: 'RCT', part: null, validity: 'continuous' } as const;
const RPA2000 = { body: 'RPA2000', part: null, validity: 'continuous' } as const;
const GMC = { body: 'GMC', part: 'licence', validity: 'fixed' } as const;

export const MEMBERS = [
  {
    label: 'HoRTP',
    staffNumber: 'S1001',
    post: 'Head of radiotherapy physics',
    profession: 'clinical-scientist',
    band: '8d',
    years: 12,
    registrations: [HCPC_SCIENTIST, RPA2000],
    permissions: ['staff-member', 'verifier', 'assessor', 'entitler', 'framework-approver'],
  },
  {
    label: 'Deputy-Entitler',
    staffNumber: 'S1002',
    post: 'Deputy head of radiotherapy physics',
    profession: 'clinical-scientist',
    band: '8c',
    years: 9,
    registrations: [HCPC_SCIENTIST, RPA2000],
    permissions: [
      'staff-member',
      'verifier',
      'assessor',
      'entitler',
      'framework-editor',
      'staffing-records',
    ],
  },
  {
    label: 'Services-Manager',
    staffNumber: 'S1003',
    post: 'Radiotherapy services manager',
    profession: 'therapeutic-radiographer',
    band: '8b',
    years: 15,
    registrations: [HCPC_RADIOGRAPHER],
    permissions: [
      'staff-member',
      'staffing-records',
      'service-manager',
      'employers-representative',
    ],
  },
  {
    label: 'MPE-1',
    staffNumber: 'S1004',
    post: 'Physicist (MPE)',
    profession: 'clinical-scientist',
    band: '8a',
    years: 6,
    registrations: [HCPC_SCIENTIST, RPA2000],
    permissions: ['staff-member', 'verifier', 'assessor'],
  },
  {
    label: 'CCO-1',
    staffNumber: 'S1005',
    post: 'Consultant clinical oncologist',
    profession: 'clinical-oncologist',
    band: null,
    years: 8,
    registrations: [GMC],
    permissions: ['staff-member', 'verifier', 'assessor'],
  },
  {
    label: 'AA-1',
    staffNumber: 'S1006',
    post: 'Dosimetrist, Advanced Adapter',
    profession: 'dosimetrist',
    band: '7',
    years: 7,
    registrations: [RCT],
    permissions: ['staff-member', 'verifier', 'assessor'],
  },
  {
    label: 'AA-2',
    staffNumber: 'S1007',
    post: 'Dosimetrist, Advanced Adapter',
    profession: 'dosimetrist',
    band: '7',
    years: 5,
    registrations: [RCT],
    permissions: ['staff-member', 'verifier'],
  },
  {
    label: 'Adapter-1',
    staffNumber: 'S1008',
    post: 'Therapeutic radiographer, Adapter',
    profession: 'therapeutic-radiographer',
    band: '6',
    years: 4,
    registrations: [HCPC_RADIOGRAPHER],
    permissions: ['staff-member'],
  },
  {
    label: 'Adapter-2',
    staffNumber: 'S1009',
    post: 'Therapeutic radiographer, Adapter',
    profession: 'therapeutic-radiographer',
    band: '6',
    years: 3,
    registrations: [HCPC_RADIOGRAPHER],
    permissions: ['staff-member'],
  },
  {
    label: 'Trainee-1',
    staffNumber: 'S1010',
    post: 'Therapeutic radiographer in training',
    profession: 'therapeutic-radiographer',
    band: '5',
    years: 2,
    registrations: [HCPC_RADIOGRAPHER],
    permissions: ['staff-member'],
  },
] as const satisfies readonly Member[];

export type Label = (typeof MEMBERS)[number]['label'];

/** Accounts that belong to no member of staff. */
export const OTHER_ACCOUNTS = [
  { label: 'Auditor-1', post: 'Auditor, reads only', permissions: ['auditor'] },
  {
    label: 'Administrator-1',
    post: 'System administrator, accounts only',
    permissions: ['system-administrator'],
  },
] as const satisfies readonly {
  readonly label: string;
  readonly post: string;
  readonly permissions: readonly Permission[];
}[];
