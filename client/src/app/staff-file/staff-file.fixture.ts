import type {
  CalendarDay,
  FrameworkDocument,
  Instant,
  PolicyDocument,
  TimeZone,
} from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { OnFile, Permission, StaffFileView } from '@oart/contract';
import type { FactAct, FactSection, FactValues } from './fact-act';
import { factsOf } from './staff-file';
import type { HeldEntitlement, StaffFile } from './staff-file';

/** A department with one role that asks for a dosimetrist of band 7 who is on the RCT register. */
const DOCUMENT = {
  roles: [
    {
      id: 'advanced-adapter',
      title: 'Advanced Adapter',
      prerequisites: [
        [{ kind: 'profession', profession: 'dosimetrist' }],
        [{ kind: 'minimum-band', band: '7' }],
        [{ kind: 'registration', body: 'RCT', part: null }],
      ],
    },
  ],
  tasks: [],
  skills: [{ id: 'dir', title: 'DIR evaluation' }],
  treatmentSites: [{ id: 'prostate', title: 'Prostate' }],
  structureSets: [],
  requirements: [
    { id: 'two-years', title: 'Two years', experience: {}, records: [] },
    { id: 'certificate', title: 'Certificate', experience: null, records: [] },
  ],
} as unknown as FrameworkDocument;

const POLICY = {
  registration: { declarationGraceDays: 0, automatedFeed: false, recheckWarnDays: 35 },
  absence: { warnDays: 90, supervisedReturnDays: 180, returnFractions: 3 },
  founding: { longest: { years: 0, months: 6 } },
  waiver: { longest: { years: 0, months: 6 } },
} as unknown as PolicyDocument;

export const TODAY = '2026-11-22' as CalendarDay;

export function onFile(id: string, fields: Partial<OnFile> = {}): OnFile {
  return {
    id,
    recordedAt: '2026-01-05T09:00:00.000Z',
    recordedBy: 'Keeper-1',
    reason: null,
    corrects: null,
    correctedBy: null,
    ...fields,
  };
}

export const POST = {
  ...onFile('post'),
  contract: 'substantive',
  profession: 'dosimetrist',
  band: '7',
  wte: 1,
  startsOn: '2020-01-01',
  endsOn: null,
} as const;

export const CHECK = {
  ...onFile('check'),
  body: 'RCT',
  part: null,
  number: 'RCT-1',
  status: 'active',
  statusFrom: null,
  validity: 'fixed',
  validUntil: '2027-03-31',
  checkedOn: '2026-01-05',
  source: 'Online register',
  conditionsDecision: null,
} as const;

export const HELD: HeldEntitlement = {
  number: 'E-2026-0003',
  role: 'advanced-adapter',
  roleTitle: 'Advanced Adapter',
  state: 'active',
  effectiveFrom: '2026-02-01',
};

/** AA-1 in post and registered, as somebody with every permission sees the file. */
export function staffFile(
  entries: Partial<StaffFileView> = {},
  around: Partial<StaffFile> = {},
): StaffFile {
  const view: StaffFileView = {
    person: { id: 'aa-1', displayName: 'AA-1', staffNumber: 'S1006' },
    employments: [POST],
    registrationChecks: [CHECK],
    absences: [],
    appointments: [],
    foundingAppointments: [],
    today: TODAY,
    ledgerIndex: 9,
    ...entries,
  };
  return {
    view,
    facts: factsOf(view),
    held: [HELD],
    document: DOCUMENT,
    policy: POLICY,
    titles: titlesOf(DOCUMENT, []),
    moment: {
      at: `${TODAY}T09:00:00.000Z` as Instant,
      on: TODAY,
      zone: 'Europe/London' as TimeZone,
    },
    isOwn: false,
    has: () => true,
    ...around,
  };
}

/** A reader with one permission only. */
export const onlyWith =
  (held: Permission) =>
  (permission: Permission): boolean =>
    permission === held;

/** The act of a section, or of one of its entries, with this title. */
export function actIn({ acts, rows }: FactSection, title: string): FactAct {
  const act = [...acts, ...rows.flatMap((row) => row.acts)].find((each) => each.title === title);
  if (act === undefined) throw new Error(`There is no act ${title}`);
  return act;
}

/** What stands in the fields of an act, but for what is changed. */
export const valuesOf = ({ fields }: FactAct, change: FactValues = {}): FactValues => ({
  ...Object.fromEntries(Object.entries(fields).map(([key, { value }]) => [key, value])),
  ...change,
});
