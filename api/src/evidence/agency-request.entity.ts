import { Column, Entity } from 'typeorm';
import type { CalendarDay, PersonId } from '@oart/competency';
import { dayColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('agency_request')
export class AgencyRequestEntity extends FactColumns {
  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  agency!: string;

  @Column(dayColumn)
  requestedOn!: CalendarDay;
}
