import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '@oart/competency';
import type { AskScope } from '@oart/contract';
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

  @Column('text', { array: true })
  scopes!: readonly AskScope[];

  /** Null where it may ask about every unit. */
  @Column('uuid', { array: true, nullable: true })
  unitIds!: readonly string[] | null;

  @Column(instantColumn)
  createdAt!: Instant;

  @Column('uuid')
  createdByAccountId!: string;

  @Column({ ...instantColumn, nullable: true })
  lastUsedAt!: Instant | null;

  @Column({ ...instantColumn, nullable: true })
  closedAt!: Instant | null;
}
