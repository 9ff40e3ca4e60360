import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '@oart/competency';
import { instantColumn } from '../database/columns.ts';

/** A service that may ask the gate. The key itself is shown once and not kept. */
@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  title!: string;

  @Column('bytea')
  keySha256!: Buffer;

  @Column(instantColumn)
  createdAt!: Instant;

  @Column('uuid')
  createdByAccountId!: string;

  @Column({ ...instantColumn, nullable: true })
  lastUsedAt!: Instant | null;

  @Column({ ...instantColumn, nullable: true })
  closedAt!: Instant | null;
}
