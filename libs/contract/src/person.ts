import type {
  Absence,
  Band,
  ConditionsDecision,
  Contract,
  CurrencyState,
  Profession,
  RegistrationBody,
  RegistrationStatus,
  StandingState,
  UsableUntil,
} from '@oart/competency';
import type { NoticeView, ReasonView } from './reason.ts';

export interface PersonSummary {
  readonly id: string;
  readonly staffNumber: string;
  readonly displayName: string;
  readonly profession: Profession | null;
  readonly band: Band | null;
  readonly inPost: boolean;
  /** Roles held under a live entitlement, by id. */
  readonly roles: readonly string[];
}

/** What the list of people may be sorted by. */
export const PEOPLE_SORTS = ['displayName', 'staffNumber'] as const;
export type PeopleSort = (typeof PEOPLE_SORTS)[number];

export interface NameCorrectionView extends Omit<NameCorrectionRequest, 'seen'> {
  readonly id: string;
  /** What the person was called before it. */
  readonly before: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export interface EmploymentView {
  readonly id: string;
  readonly contract: Contract;
  readonly profession: Profession;
  readonly band: Band | null;
  readonly wte: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export interface RegistrationCheckView {
  readonly id: string;
  readonly body: RegistrationBody;
  readonly part: string | null;
  readonly number: string;
  readonly status: RegistrationStatus;
  /** The day that the register itself gives for the status, where it gives one. */
  readonly statusFrom: string | null;
  readonly validity: 'fixed' | 'continuous';
  readonly validUntil: string | null;
  readonly checkedOn: string;
  readonly source: string;
  readonly recordedBy: string;
  /** The entitler's latest decision on its conditions; null where none was taken (domain.md 10.9). */
  readonly conditionsDecision: ConditionsDecision['outcome'] | null;
}

export interface AbsenceView {
  readonly id: string;
  readonly from: string;
  /** The first day back; null while away. */
  readonly returnedOn: string | null;
  readonly category: Absence['category'];
}

/** A written appointment that stands, as it was given. */
export interface AppointmentView extends Omit<AppointmentRequest, keyof Correcting> {
  readonly id: string;
}

export interface FoundingAppointmentView extends Omit<
  FoundingAppointmentRequest,
  keyof Correcting
> {
  readonly id: string;
}

export interface PersonView extends PersonSummary {
  readonly aliases: readonly string[];
  /** In order; left out where the level is neutral. */
  readonly nameCorrections: readonly NameCorrectionView[];
  readonly employments: readonly EmploymentView[];
  readonly registrationChecks: readonly RegistrationCheckView[];
  readonly absences: readonly AbsenceView[];
  readonly appointments: readonly AppointmentView[];
  readonly foundingAppointments: readonly FoundingAppointmentView[];
  /** When the person was recorded; a view as known before it has no post and no register. */
  readonly onFileSince: string;
  /** `neutral`: registration and absence are somebody else's private matter and left out (I15). */
  readonly level: 'neutral' | 'full';
  readonly ledgerIndex: number;
}

/** One cell of a person's standing: a task for a treatment site on a unit. */
export interface StandingCell {
  readonly task: string;
  readonly taskTitle: string;
  readonly treatmentSite: string;
  readonly treatmentSiteTitle: string;
  readonly role: string | null;
  readonly answer: 'yes' | 'supervised' | 'no';
  readonly state: StandingState;
  readonly entitlementId: string | null;
  readonly entitlementNumber: string | null;
  readonly usableUntil: UsableUntil | null;
  readonly daysLeft: number | null;
  readonly usableUntilSentence: string | null;
  readonly reasons: readonly ReasonView[];
  readonly notices: readonly NoticeView[];
}

/** Standing on one unit at one instant. `today` is the local civil day at the unit. */
export interface StandingView {
  readonly person: { readonly id: string; readonly displayName: string };
  readonly unit: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly adaptationType: string | null;
  readonly at: string;
  readonly today: string;
  readonly knownAt: number;
  readonly frameworkVersion: number | null;
  readonly cells: readonly StandingCell[];
  readonly currency: readonly (CurrencyState & {
    readonly skillTitle: string;
    readonly treatmentSiteTitle: string;
  })[];
  /** What waits for someone else. */
  readonly waitingFor: readonly {
    readonly record: string;
    readonly withWhom: string;
    readonly since: string;
  }[];
}

/** One requirement or prerequisite of a role for a treatment site. */
export interface RequirementView {
  readonly id: string;
  readonly kind: 'prerequisite' | 'requirement' | 'level' | 'experience';
  readonly title: string;
  readonly skill: string | null;
  readonly skillTitle: string | null;
  readonly method: string | null;
  readonly met: boolean;
  readonly evidence: readonly { readonly id: string; readonly title: string }[];
  readonly verifiedBy: string | null;
  readonly verifiedOn: string | null;
  readonly assessedBy: string | null;
  readonly assessedOn: string | null;
  readonly endsOn: string | null;
  readonly reasons: readonly ReasonView[];
  /** People who can cure it now, by label; empty when nobody can. */
  readonly whoCan: readonly string[];
}

export interface RoleRequirementsView {
  readonly role: string;
  readonly roleTitle: string;
  readonly treatmentSite: string;
  readonly treatmentSiteTitle: string;
  readonly met: number;
  readonly total: number;
  readonly requirements: readonly RequirementView[];
  readonly entitlement: {
    readonly id: string;
    readonly number: string;
    readonly state: StandingState;
  } | null;
}

export interface PersonRequest {
  readonly staffNumber: string;
  readonly displayName: string;
  readonly aliases: readonly string[];
}

/** Body of `POST /api/people/<id>/name-corrections`: all names, also those that stay. */
export interface NameCorrectionRequest {
  readonly displayName: string;
  readonly aliases: readonly string[];
  readonly reason: string;
  /** Ledger index of the page with the names that are corrected. */
  readonly seen: number;
}

/** Of every fact about a person that is corrected by another row. */
export interface Correcting {
  /** The entry that this one corrects or ends; null for another fact. */
  readonly supersedes: string | null;
  /** Why it is corrected (I14); left out where an open entry only gets its end. */
  readonly reason?: string;
}

export interface EmploymentRequest extends Correcting {
  readonly contract: Contract;
  readonly profession: Profession;
  readonly band: Band | null;
  readonly wte: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** Another post or contract without a gap: the post named ends the day before this one begins. */
export interface ChangeOfPostRequest extends Omit<EmploymentRequest, keyof Correcting> {
  /** The entry of the post that is held until then. */
  readonly post: string;
}

export interface RegistrationCheckRequest extends Correcting {
  readonly body: RegistrationBody;
  readonly part: string | null;
  readonly number: string;
  readonly status: RegistrationStatus;
  readonly statusFrom: string | null;
  readonly validity: 'fixed' | 'continuous';
  readonly validUntil: string | null;
  readonly checkedOn: string;
  readonly source: string;
}

/** A return is a new record of the same absence: `supersedes` names it, `returnedOn` is the first day back. */
export interface AbsenceRequest extends Correcting {
  readonly from: string;
  readonly returnedOn: string | null;
  readonly category: Absence['category'];
}

/** The entitler's decision whether conditions on a registration touch the scope (domain.md 10.9). */
export interface ConditionsDecisionRequest {
  readonly registrationCheckId: string;
  readonly outcome: ConditionsDecision['outcome'];
}

export interface AppointmentRequest extends Correcting {
  readonly kind: 'mpe';
  readonly from: string;
  readonly until: string | null;
  readonly instrument: string;
}

export interface FoundingAppointmentRequest extends Correcting {
  readonly purpose: 'assessor' | 'supervisor';
  readonly skill: string;
  readonly treatmentSites: readonly string[];
  readonly platform: string;
  readonly softwareVersion: string;
  readonly training: string;
  readonly from: string;
  readonly until: string;
}

export interface DelegationRequest {
  readonly personId: string;
  readonly roles: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly instrument: string;
}

export interface DelegationView extends DelegationRequest {
  readonly id: string;
  readonly number: string;
  readonly recordedAt: string;
  readonly live: boolean;
}

/** What the list of delegations may be sorted by. */
export const DELEGATION_SORTS = ['recordedAt', 'from', 'until'] as const;
export type DelegationSort = (typeof DELEGATION_SORTS)[number];
