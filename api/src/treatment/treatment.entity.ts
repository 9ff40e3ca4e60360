import { Column, Entity } from 'typeorm';
import type { Act, CalendarDay, FractionEnd, Instant, PersonId, UnitId } from '@oart/competency';
import { dayColumn, instantColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('treatment_case')
export class TreatmentCaseEntity extends FactColumns {
  @Column('text')
  reference!: string;

  @Column('uuid')
  unitId!: UnitId;

  @Column('text')
  treatmentSite!: string;

  @Column('int4')
  fractionsPlanned!: number;
}

@Entity('act')
export class ActEntity extends FactColumns {
  static override readonly schemaVersion = 2;

  @Column('text')
  caseReference!: string;

  @Column('int4')
  fraction!: number;

  @Column('uuid')
  unitId!: UnitId;

  @Column('text')
  treatmentSite!: string;

  @Column('text')
  adaptationType!: string;

  @Column('text')
  task!: string;

  @Column('uuid')
  actorId!: PersonId;

  @Column('uuid', { nullable: true })
  supervisorId!: PersonId | null;

  @Column(instantColumn)
  performedAt!: Instant;

  @Column(dayColumn)
  performedOn!: CalendarDay;

  @Column('text')
  outcome!: Act['outcome'];

  @Column('text', { nullable: true })
  selection!: Act['selection'];

  @Column('text', { array: true })
  correctedStructures!: string[];

  @Column('text', { nullable: true })
  doseCheckResult!: Act['doseCheckResult'];

  @Column('text', { nullable: true })
  disposition!: string | null;

  @Column('text')
  mode!: Act['mode'];

  @Column('uuid')
  decisionId!: string;

  @Column('uuid')
  signatureId!: string;

  @Column('uuid', { nullable: true })
  supervisorSignatureId!: string | null;

  @Column('uuid', { nullable: true })
  breakGlassId!: string | null;

  @Column('uuid', { nullable: true })
  downtimeId!: string | null;

  @Column('text', { nullable: true })
  explanation!: string | null;

  @Column('text', { nullable: true })
  incidentReference!: string | null;
}

@Entity('act_correction')
export class ActCorrectionEntity extends FactColumns {
  static override readonly schemaVersion = 2;

  @Column('uuid')
  actId!: string;

  @Column('text')
  reason!: 'wrongly-recorded';

  @Column('text', { nullable: true })
  explanation!: string | null;
}

@Entity('fraction_end')
export class FractionEndEntity extends FactColumns {
  @Column('text')
  caseReference!: string;

  @Column('int4')
  fraction!: number;

  @Column('text')
  outcome!: FractionEnd['outcome'];
}
