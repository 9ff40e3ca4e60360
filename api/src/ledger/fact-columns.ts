import { Column, PrimaryColumn } from 'typeorm';
import type { FactId, Instant, PersonId } from '@oart/competency';
import { countColumn, instantColumn } from '../database/columns.ts';

/**
 * The columns that every fact carries. Entities of facts extend it and add columns only;
 * `Recording.add` fills these in.
 */
export class FactColumns {
  /** Version of the row's shape in the ledger payload; an entity whose table gains a column raises it. */
  static readonly schemaVersion: number = 1;

  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: FactId;

  @Column(countColumn)
  ledgerIndex!: number;

  @Column(instantColumn)
  recordedAt!: Instant;

  @Column('uuid', { nullable: true })
  recordedBy!: PersonId | null;

  @Column('uuid', { nullable: true })
  supersedesId!: FactId | null;
}
