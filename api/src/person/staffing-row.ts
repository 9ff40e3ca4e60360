import type { Absence, ConditionsDecision, Employment, RegistrationCheck } from '@oart/competency';
import { recordedOf } from '../ledger/recorded-of.ts';
import type {
  AbsenceEntity,
  ConditionsDecisionEntity,
  EmploymentEntity,
  RegistrationCheckEntity,
} from './staffing.entity.ts';

export function employmentOf(row: EmploymentEntity): Employment {
  return {
    ...recordedOf(row),
    person: row.personId,
    contract: row.contract,
    profession: row.profession,
    band: row.band,
    wte: row.wte,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
  };
}

export function registrationCheckOf(row: RegistrationCheckEntity): RegistrationCheck {
  return {
    ...recordedOf(row),
    person: row.personId,
    body: row.body,
    part: row.part,
    number: row.number ?? '',
    status: row.status,
    statusFrom: row.statusFrom,
    validity: row.validity,
    validUntil: row.validUntil,
    checkedOn: row.checkedOn,
    source: row.source ?? '',
  };
}

export function conditionsDecisionOf(row: ConditionsDecisionEntity): ConditionsDecision {
  return {
    ...recordedOf(row),
    person: row.personId,
    registrationCheck: row.registrationCheckId,
    outcome: row.outcome,
  };
}

export function absenceOf(row: AbsenceEntity): Absence {
  return {
    ...recordedOf(row),
    person: row.personId,
    from: row.startsOn,
    returnedOn: row.returnedOn,
    category: row.category ?? 'other',
  };
}
