import { employmentOn, entitlementStateAt, isInPost, personnelAsKnown } from '@oart/competency';
import type {
  Absence,
  Appointment,
  ConditionsDecision,
  Employment,
  EntitlementFacts,
  FoundingAppointment,
  Moment,
  Person,
  PersonId,
  PersonName,
  PersonnelFacts,
  Recorded,
  RegistrationCheck,
} from '@oart/competency';
import type {
  AbsenceView,
  AppointmentView,
  EmploymentView,
  FoundingAppointmentView,
  NameCorrectionView,
  Permission,
  PersonSummary,
  PersonView,
  RegistrationCheckView,
} from '@oart/contract';
import type { Caller } from '../http/caller.ts';

/** Who reads another person's registration and absence (I15); everybody reads their own. */
const FULL_LEVEL: ReadonlySet<Permission> = new Set<Permission>([
  'staffing-records',
  'entitler',
  'employers-representative',
  'auditor',
]);

export function levelFor(caller: Caller, person: PersonId): PersonView['level'] {
  const full = caller.permissions.some((permission) => FULL_LEVEL.has(permission));
  return full || caller.personId === person ? 'full' : 'neutral';
}

/** A person as a list shows them: post and roles held at a moment, on facts as known. */
export function personSummary(
  known: PersonnelFacts,
  held: EntitlementFacts,
  moment: Moment,
): PersonSummary {
  const post = employmentOn(known, moment.on);
  const { id, staffNumber, displayName } = known.person;
  return {
    id,
    staffNumber,
    displayName,
    profession: post?.profession ?? null,
    band: post?.band ?? null,
    inPost: isInPost(known, moment.on),
    roles: liveRoles(known, held, moment),
  };
}

export function personView(
  facts: PersonnelFacts,
  summary: PersonSummary,
  level: PersonView['level'],
  names: ReadonlyMap<PersonId, Person>,
  ledgerIndex: number,
): PersonView {
  const known = personnelAsKnown(facts, ledgerIndex);
  return {
    ...summary,
    onFileSince: facts.person.recordedAt,
    aliases: known.person.aliases,
    nameCorrections: level === 'full' ? nameCorrectionViews(known.names, names) : [],
    employments: known.employments.map(employmentView),
    registrationChecks:
      level === 'full'
        ? known.registrationChecks.map((check) =>
            registrationCheckView(check, known.conditionsDecisions, names),
          )
        : [],
    absences: level === 'full' ? known.absences.map(absenceView) : [],
    appointments: known.appointments.map(appointmentView),
    foundingAppointments: known.foundingAppointments.map(foundingAppointmentView),
    level,
    ledgerIndex,
  };
}

/** Every correction beside the name before it. */
function nameCorrectionViews(
  called: readonly PersonName[],
  names: ReadonlyMap<PersonId, Person>,
): readonly NameCorrectionView[] {
  return called.slice(1).map((each, place) => ({
    id: each.id,
    before: called[place]?.displayName ?? '',
    displayName: each.displayName,
    aliases: each.aliases,
    reason: each.reason ?? 'Erased',
    recordedAt: each.recordedAt,
    recordedBy: recorderOf(each, names),
  }));
}

export function recorderOf({ recordedBy }: Recorded, names: ReadonlyMap<PersonId, Person>): string {
  const recorder = recordedBy === null ? undefined : names.get(recordedBy);
  return recorder?.displayName ?? 'The product';
}

export function employmentView(employment: Employment): EmploymentView {
  const { id, contract, profession, band, wte, startsOn, endsOn } = employment;
  return { id, contract, profession, band, wte, startsOn, endsOn };
}

export function registrationCheckView(
  check: RegistrationCheck,
  decisions: readonly ConditionsDecision[],
  names: ReadonlyMap<PersonId, Person>,
): RegistrationCheckView {
  const { id, body, part, number, status, statusFrom, validity } = check;
  const { validUntil, checkedOn, source } = check;
  return {
    id,
    body,
    part,
    number,
    status,
    statusFrom,
    validity,
    validUntil,
    checkedOn,
    source,
    recordedBy: recorderOf(check, names),
    conditionsDecision:
      decisions.findLast(({ registrationCheck }) => registrationCheck === id)?.outcome ?? null,
  };
}

export function absenceView({ id, from, returnedOn, category }: Absence): AbsenceView {
  return { id, from, returnedOn, category };
}

export function appointmentView({
  id,
  kind,
  from,
  until,
  instrument,
}: Appointment): AppointmentView {
  return { id, kind, from, until, instrument };
}

export function foundingAppointmentView(appointment: FoundingAppointment): FoundingAppointmentView {
  const { id, purpose, skill, treatmentSites, platform } = appointment;
  const { softwareVersion, training, from, until } = appointment;
  return {
    id,
    purpose,
    skill,
    treatmentSites,
    platform,
    softwareVersion,
    training,
    from,
    until,
  };
}

function liveRoles(
  { employments }: PersonnelFacts,
  held: EntitlementFacts,
  moment: Moment,
): readonly string[] {
  const live = held.entitlements.filter(({ id }) =>
    LIVE.has(entitlementStateAt({ ...held, employments }, id, moment).kind),
  );
  return [...new Set(live.map(({ role }) => role))];
}

const LIVE: ReadonlySet<string> = new Set(['active', 'suspended-in-part']);
