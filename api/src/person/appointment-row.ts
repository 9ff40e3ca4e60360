import type { Appointment, Delegation, DelegationEnd, FoundingAppointment } from '@oart/competency';
import { recordedOf } from '../ledger/recorded-of.ts';
import type {
  AppointmentEntity,
  DelegationEndEntity,
  DelegationEntity,
  FoundingAppointmentEntity,
} from './appointment.entity.ts';

export function appointmentOf(row: AppointmentEntity): Appointment {
  return {
    ...recordedOf(row),
    person: row.personId,
    kind: row.kind,
    from: row.startsOn,
    until: row.endsOn,
    instrument: row.instrument,
  };
}

export function foundingAppointmentOf(row: FoundingAppointmentEntity): FoundingAppointment {
  return {
    ...recordedOf(row),
    person: row.personId,
    purpose: row.purpose,
    skill: row.skill,
    treatmentSites: row.treatmentSites,
    platform: row.platform,
    softwareVersion: row.softwareVersion,
    training: row.training,
    from: row.startsOn,
    until: row.endsOn,
  };
}

export function delegationOf(row: DelegationEntity): Delegation {
  return {
    ...recordedOf(row),
    id: row.id,
    person: row.personId,
    roles: row.roles,
    treatmentSites: row.treatmentSites,
    from: row.startsOn,
    until: row.endsOn,
    instrument: row.instrument,
  };
}

export function delegationEndOf(row: DelegationEndEntity): DelegationEnd {
  return { ...recordedOf(row), delegation: row.delegationId, endedAt: row.endedAt };
}
