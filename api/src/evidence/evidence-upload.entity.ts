import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant, PersonId } from '@oart/competency';
import type { EvidenceRequest } from '@oart/contract';
import { instantColumn } from '../database/columns.ts';

/** An announced upload whose bytes have not all arrived. Goes when the evidence is recorded. */
@Entity('evidence_upload')
export class EvidenceUploadEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  /** The id that the evidence will have. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  personId!: PersonId;

  @Column('uuid')
  submittedById!: PersonId;

  @Column('jsonb')
  request!: EvidenceRequest;

  @Column(instantColumn)
  announcedAt!: Instant;

  /** When the bytes that came were refused; other bytes, or the same ones, may still come. */
  @Column({ ...instantColumn, nullable: true })
  refusedAt!: Instant | null;
}

/** One look at another person's file (I15). */
@Entity('evidence_read')
export class EvidenceReadEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  evidenceId!: string;

  @Column('uuid')
  readerId!: PersonId;

  @Column(instantColumn)
  readAt!: Instant;
}
