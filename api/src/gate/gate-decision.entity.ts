import { Column, Entity } from 'typeorm';
import type {
  EntitlementId,
  GateDecision,
  Instant,
  Notice,
  PersonId,
  Reason,
  UnitId,
  UsableUntil,
} from '@oart/competency';
import { countColumn, instantColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

/** The answer that the sign path gave, kept with its question. */
@Entity('gate_decision')
export class GateDecisionEntity extends FactColumns {
  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  task!: string;

  @Column('text')
  treatmentSite!: string;

  @Column('uuid')
  unitId!: UnitId;

  @Column('text', { nullable: true })
  adaptationType!: string | null;

  @Column('text', { nullable: true })
  caseReference!: string | null;

  @Column('int4', { nullable: true })
  fraction!: number | null;

  @Column('uuid', { nullable: true })
  supervisorId!: PersonId | null;

  @Column('text')
  outcome!: GateDecision['outcome'];

  @Column('jsonb')
  reasons!: Reason[];

  @Column('jsonb')
  notices!: Notice[];

  @Column('uuid', { nullable: true })
  entitlementId!: EntitlementId | null;

  @Column('int4', { nullable: true })
  frameworkVersion!: number | null;

  @Column('jsonb', { nullable: true })
  usableUntil!: UsableUntil | null;

  @Column(instantColumn)
  evaluatedAt!: Instant;

  @Column(countColumn)
  knownAt!: number;
}
