import type {
  Absence,
  Appointment,
  Delegation,
  Employment,
  FoundingAppointment,
  PersonnelFacts,
  RegistrationCheck,
} from './person.ts';
import { day } from '../calendar/days.fixture.ts';
import { person, recorded } from './recorded.fixture.ts';

/** Facts about a person for specs; every field can be set. */
export function employment(fields: Partial<Employment> = {}): Employment {
  return {
    ...recorded(),
    person: person('aa-1'),
    contract: 'substantive',
    profession: 'dosimetrist',
    band: '7',
    wte: 1,
    startsOn: day('2020-01-01'),
    endsOn: null,
    ...fields,
  };
}

export function registrationCheck(fields: Partial<RegistrationCheck> = {}): RegistrationCheck {
  return {
    ...recorded(),
    person: person('aa-1'),
    body: 'HCPC',
    part: null,
    number: 'CS00001',
    status: 'active',
    statusFrom: null,
    validity: 'fixed',
    validUntil: day('2027-08-31'),
    checkedOn: day('2025-09-01'),
    source: 'public register',
    ...fields,
  };
}

export function absence(from: string, returnedOn: string | null = null): Absence {
  return {
    ...recorded(from),
    person: person('aa-1'),
    from: day(from),
    returnedOn: returnedOn === null ? null : day(returnedOn),
    category: 'leave',
  };
}

export function appointment(fields: Partial<Appointment> = {}): Appointment {
  return {
    ...recorded(),
    person: person('mpe-1'),
    kind: 'mpe',
    from: day('2025-01-01'),
    until: null,
    instrument: 'letter 1',
    ...fields,
  };
}

export function foundingAppointment(
  fields: Partial<FoundingAppointment> = {},
): FoundingAppointment {
  return {
    ...recorded(),
    person: person('aa-1'),
    purpose: 'assessor',
    skill: 'oar-outlining',
    treatmentSites: ['cervix', 'bladder', 'prostate'],
    platform: 'ethos',
    softwareVersion: '2.0',
    training: 'vendor course',
    from: day('2026-01-01'),
    until: day('2026-06-30'),
    ...fields,
  };
}

export function delegation(fields: Partial<Delegation> = {}): Delegation {
  return {
    ...recorded(),
    person: person('horp-1'),
    roles: ['adapter', 'advanced-adapter', 'mpe'],
    treatmentSites: ['cervix', 'bladder', 'prostate'],
    from: day('2025-04-01'),
    until: day('2026-03-31'),
    instrument: 'letter 2',
    ...fields,
  };
}

export function personnel(fields: Partial<PersonnelFacts> = {}): PersonnelFacts {
  return {
    person: { ...recorded(), staffNumber: '1001', displayName: 'AA One', aliases: [] },
    names: [],
    employments: [],
    registrationChecks: [],
    conditionsDecisions: [],
    absences: [],
    appointments: [],
    foundingAppointments: [],
    delegations: [],
    delegationEnds: [],
    ...fields,
  };
}
