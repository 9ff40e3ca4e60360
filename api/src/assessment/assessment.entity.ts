import { Column, Entity } from 'typeorm';
import type {
  Assessment,
  AssessmentId,
  AssessmentReview,
  AssessorQualification,
  CalendarDay,
  EvidenceId,
  PersonId,
} from '@oart/competency';
import { dayColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('assessment')
export class AssessmentEntity extends FactColumns {
  static override readonly schemaVersion = 2;

  @Column('uuid')
  candidateId!: PersonId;

  @Column('text')
  skill!: string;

  @Column('text', { array: true })
  treatmentSites!: string[];

  @Column('text')
  platform!: string;

  @Column('text', { array: true })
  adaptationTypes!: string[];

  @Column('text', { nullable: true })
  softwareVersion!: string | null;

  @Column('text')
  level!: Assessment['level'];

  @Column('text')
  method!: Assessment['method'];

  @Column('text')
  result!: Assessment['result'];

  @Column('uuid')
  assessorId!: PersonId;

  @Column('jsonb')
  qualification!: AssessorQualification;

  @Column(dayColumn)
  performedOn!: CalendarDay;

  @Column('uuid', { array: true })
  evidenceIds!: EvidenceId[];

  @Column('text', { nullable: true })
  comment!: string | null;

  @Column('text')
  purpose!: Assessment['purpose'];

  @Column('text', { nullable: true })
  remediation!: string | null;

  @Column('uuid', { nullable: true })
  followsId!: AssessmentId | null;

  @Column('uuid')
  signatureId!: string;
}

@Entity('assessment_acknowledgement')
export class AssessmentAcknowledgementEntity extends FactColumns {
  @Column('uuid')
  assessmentId!: AssessmentId;

  @Column('uuid')
  candidateId!: PersonId;
}

@Entity('assessment_void')
export class AssessmentVoidEntity extends FactColumns {
  @Column('uuid')
  assessmentId!: AssessmentId;

  @Column('text', { nullable: true })
  reason!: string | null;
}

@Entity('assessment_review')
export class AssessmentReviewEntity extends FactColumns {
  @Column('uuid')
  assessmentId!: AssessmentId;

  @Column('text')
  outcome!: AssessmentReview['outcome'];

  @Column('text', { nullable: true })
  reason!: string | null;
}
