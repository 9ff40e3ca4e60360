import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '@oart/competency';
import { instantColumn } from '../database/columns.ts';

/** A signed-in browser. The token itself is only in its cookie. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  accountId!: string;

  @Column('bytea')
  tokenSha256!: Buffer;

  @Column(instantColumn)
  startedAt!: Instant;

  @Column(instantColumn)
  seenAt!: Instant;

  @Column({ ...instantColumn, nullable: true })
  endedAt!: Instant | null;
}
