import type { CalendarDay, Instant } from '../calendar/day.ts';
import type { PersonId } from './ids.ts';
import type { Recorded } from './recorded.ts';

export type Profession =
  | 'therapeutic-radiographer'
  | 'dosimetrist'
  | 'clinical-scientist'
  | 'clinical-oncologist'
  | 'clinical-technologist'
  | 'administrator';

/** Agenda for Change bands in their order (I18); consultants have none. */
export type Band = '2' | '3' | '4' | '5' | '6' | '7' | '8a' | '8b' | '8c' | '8d' | '9';

export interface Person extends Recorded {
  readonly staffNumber: string;
  readonly displayName: string;
  /** Other names that certificates may carry: former surnames, profile names. */
  readonly aliases: readonly string[];
}

/** What a person is called from here on: as first recorded, or as corrected with a reason (I14). */
export interface PersonName extends Recorded {
  readonly person: PersonId;
  readonly displayName: string;
  readonly aliases: readonly string[];
  /** Why it was corrected; null for the names first recorded. */
  readonly reason: string | null;
}

export type Contract = 'substantive' | 'honorary' | 'bank' | 'agency' | 'secondment';

export interface Employment extends Recorded {
  readonly person: PersonId;
  readonly contract: Contract;
  readonly profession: Profession;
  readonly band: Band | null;
  /** Whole-time equivalent, 0 to 1. */
  readonly wte: number;
  readonly startsOn: CalendarDay;
  readonly endsOn: CalendarDay | null;
}

export type RegistrationBody = 'HCPC' | 'GMC' | 'RCT' | 'RPA2000';

export type RegistrationStatus =
  | 'active'
  | 'lapsed'
  | 'caution'
  | 'conditions'
  | 'interim-suspension'
  | 'suspended'
  | 'struck-off';

/** One check of a register (domain.md 10.9). `fixed` ends on a day; `continuous` has an annual declaration due. */
export interface RegistrationCheck extends Recorded {
  readonly person: PersonId;
  readonly body: RegistrationBody;
  readonly part: string | null;
  readonly number: string;
  readonly status: RegistrationStatus;
  /** The day that the register itself gives for the status, where it gives one (F14). */
  readonly statusFrom: CalendarDay | null;
  readonly validity: 'fixed' | 'continuous';
  /** Last valid day when `fixed`; day the annual declaration is due when `continuous`. */
  readonly validUntil: CalendarDay | null;
  readonly checkedOn: CalendarDay;
  readonly source: string;
}

/** The entitler's recorded decision that registration conditions do not touch the scope (domain.md 10.9). */
export interface ConditionsDecision extends Recorded {
  readonly person: PersonId;
  readonly registrationCheck: string;
  readonly outcome: 'may-practise' | 'may-not-practise';
}

/** A recorded absence; category only, never a diagnosis. `returnedOn` is the first day back, null while away. */
export interface Absence extends Recorded {
  readonly person: PersonId;
  readonly from: CalendarDay;
  readonly returnedOn: CalendarDay | null;
  readonly category: 'leave' | 'parental' | 'sickness' | 'secondment' | 'other';
}

/** The employer's written appointment, for instance as MPE (IR(ME)R reg. 14). */
export interface Appointment extends Recorded {
  readonly person: PersonId;
  readonly kind: 'mpe';
  readonly from: CalendarDay;
  readonly until: CalendarDay | null;
  readonly instrument: string;
}

/** The employer's written appointment of a founding assessor or supervisor, at most 6 months (I6). */
export interface FoundingAppointment extends Recorded {
  readonly person: PersonId;
  readonly purpose: 'assessor' | 'supervisor';
  readonly skill: string;
  readonly treatmentSites: readonly string[];
  readonly platform: string;
  readonly softwareVersion: string;
  readonly training: string;
  readonly from: CalendarDay;
  readonly until: CalendarDay;
}

/** From the employer to a post-holder: may entitle which roles for which treatment sites (I5, F5). */
export interface Delegation extends Recorded {
  readonly person: PersonId;
  readonly roles: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  readonly instrument: string;
}

/** Ends a delegation before its own last day; earlier grants stand (I5). */
export interface DelegationEnd extends Recorded {
  readonly delegation: string;
  readonly endedAt: Instant;
}

/** Facts about post, registration and presence. Lists are in ledger order. */
export interface PersonnelFacts {
  /** Under the names that hold today. */
  readonly person: Person;
  readonly names: readonly PersonName[];
  readonly employments: readonly Employment[];
  readonly registrationChecks: readonly RegistrationCheck[];
  readonly conditionsDecisions: readonly ConditionsDecision[];
  readonly absences: readonly Absence[];
  readonly appointments: readonly Appointment[];
  readonly foundingAppointments: readonly FoundingAppointment[];
  readonly delegations: readonly Delegation[];
  readonly delegationEnds: readonly DelegationEnd[];
}
