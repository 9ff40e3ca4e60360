import { Column, Entity } from 'typeorm';
import type { CalendarDay, EvidenceReview, EvidenceRevocation, PersonId } from '@oart/competency';
import { dayColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('evidence_review')
export class EvidenceReviewEntity extends FactColumns {
  @Column('uuid')
  evidenceId!: string;

  @Column('text')
  outcome!: EvidenceReview['outcome'];

  @Column('uuid')
  verifierId!: PersonId;

  @Column('text', { nullable: true })
  statement!: string | null;

  @Column('text', { nullable: true })
  identityEstablishedBy!: EvidenceReview['identityEstablishedBy'];

  @Column('text', { nullable: true })
  reason!: string | null;
}

@Entity('evidence_countersignature')
export class EvidenceCountersignatureEntity extends FactColumns {
  @Column('uuid')
  evidenceId!: string;

  @Column('uuid')
  countersignerId!: PersonId;
}

@Entity('evidence_revocation')
export class EvidenceRevocationEntity extends FactColumns {
  @Column('uuid')
  evidenceId!: string;

  @Column('text')
  kind!: EvidenceRevocation['kind'];

  @Column(dayColumn)
  effectiveFrom!: CalendarDay;

  @Column('uuid')
  revokerId!: PersonId;

  @Column('text', { nullable: true })
  reason!: string | null;
}

@Entity('revocation_retraction')
export class RevocationRetractionEntity extends FactColumns {
  @Column('uuid')
  revocationId!: string;

  @Column('uuid')
  evidenceId!: string;

  @Column('text', { nullable: true })
  reason!: string | null;
}
