import { GMC, HCPC_RADIOGRAPHER, HCPC_SCIENTIST, RCT, RPA2000 } from './member.ts';
import type { Member } from './member.ts';

type Post = Partial<Pick<Member, 'post' | 'contract' | 'registrations'>>;

/** An Adapter as most are: a radiographer of band 6 with no other duty. */
const adapter = <const Label extends string>(
  label: Label,
  staffNumber: string,
  differing: Post = {},
): Member & { readonly label: Label } => ({
  label,
  staffNumber,
  post: 'Therapeutic radiographer, Adapter',
  profession: 'therapeutic-radiographer',
  band: '6',
  years: 2,
  registrations: [HCPC_RADIOGRAPHER],
  permissions: ['staff-member'],
  ...differing,
});

/** A Dosimetrist of band 7, on the voluntary register. */
const advancedAdapter = <const Label extends string>(
  label: Label,
  staffNumber: string,
): Member & { readonly label: Label } => ({
  label,
  staffNumber,
  post: 'Dosimetrist, Advanced Adapter',
  profession: 'dosimetrist',
  band: '7',
  years: 1,
  registrations: [RCT],
  permissions: ['staff-member'],
});

/** Those who joined in the course of the year; what became of each is in `further-staff.ts`. */
export const FURTHER_MEMBERS = [
  adapter('Adapter-3', 'S1011'),
  adapter('Adapter-4', 'S1012', { registrations: [{ ...HCPC_RADIOGRAPHER, endedDaysAgo: 12 }] }),
  adapter('Adapter-5', 'S1013'),
  adapter('Adapter-6', 'S1014'),
  adapter('Adapter-7', 'S1015'),
  adapter('Adapter-8', 'S1016'),
  adapter('Agency-1', 'S1017', {
    post: 'Therapeutic radiographer of an agency, Adapter',
    contract: 'agency',
  }),
  adapter('Bank-1', 'S1018', {
    post: 'Therapeutic radiographer of the bank, Adapter',
    contract: 'bank',
  }),
  adapter('Leaver-1', 'S1019', { post: 'Therapeutic radiographer who has left' }),
  advancedAdapter('AA-3', 'S1020'),
  advancedAdapter('AA-4', 'S1021'),
  {
    label: 'MPE-2',
    staffNumber: 'S1022',
    post: 'Physicist (MPE)',
    profession: 'clinical-scientist',
    band: '8a',
    years: 3,
    registrations: [HCPC_SCIENTIST, RPA2000],
    permissions: ['staff-member'],
  },
  {
    label: 'CCO-2',
    staffNumber: 'S1023',
    post: 'Consultant clinical oncologist on secondment',
    profession: 'clinical-oncologist',
    band: null,
    contract: 'secondment',
    years: 1,
    registrations: [GMC],
    permissions: ['staff-member', 'assessor'],
  },
  {
    label: 'Trainee-2',
    staffNumber: 'S1024',
    post: 'Therapeutic radiographer in training',
    profession: 'therapeutic-radiographer',
    band: '5',
    years: 1,
    registrations: [HCPC_RADIOGRAPHER],
    permissions: ['staff-member'],
  },
  {
    label: 'Technologist-1',
    staffNumber: 'S1025',
    post: 'Clinical technologist, without a task in adaptation',
    profession: 'clinical-technologist',
    band: '6',
    years: 4,
    registrations: [RCT],
    permissions: ['staff-member'],
  },
] as const satisfies readonly Member[];
