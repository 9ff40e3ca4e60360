import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  Department,
  FrameworkDocument,
  Instant,
  PolicyDocument,
  Recorded,
  Task,
  TimeZone,
  TreatmentUnit,
  UnitId,
} from '@oart/competency';
import { TIME_ZONE } from './gate-calendar.ts';
import { CENTRES } from './gate-workload.ts';
import { ROLES, TASKS, TREATMENT_SITES } from './gate-roles.ts';
import { day } from './sample-ledger.ts';

export const SOFTWARE = '2.1';
const OPENED = Date.parse('2023-01-02T09:00:00.000Z');

/** Ids that say what and which: the same on every machine, and good enough for a foreign key. */
export function idOf(kind: keyof typeof KINDS, place: number): string {
  return `0190d2a0-${KINDS[kind]}-7000-8000-${place.toString(16).padStart(12, '0')}`;
}

const KINDS = {
  employer: '0001',
  site: '0002',
  unit: '0003',
  software: '0004',
  framework: '0005',
  'framework-approval': '0006',
  policy: '0007',
  'policy-approval': '0008',
  person: '0009',
  delegation: '000a',
  signature: '000b',
  key: '000c',
  employment: '0010',
  registration: '0011',
  absence: '0012',
  entitlement: '0013',
  acceptance: '0014',
  review: '0015',
  challenge: '0016',
  suspension: '0017',
} as const;

/** The head of radiotherapy physics, who entitles everybody else. */
export const ENTITLER = idOf('person', 0);

/** A place in the ledger; a millisecond passes from each to the next. */
export function recorded(kind: keyof typeof KINDS, place: number, index: number): Recorded {
  return {
    id: idOf(kind, place),
    index,
    recordedAt: new Date(OPENED + index).toISOString() as Instant,
    recordedBy: null,
    supersedes: null,
  };
}

/** Where in the ledger each fact of the department lies; people come after. */
export const LEDGER = {
  site: 0,
  unit: 1,
  software: 1 + CENTRES,
  framework: 1 + 2 * CENTRES,
  frameworkApproval: 2 + 2 * CENTRES,
  policy: 3 + 2 * CENTRES,
  policyApproval: 4 + 2 * CENTRES,
  entitler: 5 + 2 * CENTRES,
  delegation: 6 + 2 * CENTRES,
  signature: 7 + 2 * CENTRES,
  people: 8 + 2 * CENTRES,
} as const;

/** The workload's roles and tasks as a framework: a role rests on profession and registration. */
export const FRAMEWORK: FrameworkDocument = {
  schema: 'oart-framework',
  schemaVersion: 1,
  number: 1,
  title: 'Framework of the gate benchmark',
  adopted: true,
  changeClass: 'substantive',
  treatmentSites: TREATMENT_SITES.map((id) => ({ id, title: id })),
  skills: [],
  tasks: TASKS.map((id): Task => ({
    id,
    title: id,
    skills: [],
    step: null,
    kind: 'support',
    caseRequired: false,
    supervisable: false,
    currencyApplies: false,
    distinct: [],
  })),
  roles: ROLES.map(({ id, tasks }) => ({
    id,
    title: id,
    staffGroup: id,
    dutyHolder: 'operator',
    includes: [],
    tasks: tasks.map((task) => TASKS[task]),
    prerequisites: [
      [{ kind: 'profession', profession: 'clinical-scientist' }],
      [{ kind: 'registration', body: 'HCPC', part: 'clinical-scientist' }],
    ],
    usualEntitlers: ['head-of-radiotherapy-physics'],
  })),
  structureSets: [],
  requirements: [],
  transitions: [],
};

export const POLICY = JSON.parse(
  readFileSync(
    fileURLToPath(import.meta.resolve('@oart/competency/documents/oart-policy-defaults.json')),
    'utf8',
  ),
) as PolicyDocument;

export function gateDepartment(): Department {
  return {
    frameworks: [
      {
        document: FRAMEWORK,
        index: LEDGER.frameworkApproval,
        sha256: '0'.repeat(64),
        effectiveFrom: day('2023-01-01'),
        withdrawal: null,
      },
    ],
    policies: [{ index: LEDGER.policyApproval, document: POLICY }],
    units: Array.from({ length: CENTRES }, (_, place) => unitOf(place)),
    protocols: [],
    protocolApprovals: [],
  };
}

function unitOf(place: number): TreatmentUnit {
  const id = idOf('unit', place) as UnitId;
  return {
    ...recorded('unit', place, LEDGER.unit + place),
    id,
    name: `C${String(place)}`,
    site: 'Southend',
    timeZone: TIME_ZONE as TimeZone,
    platform: 'ethos',
    treatmentSites: TREATMENT_SITES,
    siteChanges: [],
    software: [
      {
        ...recorded('software', place, LEDGER.software + place),
        unit: id,
        version: SOFTWARE,
        effectiveAt: '2023-01-01T00:00:00.000Z' as Instant,
        changeClass: 'major',
        correction: null,
      },
    ],
  };
}
