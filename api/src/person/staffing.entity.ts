import { Column, Entity } from 'typeorm';
import type {
  Absence,
  Band,
  CalendarDay,
  ConditionsDecision,
  Contract,
  PersonId,
  Profession,
  RegistrationBody,
  RegistrationCheck,
  RegistrationStatus,
} from '@oart/competency';
import { dayColumn, numericColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('employment')
export class EmploymentEntity extends FactColumns {
  static override readonly schemaVersion = 2;

  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  contract!: Contract;

  @Column('text')
  profession!: Profession;

  @Column('text', { nullable: true })
  band!: Band | null;

  @Column(numericColumn(3, 2))
  wte!: number;

  @Column(dayColumn)
  startsOn!: CalendarDay;

  @Column({ ...dayColumn, nullable: true })
  endsOn!: CalendarDay | null;

  @Column('text', { nullable: true })
  reason!: string | null;
}

@Entity('registration_check')
export class RegistrationCheckEntity extends FactColumns {
  static override readonly schemaVersion = 2;

  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  body!: RegistrationBody;

  @Column('text', { nullable: true })
  part!: string | null;

  @Column('text', { nullable: true })
  number!: string | null;

  @Column('text')
  status!: RegistrationStatus;

  @Column({ ...dayColumn, nullable: true })
  statusFrom!: CalendarDay | null;

  @Column('text')
  validity!: RegistrationCheck['validity'];

  @Column({ ...dayColumn, nullable: true })
  validUntil!: CalendarDay | null;

  @Column(dayColumn)
  checkedOn!: CalendarDay;

  @Column('text', { nullable: true })
  source!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;
}

@Entity('conditions_decision')
export class ConditionsDecisionEntity extends FactColumns {
  @Column('uuid')
  personId!: PersonId;

  @Column('uuid')
  registrationCheckId!: string;

  @Column('text')
  outcome!: ConditionsDecision['outcome'];
}

@Entity('absence')
export class AbsenceEntity extends FactColumns {
  static override readonly schemaVersion = 2;

  @Column('uuid')
  personId!: PersonId;

  @Column(dayColumn)
  startsOn!: CalendarDay;

  @Column({ ...dayColumn, nullable: true })
  returnedOn!: CalendarDay | null;

  @Column('text', { nullable: true })
  category!: Absence['category'] | null;

  @Column('text', { nullable: true })
  reason!: string | null;
}
