import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDay, Instant, PersonId } from '@oart/competency';
import { dayColumn, instantColumn } from '../database/columns.ts';

/** A framework document that its author is still writing, faults and all. */
@Entity('framework_draft')
export class FrameworkDraftEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  authorId!: PersonId;

  @Column('uuid')
  basedOnId!: string;

  @Column('text')
  document!: string;

  @Column({ ...dayColumn, nullable: true })
  effectiveFrom!: CalendarDay | null;

  /** One more with every change: who saves what an older screen shows is refused. */
  @Column('int4')
  revision!: number;

  @Column(instantColumn)
  changedAt!: Instant;
}
