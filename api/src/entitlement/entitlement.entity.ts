import { Column, Entity } from 'typeorm';
import type {
  BasisItem,
  CalendarDay,
  Entitlement,
  EntitlementId,
  PersonId,
  Suspension,
  SuspensionId,
} from '@oart/competency';
import { dayColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('entitlement')
export class EntitlementEntity extends FactColumns {
  @Column('text')
  number!: string;

  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  dutyHolder!: Entitlement['dutyHolder'];

  @Column('text')
  role!: string;

  @Column('text', { array: true })
  tasks!: string[];

  @Column('text', { array: true })
  treatmentSites!: string[];

  @Column('text')
  platform!: string;

  @Column('uuid', { array: true })
  unitIds!: string[];

  @Column('text', { array: true })
  softwareVersions!: string[];

  @Column('text', { array: true })
  adaptationTypes!: string[];

  @Column('int4')
  frameworkVersion!: number;

  @Column('jsonb')
  basis!: BasisItem[];

  @Column('text', { nullable: true })
  conditions!: string | null;

  @Column('uuid')
  proposerId!: PersonId;

  @Column('uuid')
  entitlerId!: PersonId;

  @Column('uuid')
  delegationId!: string;

  @Column(dayColumn)
  effectiveFrom!: CalendarDay;

  @Column(dayColumn)
  reviewDueOn!: CalendarDay;

  @Column(dayColumn)
  expiresOn!: CalendarDay;

  @Column('uuid', { nullable: true })
  replacesId!: EntitlementId | null;

  @Column('uuid')
  signatureId!: string;
}

@Entity('entitlement_acceptance')
export class EntitlementAcceptanceEntity extends FactColumns {
  @Column('uuid')
  entitlementId!: EntitlementId;

  @Column('uuid')
  holderId!: PersonId;

  @Column('uuid')
  signatureId!: string;
}

@Entity('entitlement_letter')
export class EntitlementLetterEntity extends FactColumns {
  @Column('uuid')
  entitlementId!: EntitlementId;

  /** Of the document in UTF-8, lower-case hex. */
  @Column('text')
  sha256!: string;

  /** One HTML document; null once it was erased. */
  @Column('text', { nullable: true })
  document!: string | null;
}

@Entity('suspension')
export class SuspensionEntity extends FactColumns {
  @Column('uuid')
  entitlementId!: EntitlementId;

  @Column('text', { array: true })
  tasks!: string[];

  @Column('text', { array: true })
  treatmentSites!: string[];

  @Column('text')
  cause!: Suspension['cause'];

  @Column('text', { nullable: true })
  restrictedNote!: string | null;

  @Column('text', { nullable: true })
  conditionsToLift!: string | null;
}

@Entity('basis_amendment')
export class BasisAmendmentEntity extends FactColumns {
  @Column('uuid')
  entitlementId!: EntitlementId;

  @Column('uuid')
  removedId!: string;

  @Column('jsonb', { nullable: true })
  replacement!: BasisItem | null;

  @Column(dayColumn)
  amendedOn!: CalendarDay;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid')
  amendedById!: PersonId;

  @Column('uuid')
  signatureId!: string;
}

@Entity('suspension_lift')
export class SuspensionLiftEntity extends FactColumns {
  @Column('uuid')
  suspensionId!: SuspensionId;

  @Column('text', { nullable: true })
  outcome!: string | null;

  @Column('uuid')
  liftedById!: PersonId;

  @Column('uuid')
  signatureId!: string;
}

@Entity('entitlement_withdrawal')
export class EntitlementWithdrawalEntity extends FactColumns {
  @Column('uuid')
  entitlementId!: EntitlementId;

  @Column(dayColumn)
  effectiveFrom!: CalendarDay;

  @Column('bool')
  forCause!: boolean;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid')
  signatureId!: string;
}

@Entity('entitlement_review')
export class EntitlementReviewEntity extends FactColumns {
  @Column('uuid')
  entitlementId!: EntitlementId;

  @Column(dayColumn)
  nextReviewDueOn!: CalendarDay;
}
