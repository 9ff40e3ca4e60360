import type {
  AbsenceView,
  AppointmentView,
  EmploymentView,
  FoundingAppointmentView,
  RegistrationCheckView,
} from './person.ts';

/** How an entry came on file, and whether it still stands. */
export interface OnFile {
  readonly id: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Why it corrects the entry before it; null where it corrects none, or only gives it its end. */
  readonly reason: string | null;
  /** The entry that this one corrects or ends. */
  readonly corrects: string | null;
  /** The entry that corrected or ended this one; null while it stands. */
  readonly correctedBy: string | null;
}

/** All that the employer has recorded about one person's post, registration and presence, in ledger order. */
export interface StaffFileView {
  readonly person: {
    readonly id: string;
    readonly displayName: string;
    readonly staffNumber: string;
  };
  readonly employments: readonly (EmploymentView & OnFile)[];
  readonly registrationChecks: readonly (RegistrationCheckView & OnFile)[];
  readonly absences: readonly (AbsenceView & OnFile)[];
  readonly appointments: readonly (AppointmentView & OnFile)[];
  readonly foundingAppointments: readonly (FoundingAppointmentView & OnFile)[];
  /** The local civil day of the department. */
  readonly today: string;
  readonly ledgerIndex: number;
}
