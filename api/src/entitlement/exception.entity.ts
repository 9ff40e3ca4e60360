import { Column, Entity } from 'typeorm';
import type { CalendarDay, PersonId } from '@oart/competency';
import { dayColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('waiver')
export class WaiverEntity extends FactColumns {
  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  requirement!: string;

  @Column('text', { nullable: true })
  rationale!: string | null;

  @Column('uuid')
  approverId!: PersonId;

  @Column(dayColumn)
  validFrom!: CalendarDay;

  @Column(dayColumn)
  validUntil!: CalendarDay;
}

@Entity('equivalence')
export class EquivalenceEntity extends FactColumns {
  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  skill!: string;

  @Column('text')
  fromTreatmentSite!: string;

  @Column('text')
  toTreatmentSite!: string;

  @Column('text', { nullable: true })
  rationale!: string | null;

  @Column('uuid')
  approverId!: PersonId;

  @Column(dayColumn)
  validFrom!: CalendarDay;

  @Column({ ...dayColumn, nullable: true })
  validUntil!: CalendarDay | null;
}

@Entity('equivalence_end')
export class EquivalenceEndEntity extends FactColumns {
  @Column('uuid')
  equivalenceId!: string;

  @Column(dayColumn)
  lastDay!: CalendarDay;

  @Column('text', { nullable: true })
  reason!: string | null;
}
