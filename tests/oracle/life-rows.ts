import { asKnown } from '@oart/competency';
import type {
  CalendarDay,
  Employment,
  Entitlement,
  EntitlementAcceptance,
  EntitlementId,
  EntitlementWithdrawal,
  Instant,
  LifeFacts,
  PersonId,
  Recorded,
  Suspension,
  SuspensionId,
  SuspensionLift,
} from '@oart/competency';

/** The columns that the life of an entitlement is told from, as the tables name them. */
export interface FactRow {
  readonly id: string;
  readonly ledger_index: number;
  readonly recorded_at: Instant;
  readonly supersedes_id: string | null;
}

export interface EmploymentRow extends FactRow {
  readonly person_id: string;
  readonly starts_on: CalendarDay;
  readonly ends_on: CalendarDay | null;
}

export interface EntitlementRow extends FactRow {
  readonly person_id: string;
  readonly effective_from: CalendarDay;
  readonly expires_on: CalendarDay;
  readonly replaces_id: string | null;
}

export interface AcceptanceRow extends FactRow {
  readonly entitlement_id: string;
}

export interface SuspensionRow extends FactRow {
  readonly entitlement_id: string;
  readonly tasks: readonly string[];
  readonly treatment_sites: readonly string[];
}

export interface LiftRow extends FactRow {
  readonly suspension_id: string;
}

export interface WithdrawalRow extends FactRow {
  readonly entitlement_id: string;
  readonly effective_from: CalendarDay;
}

/** All rows of a department, by the name of their table; each list in ledger order. */
export interface LifeRows {
  readonly employment: readonly EmploymentRow[];
  readonly entitlement: readonly EntitlementRow[];
  readonly entitlement_acceptance: readonly AcceptanceRow[];
  readonly suspension: readonly SuspensionRow[];
  readonly suspension_lift: readonly LiftRow[];
  readonly entitlement_withdrawal: readonly WithdrawalRow[];
}

/** What the tables are read and written by. */
export const LIFE_COLUMNS: { readonly [Table in keyof LifeRows]: readonly string[] } = {
  employment: columns('person_id', 'starts_on', 'ends_on'),
  entitlement: columns('person_id', 'effective_from', 'expires_on', 'replaces_id'),
  entitlement_acceptance: columns('entitlement_id'),
  suspension: columns('entitlement_id', 'tasks', 'treatment_sites'),
  suspension_lift: columns('suspension_id'),
  entitlement_withdrawal: columns('entitlement_id', 'effective_from'),
};

function columns(...own: readonly string[]): readonly string[] {
  return ['id', 'ledger_index', 'recorded_at', 'supersedes_id', ...own];
}

/** The facts of one person as the core reads them, known at a ledger index; what no life asks for is plain. */
export function lifeFactsOf(rows: LifeRows, person: string, knownAt: number): LifeFacts {
  const held = rows.entitlement.filter((row) => row.person_id === person);
  const ids = new Set(held.map(({ id }) => id));
  const concerns = (row: { readonly entitlement_id: string }): boolean =>
    ids.has(row.entitlement_id);
  const suspended = rows.suspension.filter(concerns);
  const suspensions = new Set(suspended.map(({ id }) => id));
  const posts = rows.employment.filter((row) => row.person_id === person);
  return {
    employments: asKnown(posts.map(employmentOf), knownAt),
    entitlements: asKnown(held.map(entitlementOf), knownAt),
    acceptances: asKnown(rows.entitlement_acceptance.filter(concerns).map(acceptanceOf), knownAt),
    suspensions: asKnown(suspended.map(suspensionOf), knownAt),
    lifts: asKnown(
      rows.suspension_lift.filter((row) => suspensions.has(row.suspension_id)).map(liftOf),
      knownAt,
    ),
    withdrawals: asKnown(rows.entitlement_withdrawal.filter(concerns).map(withdrawalOf), knownAt),
    entitlementReviews: [],
    waivers: [],
    equivalences: [],
    basisAmendments: [],
    equivalenceEnds: [],
  };
}

const SOMEBODY = 'somebody' as PersonId;

function recordedOf(row: FactRow): Recorded {
  const { id, ledger_index: index, recorded_at: recordedAt, supersedes_id: supersedes } = row;
  return { id, index, recordedAt, recordedBy: SOMEBODY, supersedes };
}

function employmentOf(row: EmploymentRow): Employment {
  return {
    ...recordedOf(row),
    person: row.person_id as PersonId,
    contract: 'substantive',
    profession: 'dosimetrist',
    band: '7',
    wte: 1,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  };
}

function entitlementOf(row: EntitlementRow): Entitlement {
  return {
    ...recordedOf(row),
    id: row.id as EntitlementId,
    number: row.id,
    person: row.person_id as PersonId,
    dutyHolder: 'operator',
    role: 'advanced-adapter',
    tasks: ['edit-oar'],
    scope: {
      treatmentSites: ['prostate'],
      platform: 'ethos',
      units: ['ethos-1'],
      softwareVersions: ['2.0'],
      adaptationTypes: ['online-adaptive'],
    },
    frameworkVersion: 1,
    basis: [],
    conditions: null,
    proposer: SOMEBODY,
    entitler: SOMEBODY,
    delegation: 'delegation',
    effectiveFrom: row.effective_from,
    reviewDueOn: row.expires_on,
    expiresOn: row.expires_on,
    replaces: row.replaces_id as EntitlementId | null,
  };
}

function acceptanceOf(row: AcceptanceRow): EntitlementAcceptance {
  return {
    ...recordedOf(row),
    entitlement: row.entitlement_id as EntitlementId,
    holder: SOMEBODY,
  };
}

function suspensionOf(row: SuspensionRow): Suspension {
  return {
    ...recordedOf(row),
    id: row.id as SuspensionId,
    entitlement: row.entitlement_id as EntitlementId,
    tasks: row.tasks,
    treatmentSites: row.treatment_sites,
    cause: 'administrative',
    restrictedNote: null,
    conditionsToLift: null,
  };
}

function liftOf(row: LiftRow): SuspensionLift {
  return {
    ...recordedOf(row),
    suspension: row.suspension_id as SuspensionId,
    outcome: 'Reviewed',
    liftedBy: SOMEBODY,
  };
}

function withdrawalOf(row: WithdrawalRow): EntitlementWithdrawal {
  return {
    ...recordedOf(row),
    entitlement: row.entitlement_id as EntitlementId,
    effectiveFrom: row.effective_from,
    forCause: false,
    reason: 'Role changed',
  };
}
