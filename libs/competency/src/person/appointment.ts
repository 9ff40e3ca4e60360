import type { CalendarDay } from '../calendar/day.ts';
import type { Appointment, FoundingAppointment, PersonnelFacts } from './person.ts';

/** The employer's written appointment of a kind that covers a day; of several the one recorded last. */
export function appointmentOn(
  facts: Pick<PersonnelFacts, 'appointments'>,
  kind: Appointment['kind'],
  on: CalendarDay,
): Appointment | null {
  const ofKind = facts.appointments.filter((appointment) => isKind(appointment, kind));
  return ofKind.findLast((appointment) => runsOn(appointment, on)) ?? null;
}

/** What a founding assessor or supervisor would act for (I6). */
export interface FoundingScope {
  readonly skill: string;
  readonly treatmentSites: readonly string[];
  readonly platform: string;
  readonly softwareVersion: string | null;
}

/**
 * The founding appointment that covers a purpose, a skill, all treatment sites named, the platform and
 * the software version on a day (I6). No site named, or no version, is covered by none.
 */
export function foundingAppointmentOn(
  facts: Pick<PersonnelFacts, 'foundingAppointments'>,
  purpose: FoundingAppointment['purpose'],
  scope: FoundingScope,
  on: CalendarDay,
): FoundingAppointment | null {
  if (scope.treatmentSites.length === 0) return null;
  return (
    facts.foundingAppointments.findLast(
      (appointment) =>
        appointment.purpose === purpose &&
        appointment.skill === scope.skill &&
        appointment.platform === scope.platform &&
        appointment.softwareVersion === scope.softwareVersion &&
        scope.treatmentSites.every((site) => appointment.treatmentSites.includes(site)) &&
        runsOn(appointment, on),
    ) ?? null
  );
}

/** Kinds are compared as text: there is one today, stored rows may know more. */
function isKind(appointment: Appointment, kind: string): boolean {
  return appointment.kind === kind;
}

function runsOn(
  span: { readonly from: CalendarDay; readonly until: CalendarDay | null },
  on: CalendarDay,
): boolean {
  return span.from <= on && (span.until === null || span.until >= on);
}
