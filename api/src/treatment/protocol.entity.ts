import { Column, Entity } from 'typeorm';
import type { CalendarDay, PersonId } from '@oart/competency';
import { dayColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('plan_selection_protocol')
export class PlanSelectionProtocolEntity extends FactColumns {
  @Column('text')
  treatmentSite!: string;

  @Column('uuid')
  authorId!: PersonId;

  @Column('text')
  title!: string;
}

@Entity('protocol_approval')
export class ProtocolApprovalEntity extends FactColumns {
  @Column('uuid')
  protocolId!: string;

  @Column('uuid')
  approverId!: PersonId;

  @Column(dayColumn)
  effectiveFrom!: CalendarDay;

  @Column('uuid')
  decisionId!: string;

  @Column('uuid')
  signatureId!: string;
}
