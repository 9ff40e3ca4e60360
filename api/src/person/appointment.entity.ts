import { Column, Entity } from 'typeorm';
import type {
  Appointment,
  CalendarDay,
  FoundingAppointment,
  Instant,
  PersonId,
} from '@oart/competency';
import { dayColumn, instantColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('appointment')
export class AppointmentEntity extends FactColumns {
  static override readonly schemaVersion = 2;

  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  kind!: Appointment['kind'];

  @Column(dayColumn)
  startsOn!: CalendarDay;

  @Column({ ...dayColumn, nullable: true })
  endsOn!: CalendarDay | null;

  @Column('text')
  instrument!: string;

  @Column('text', { nullable: true })
  reason!: string | null;
}

@Entity('founding_appointment')
export class FoundingAppointmentEntity extends FactColumns {
  static override readonly schemaVersion = 2;

  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  purpose!: FoundingAppointment['purpose'];

  @Column('text')
  skill!: string;

  @Column('text', { array: true })
  treatmentSites!: readonly string[];

  @Column('text')
  platform!: string;

  @Column('text')
  softwareVersion!: string;

  @Column('text')
  training!: string;

  @Column(dayColumn)
  startsOn!: CalendarDay;

  @Column(dayColumn)
  endsOn!: CalendarDay;

  @Column('text', { nullable: true })
  reason!: string | null;
}

@Entity('delegation')
export class DelegationEntity extends FactColumns {
  @Column('uuid')
  personId!: PersonId;

  /** As written on letters, such as `D-0007`. */
  @Column('text')
  number!: string;

  @Column('text', { array: true })
  roles!: readonly string[];

  @Column('text', { array: true })
  treatmentSites!: readonly string[];

  @Column(dayColumn)
  startsOn!: CalendarDay;

  @Column(dayColumn)
  endsOn!: CalendarDay;

  @Column('text')
  instrument!: string;
}

@Entity('delegation_end')
export class DelegationEndEntity extends FactColumns {
  @Column('uuid')
  delegationId!: string;

  @Column(instantColumn)
  endedAt!: Instant;
}
