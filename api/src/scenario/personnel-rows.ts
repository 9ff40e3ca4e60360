import { uuidv7 } from 'uuidv7';
import {
  AppointmentEntity,
  DelegationEndEntity,
  DelegationEntity,
  FoundingAppointmentEntity,
} from '../person/appointment.entity.ts';
import { PersonEntity } from '../person/person.entity.ts';
import {
  AbsenceEntity,
  ConditionsDecisionEntity,
  EmploymentEntity,
  RegistrationCheckEntity,
} from '../person/staffing.entity.ts';
import type { Writers } from './loading.ts';

export const PERSONNEL = {
  person: (tx, { staffNumber, displayName, aliases }) =>
    tx.add(PersonEntity, uuidv7(), { staffNumber, displayName, aliases: [...aliases] }),

  employment: (tx, fact, loading) =>
    tx.add(EmploymentEntity, uuidv7(), {
      personId: loading.labels.person(fact.person),
      contract: fact.contract,
      profession: fact.profession,
      band: fact.band,
      wte: fact.wte,
      startsOn: fact.startsOn,
      endsOn: fact.endsOn,
      // A scenario file says what is corrected, not why.
      reason: null,
      supersedesId: loading.corrected(fact),
    }),

  registration: (tx, fact, loading) =>
    tx.add(RegistrationCheckEntity, uuidv7(), {
      personId: loading.labels.person(fact.person),
      body: fact.body,
      part: fact.part,
      number: fact.number,
      status: fact.status,
      statusFrom: fact.statusFrom,
      validity: fact.validity,
      validUntil: fact.validUntil,
      checkedOn: fact.checkedOn,
      source: fact.source,
      reason: null,
      supersedesId: loading.corrected(fact),
    }),

  'conditions-decision': (tx, fact, loading) =>
    tx.add(ConditionsDecisionEntity, uuidv7(), {
      personId: loading.labels.person(fact.person),
      registrationCheckId: loading.labels.fact(fact.registrationCheck),
      outcome: fact.outcome,
      supersedesId: loading.corrected(fact),
    }),

  absence: (tx, fact, loading) =>
    tx.add(AbsenceEntity, uuidv7(), {
      personId: loading.labels.person(fact.person),
      startsOn: fact.from,
      returnedOn: fact.returnedOn,
      category: fact.category,
      reason: null,
      supersedesId: loading.corrected(fact),
    }),

  appointment: (tx, fact, loading) =>
    tx.add(AppointmentEntity, uuidv7(), {
      personId: loading.labels.person(fact.person),
      kind: fact.kind,
      startsOn: fact.from,
      endsOn: fact.until,
      instrument: fact.instrument,
      reason: null,
      supersedesId: loading.corrected(fact),
    }),

  'founding-appointment': (tx, fact, loading) =>
    tx.add(FoundingAppointmentEntity, uuidv7(), {
      personId: loading.labels.person(fact.person),
      purpose: fact.purpose,
      skill: fact.skill,
      treatmentSites: [...fact.treatmentSites],
      platform: fact.platform,
      softwareVersion: fact.softwareVersion,
      training: fact.training,
      startsOn: fact.from,
      endsOn: fact.until,
      reason: null,
      supersedesId: loading.corrected(fact),
    }),

  delegation: (tx, fact, loading) =>
    tx.add(DelegationEntity, uuidv7(), {
      personId: loading.labels.person(fact.person),
      number: loading.nextDelegationNumber(),
      roles: [...fact.roles],
      treatmentSites: [...fact.treatmentSites],
      startsOn: fact.from,
      endsOn: fact.until,
      instrument: fact.instrument,
      supersedesId: loading.corrected(fact),
    }),

  'delegation-end': (tx, { delegation, endedAt }, { labels }) =>
    tx.add(DelegationEndEntity, uuidv7(), { delegationId: labels.fact(delegation), endedAt }),
} satisfies Partial<Writers>;
