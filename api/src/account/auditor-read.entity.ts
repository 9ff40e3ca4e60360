import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AuditorScope, Instant } from '@oart/competency';
import { instantColumn } from '../database/columns.ts';

/** One answer that an auditor was given (I15). */
@Entity('auditor_read')
export class AuditorReadEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  accountId!: string;

  @Column('text')
  method!: string;

  @Column('text')
  address!: string;

  /** The body of a question that is asked by POST; null for others, whose address says it. */
  @Column('jsonb', { nullable: true })
  asked!: object | null;

  /** The limits of the access at that time; null for the whole department. */
  @Column('jsonb', { nullable: true })
  scope!: AuditorScope | null;

  @Column(instantColumn)
  readAt!: Instant;
}
