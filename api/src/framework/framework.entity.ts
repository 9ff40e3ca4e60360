import { Column, Entity } from 'typeorm';
import type { CalendarDay } from '@oart/competency';
import { dayColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

/** A framework document as it came: the bytes are what is hashed, approved and printed years later. */
@Entity('framework_version')
export class FrameworkVersionEntity extends FactColumns {
  @Column('int4')
  number!: number;

  @Column('bytea')
  document!: Buffer;

  @Column('text')
  sha256!: string;

  @Column(dayColumn)
  effectiveFrom!: CalendarDay;
}

@Entity('framework_approval')
export class FrameworkApprovalEntity extends FactColumns {
  @Column('uuid')
  frameworkVersionId!: string;
}

@Entity('framework_withdrawal')
export class FrameworkWithdrawalEntity extends FactColumns {
  @Column('uuid')
  frameworkVersionId!: string;

  @Column(dayColumn)
  withdrawnFrom!: CalendarDay;

  @Column('text')
  reason!: string;
}

/** The department's policy as it came. The latest approved one holds. */
@Entity('policy_version')
export class PolicyVersionEntity extends FactColumns {
  @Column('int4')
  number!: number;

  @Column('bytea')
  document!: Buffer;

  @Column('text')
  sha256!: string;
}

@Entity('policy_approval')
export class PolicyApprovalEntity extends FactColumns {
  @Column('uuid')
  policyVersionId!: string;
}
