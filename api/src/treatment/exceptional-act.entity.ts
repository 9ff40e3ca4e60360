import { Column, Entity } from 'typeorm';
import type { ExceptionalReview, Instant, PersonId, UnitId } from '@oart/competency';
import { instantColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('break_glass')
export class BreakGlassEntity extends FactColumns {
  @Column('text')
  caseReference!: string;

  @Column('int4')
  fraction!: number;

  @Column('uuid')
  unitId!: UnitId;

  @Column('text')
  treatmentSite!: string;

  @Column('text')
  task!: string;

  @Column('uuid')
  actorId!: PersonId;

  @Column('uuid')
  secondPersonId!: PersonId;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('int4')
  minutes!: number;

  @Column('uuid')
  decisionId!: string;

  @Column('uuid')
  signatureId!: string;

  @Column('uuid')
  secondSignatureId!: string;
}

@Entity('downtime_period')
export class DowntimePeriodEntity extends FactColumns {
  @Column('uuid')
  unitId!: UnitId;

  @Column(instantColumn)
  startedAt!: Instant;

  @Column(instantColumn)
  endedAt!: Instant;

  @Column('text', { nullable: true })
  reason!: string | null;
}

/** Both instants, or neither where the downtime never was. */
@Entity('downtime_correction')
export class DowntimeCorrectionEntity extends FactColumns {
  @Column('uuid')
  downtimeId!: string;

  @Column({ ...instantColumn, nullable: true })
  startedAt!: Instant | null;

  @Column({ ...instantColumn, nullable: true })
  endedAt!: Instant | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid')
  correctorId!: PersonId;
}

@Entity('exceptional_review')
export class ExceptionalReviewEntity extends FactColumns {
  @Column('uuid', { nullable: true })
  breakGlassId!: string | null;

  @Column('uuid', { nullable: true })
  actId!: string | null;

  @Column('text')
  outcome!: ExceptionalReview['outcome'];

  @Column('text', { nullable: true })
  statement!: string | null;

  @Column('text', { nullable: true })
  incidentReference!: string | null;

  @Column('uuid')
  reviewerId!: PersonId;

  @Column('uuid')
  signatureId!: string;
}

@Entity('act_countersignature')
export class ActCountersignatureEntity extends FactColumns {
  @Column('uuid')
  actId!: string;

  @Column('uuid')
  signerId!: PersonId;

  @Column('uuid')
  signatureId!: string;
}
