import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '@oart/competency';
import { countColumn, instantColumn } from '../database/columns.ts';
import type { LoggedAnswer, LoggedAsk } from './ask-log.ts';

/** A request to the gate as it was written, in the seal that commits to it. */
@Entity('ask_log')
export class AskLogEntity {
  @PrimaryColumn('uuid')
  employerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column(countColumn)
  sealIndex!: number;

  @Column('int4')
  place!: number;

  @Column(instantColumn)
  askedAt!: Instant;

  @Column('uuid')
  askerId!: string;

  @Column('text')
  requestId!: string;

  @Column('text')
  endpoint!: LoggedAsk['endpoint'];

  @Column(countColumn)
  epoch!: number;

  @Column('jsonb')
  answers!: LoggedAnswer[];
}
