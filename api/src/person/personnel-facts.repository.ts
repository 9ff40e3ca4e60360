import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { personAsKnown } from '@oart/competency';
import type {
  Employment,
  FactId,
  Person,
  PersonId,
  PersonName,
  PersonnelFacts,
} from '@oart/competency';
import { byPerson } from '../ledger/by-person.ts';
import type { FactColumns } from '../ledger/fact-columns.ts';
import { factRows } from '../ledger/fact-rows.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import {
  appointmentOf,
  delegationEndOf,
  delegationOf,
  foundingAppointmentOf,
} from './appointment-row.ts';
import {
  AppointmentEntity,
  DelegationEndEntity,
  DelegationEntity,
  FoundingAppointmentEntity,
} from './appointment.entity.ts';
import { NameCorrectionEntity, PersonEntity } from './person.entity.ts';
import {
  absenceOf,
  conditionsDecisionOf,
  employmentOf,
  registrationCheckOf,
} from './staffing-row.ts';
import {
  AbsenceEntity,
  ConditionsDecisionEntity,
  EmploymentEntity,
  RegistrationCheckEntity,
} from './staffing.entity.ts';

type CorrectedRow = FactColumns & {
  readonly personId: PersonId;
  readonly reason: string | null;
};

const CORRECTED_WITH_REASON: readonly (new () => CorrectedRow)[] = [
  EmploymentEntity,
  RegistrationCheckEntity,
  AbsenceEntity,
  AppointmentEntity,
  FoundingAppointmentEntity,
];

@Injectable()
export class PersonnelFactsRepository {
  /** Everybody on file, in ledger order. */
  async everyId(tx: EntityManager): Promise<readonly PersonId[]> {
    const rows = await tx.query<{ id: PersonId }[]>(
      'select id from oart.person order by ledger_index',
    );
    return rows.map(({ id }) => id);
  }

  async employments(tx: EntityManager, personId: PersonId): Promise<readonly Employment[]> {
    const rows = await factRows(tx, EmploymentEntity, 'personId', [personId]);
    return rows.map(employmentOf);
  }

  async correctionReasons(
    tx: EntityManager,
    personId: PersonId,
  ): Promise<ReadonlyMap<FactId, string>> {
    const reasons = new Map<FactId, string>();
    for (const entity of CORRECTED_WITH_REASON) {
      for (const { id, reason } of await tx.findBy<CorrectedRow>(entity, { personId })) {
        if (reason !== null) reasons.set(id, reason);
      }
    }
    return reasons;
  }

  async delegationNumbers(
    tx: EntityManager,
    delegations: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.findBy(DelegationEntity, { id: Any([...delegations]) });
    return new Map(rows.map((row) => [row.id, row.number]));
  }

  async named(
    tx: EntityManager,
    people: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, Person>> {
    const named = await this.#namesOf(tx, people);
    return new Map(named.map(({ person }) => [person.id as PersonId, person]));
  }

  /** Post, registration and presence of each person named who is on file, in ledger order. */
  async ofPeople(
    tx: EntityManager,
    people: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, PersonnelFacts>> {
    const theirs = <Row extends FactColumns & { readonly personId: PersonId }>(
      entity: new () => Row,
    ): Promise<readonly Row[]> => factRows(tx, entity, 'personId', people);
    const [
      persons,
      employmentRows,
      checkRows,
      decisionRows,
      absenceRows,
      appointmentRows,
      foundingRows,
      delegationRows,
    ] = await Promise.all([
      this.#namesOf(tx, people),
      theirs(EmploymentEntity),
      theirs(RegistrationCheckEntity),
      theirs(ConditionsDecisionEntity),
      theirs(AbsenceEntity),
      theirs(AppointmentEntity),
      theirs(FoundingAppointmentEntity),
      theirs(DelegationEntity),
    ]);
    const employments = byPerson(employmentRows, concerned);
    const checks = byPerson(checkRows, concerned);
    const decisions = byPerson(decisionRows, concerned);
    const absences = byPerson(absenceRows, concerned);
    const appointments = byPerson(appointmentRows, concerned);
    const foundings = byPerson(foundingRows, concerned);
    const delegations = byPerson(delegationRows, concerned);
    const holderOf = new Map(delegationRows.map((row) => [row.id, row.personId]));
    const ends = byPerson(
      await factRows(tx, DelegationEndEntity, 'delegationId', holderOf.keys()),
      (row) => holderOf.get(row.delegationId),
    );
    return new Map(
      persons.map(({ person, names }) => [
        person.id as PersonId,
        {
          person,
          names,
          employments: employments(person.id as PersonId).map(employmentOf),
          registrationChecks: checks(person.id as PersonId).map(registrationCheckOf),
          conditionsDecisions: decisions(person.id as PersonId).map(conditionsDecisionOf),
          absences: absences(person.id as PersonId).map(absenceOf),
          appointments: appointments(person.id as PersonId).map(appointmentOf),
          foundingAppointments: foundings(person.id as PersonId).map(foundingAppointmentOf),
          delegations: delegations(person.id as PersonId).map(delegationOf),
          delegationEnds: ends(person.id as PersonId).map(delegationEndOf),
        },
      ]),
    );
  }

  async #namesOf(tx: EntityManager, people: readonly PersonId[]): Promise<readonly NamedPerson[]> {
    const rows = await factRows(tx, PersonEntity, 'id', people);
    const corrections = await factRows(tx, NameCorrectionEntity, 'personId', people);
    return namedRows(rows, corrections);
  }
}

type NamedPerson = Pick<PersonnelFacts, 'person' | 'names'>;

/** People under the names that hold today, with all that they were called. */
function namedRows(
  rows: readonly PersonEntity[],
  corrections: readonly NameCorrectionEntity[],
): readonly NamedPerson[] {
  const corrected = byPerson(corrections, concerned);
  return rows.map((row) => {
    const person: Person = {
      ...recordedOf(row),
      staffNumber: row.staffNumber ?? '',
      ...written(row),
    };
    const id = row.id as PersonId;
    const names = [
      { ...recordedOf(row), person: id, ...written(row), reason: null },
      ...corrected(id).map(personNameOf),
    ];
    return { person: personAsKnown(person, names, Infinity), names };
  });
}

function personNameOf(row: NameCorrectionEntity): PersonName {
  return { ...recordedOf(row), person: row.personId, ...written(row), reason: row.reason };
}

/** What was erased at the end of retention reads as erased. */
function written(
  row: PersonEntity | NameCorrectionEntity,
): Pick<Person, 'displayName' | 'aliases'> {
  return { displayName: row.displayName ?? 'Erased', aliases: row.aliases ?? [] };
}

function concerned(row: { readonly personId: PersonId }): PersonId {
  return row.personId;
}
