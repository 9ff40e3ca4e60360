import { lastDayOf } from '@oart/competency';
import type { Appointment, CalendarDay, FoundingAppointment } from '@oart/competency';
import type {
  AppointmentRequest,
  AppointmentView,
  FoundingAppointmentRequest,
  FoundingAppointmentView,
  OnFile,
} from '@oart/contract';
import type { Choice } from '../forms/choice-field';
import { choicesOf } from '../forms/choices-of';
import { REASON, choiceField, choicesField, dayField, textField } from './fact-act';
import type { FactAct, FactSection } from './fact-act';
import { correcting, originOf, personOf, spanOf, whoRecords, withEntry } from './staff-file';
import type { StaffFile } from './staff-file';
import { PURPOSE_TITLES } from './staff-file-words';
import { whatFollows } from './what-follows';

type Appointed = AppointmentView & OnFile;
type Founded = FoundingAppointmentView & OnFile;

/** The employer's written appointments, such as MPE. */
export function appointmentSection(file: StaffFile): FactSection {
  const mayRecord = file.has('employers-representative') && !file.isOwn;
  return {
    id: 'appointments',
    title: 'Appointments',
    columns: ['Appointed as', 'Days', 'Instrument'],
    empty: 'No appointment was recorded.',
    rows: file.view.appointments.map((appointment) => ({
      id: appointment.id,
      cells: ['MPE', spanOf(appointment.from, appointment.until), appointment.instrument],
      origin: originOf(appointment, file),
      isCorrected: appointment.correctedBy !== null,
      acts:
        mayRecord && appointment.correctedBy === null
          ? [
              ...(appointment.until === null ? [endAppointment(file, appointment)] : []),
              appointAct(file, appointment),
            ]
          : [],
    })),
    acts: mayRecord ? [appointAct(file, null)] : [],
    recordedBy: whoRecords(file, 'employers-representative', 'Employer’s representative'),
  };
}

type AppointmentValues = {
  readonly from: CalendarDay | null;
  readonly until: CalendarDay | null;
  readonly instrument: string;
  readonly reason?: string;
};

function appointAct(file: StaffFile, corrected: Appointed | null): FactAct {
  const today = file.moment.on;
  const name = file.view.person.displayName;
  const act: FactAct<AppointmentValues> = {
    title: corrected === null ? 'Appoint as MPE' : 'Correct',
    heading: corrected === null ? `Appoint ${name} as MPE` : 'Correct this appointment',
    action: corrected === null ? 'Record the appointment' : 'Correct the appointment',
    address: `/api/people/${file.view.person.id}/appointments`,
    fields: {
      from: dayField('First day', 'the first day', {
        value: (corrected?.from as CalendarDay | undefined) ?? today,
      }),
      until: dayField('Last day', 'the last day', {
        value: (corrected?.until ?? null) as CalendarDay | null,
        isOptional: true,
        hint: 'Only where the appointment has one.',
      }),
      instrument: textField('Reference of the written appointment', 'the reference', {
        value: corrected?.instrument ?? '',
      }),
      ...(corrected !== null && { reason: REASON }),
    },
    request: ({ from, until, instrument, reason }): AppointmentRequest => ({
      kind: 'mpe',
      from: from ?? today,
      until,
      instrument: instrument.trim(),
      ...correcting(corrected?.id ?? null, reason),
    }),
    follows: ({ from, until, instrument }) =>
      appointed(file, { from: from ?? today, until, instrument }, corrected?.id ?? null),
    recorded: ({ from, until }) =>
      `The appointment of ${name} as MPE, ${spanOf(from ?? today, until)}, is on file.`,
  };
  return act;
}

function endAppointment(file: StaffFile, appointment: Appointed): FactAct {
  const { id, kind, instrument } = appointment;
  const from = appointment.from as CalendarDay;
  const act: FactAct<{ readonly until: CalendarDay | null }> = {
    title: 'End',
    heading: `End the appointment of ${file.view.person.displayName} as MPE`,
    action: 'Record its last day',
    address: `/api/people/${file.view.person.id}/appointments`,
    fields: { until: dayField('Last day', 'the last day', { value: file.moment.on }) },
    request: ({ until }): AppointmentRequest => ({ kind, from, until, instrument, supersedes: id }),
    follows: ({ until }) => appointed(file, { from, until, instrument }, id),
    recorded: ({ until }) =>
      `The appointment of ${file.view.person.displayName} as MPE, ${spanOf(from, until)}, is on file.`,
  };
  return act;
}

function appointed(
  file: StaffFile,
  fields: Pick<Appointment, 'from' | 'until' | 'instrument'>,
  corrects: string | null,
): readonly string[] {
  const appointments = withEntry<Appointment>(
    file.facts.appointments,
    { ...fields, kind: 'mpe', person: personOf(file) },
    corrects,
  );
  return whatFollows(file, { ...file.facts, appointments });
}

/** Founding assessors and supervisors, who break the circle while nobody is entitled yet (I6). */
export function foundingSection(file: StaffFile): FactSection {
  const mayRecord = file.has('employers-representative') && !file.isOwn;
  return {
    id: 'founding-appointments',
    title: 'Founding appointments',
    columns: ['Appointed as', 'For', 'On', 'Days', 'On the training'],
    empty: 'No founding appointment was recorded.',
    rows: file.view.foundingAppointments.map((founding) => ({
      id: founding.id,
      cells: [
        PURPOSE_TITLES[founding.purpose],
        `${file.titles.skill(founding.skill)}: ${founding.treatmentSites.map((site) => file.titles.treatmentSite(site)).join(', ')}`,
        `${platformTitle(founding.platform)}, ${founding.softwareVersion}`,
        spanOf(founding.from, founding.until),
        founding.training,
      ],
      origin: originOf(founding, file),
      isCorrected: founding.correctedBy !== null,
      acts: mayRecord && founding.correctedBy === null ? [foundingAct(file, founding)] : [],
    })),
    acts: mayRecord ? [foundingAct(file, null)] : [],
    recordedBy: whoRecords(file, 'employers-representative', 'Employer’s representative'),
  };
}

const PLATFORM_TITLES = { ethos: 'Ethos', unity: 'Unity' };

function platformTitle(platform: string): string {
  return choicesOf(PLATFORM_TITLES).find(({ id }) => id === platform)?.title ?? platform;
}

type FoundingValues = {
  readonly purpose: FoundingAppointment['purpose'] | '';
  readonly skill: string;
  readonly treatmentSites: readonly string[];
  readonly platform: string;
  readonly softwareVersion: string;
  readonly training: string;
  readonly from: CalendarDay | null;
  readonly until: CalendarDay | null;
  readonly reason?: string;
};

function foundingAct(file: StaffFile, corrected: Founded | null): FactAct {
  const { document, moment, policy, view } = file;
  const today = moment.on;
  const act: FactAct<FoundingValues> = {
    title: corrected === null ? 'Appoint as founding' : 'Correct or end',
    heading:
      corrected === null
        ? `Founding appointment of ${view.person.displayName}`
        : 'Correct or end this founding appointment',
    says: 'While nobody is entitled yet, a founding assessor or supervisor stands in, on named external or vendor training. Every use is marked.',
    action: corrected === null ? 'Record the appointment' : 'Correct the appointment',
    address: `/api/people/${view.person.id}/founding-appointments`,
    fields: {
      purpose: choiceField<FoundingAppointment['purpose']>('Appointed as', 'the purpose', {
        value: corrected?.purpose ?? 'assessor',
        choices: choicesOf(PURPOSE_TITLES),
      }),
      skill: choiceField<string>('Skill', 'the skill', {
        value: corrected?.skill ?? '',
        choices: titlesIn(document.skills),
      }),
      treatmentSites: choicesField('Treatment sites', 'at least one treatment site', {
        value: corrected?.treatmentSites ?? [],
        choices: titlesIn(document.treatmentSites),
      }),
      platform: choiceField<string>('Platform', 'the platform', {
        value: corrected?.platform ?? 'ethos',
        choices: choicesOf(PLATFORM_TITLES),
      }),
      softwareVersion: textField('Software version', 'the software version', {
        value: corrected?.softwareVersion ?? '',
      }),
      training: textField('External or vendor training it rests on', 'the training', {
        value: corrected?.training ?? '',
        isLong: true,
      }),
      from: dayField('First day', 'the first day', {
        value: (corrected?.from as CalendarDay | undefined) ?? today,
      }),
      until: dayField('Last day', 'the last day', {
        value:
          (corrected?.until as CalendarDay | undefined) ??
          lastDayOf(today, policy.founding.longest),
      }),
      ...(corrected !== null && { reason: REASON }),
    },
    request: ({ reason, ...values }): FoundingAppointmentRequest => ({
      purpose: values.purpose as FoundingAppointment['purpose'],
      skill: values.skill,
      treatmentSites: values.treatmentSites,
      platform: values.platform,
      softwareVersion: values.softwareVersion.trim(),
      training: values.training.trim(),
      from: values.from ?? today,
      until: values.until ?? today,
      ...correcting(corrected?.id ?? null, reason),
    }),
    follows: () => [],
    recorded: ({ purpose, from, until }) =>
      `${view.person.displayName} as ${PURPOSE_TITLES[purpose as FoundingAppointment['purpose']].toLowerCase()}, ${spanOf(from ?? today, until)}, is on file.`,
  };
  return act;
}

function titlesIn(entries: readonly Choice[]): readonly Choice[] {
  return entries.map(({ id, title }) => ({ id, title }));
}
