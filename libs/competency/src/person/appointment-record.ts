import { lastDayOf } from '../calendar/span.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { PersonId } from './ids.ts';
import { ownRecord, type OwnRecord } from './own-record.ts';
import type { Appointment, FoundingAppointment } from './person.ts';
import type { FactFields } from './recorded.ts';
import { endsBeforeItBegins, type EndsBeforeItBegins } from './span-check.ts';
import { treatmentSiteRefusals, type TreatmentSiteRefusal } from './treatment-site-check.ts';

export type AppointmentRefusal = OwnRecord | EndsBeforeItBegins | 'blank';

/** Checks the employer's written appointment, for instance as MPE: never one's own (I4), with its instrument. */
export function checkAppointment(
  fields: FactFields<Appointment>,
  recorder: PersonId,
): Checked<FactFields<Appointment>, AppointmentRefusal> {
  const found: Refusal<AppointmentRefusal>[] = [
    ...ownRecord(fields.person, recorder),
    ...endsBeforeItBegins(fields.from, fields.until, '/until'),
  ];
  if (fields.instrument.trim() === '') found.push(refuse('blank', '/instrument'));
  return checked(fields, found);
}

export type FoundingAppointmentRefusal =
  AppointmentRefusal | TreatmentSiteRefusal | 'unknown-skill' | 'longer-than-permitted';

/**
 * Checks the written appointment of a founding assessor or supervisor (I6): never one's own, for a known skill
 * and treatment sites, a software version, on named training, no longer than the policy permits (6 months as
 * the default).
 */
export function checkFoundingAppointment(
  fields: FactFields<FoundingAppointment>,
  recorder: PersonId,
  framework: FrameworkDocument,
  policy: PolicyDocument,
): Checked<FactFields<FoundingAppointment>, FoundingAppointmentRefusal> {
  const found: Refusal<FoundingAppointmentRefusal>[] = [
    ...ownRecord(fields.person, recorder),
    ...endsBeforeItBegins(fields.from, fields.until, '/until'),
    ...treatmentSiteRefusals(fields.treatmentSites, framework),
  ];
  const latest = lastDayOf(fields.from, policy.founding.longest);
  if (fields.until > latest) {
    found.push(refuse('longer-than-permitted', '/until', { on: latest }));
  }
  if (!framework.skills.some(({ id }) => id === fields.skill)) {
    found.push(refuse('unknown-skill', '/skill', { skill: fields.skill }));
  }
  for (const key of ['training', 'softwareVersion', 'platform'] as const) {
    if (fields[key].trim() === '') found.push(refuse('blank', `/${key}`));
  }
  return checked(fields, found);
}
