import { Column, Entity } from 'typeorm';
import type {
  CalendarDay,
  EvidenceType,
  ExperiencePeriod,
  PersonId,
  Reflection,
  StructureScore,
  SupervisedCase,
} from '@oart/competency';
import { dayColumn, numericColumn } from '../database/columns.ts';
import { FactColumns } from '../ledger/fact-columns.ts';

@Entity('evidence')
export class EvidenceEntity extends FactColumns {
  static override readonly schemaVersion = 3;

  @Column('uuid')
  personId!: PersonId;

  @Column('text')
  type!: EvidenceType;

  @Column('text', { nullable: true })
  skill!: string | null;

  @Column('text', { array: true })
  treatmentSites!: readonly string[];

  @Column('text', { nullable: true })
  platform!: string | null;

  @Column('text', { array: true })
  softwareVersions!: readonly string[];

  @Column('jsonb')
  structures!: readonly StructureScore[];

  @Column({ ...numericColumn(5, 2), nullable: true })
  score!: number | null;

  @Column({ ...numericColumn(5, 2), nullable: true })
  passMark!: number | null;

  @Column('int4', { nullable: true })
  cases!: number | null;

  @Column('int4', { nullable: true })
  casesWithoutIntervention!: number | null;

  @Column({ ...numericColumn(5, 2), nullable: true })
  percentAgreement!: number | null;

  /** Ratings 1 to 5, one per case. */
  @Column('int4', { array: true })
  likert!: readonly number[];

  /** Null also for records without cases, and once erased. */
  @Column('jsonb', { nullable: true })
  caseLog!: readonly SupervisedCase[] | null;

  @Column('jsonb', { nullable: true })
  reflection!: Reflection | null;

  @Column('uuid', { nullable: true })
  countersignerId!: PersonId | null;

  @Column('jsonb', { nullable: true })
  experience!: ExperiencePeriod | null;

  @Column('text', { nullable: true })
  nameAsPrinted!: string | null;

  @Column(dayColumn)
  occurredOn!: CalendarDay;

  @Column({ ...dayColumn, nullable: true })
  issuedOn!: CalendarDay | null;

  @Column({ ...dayColumn, nullable: true })
  requestedOn!: CalendarDay | null;

  @Column({ ...dayColumn, nullable: true })
  validUntil!: CalendarDay | null;

  @Column('text', { nullable: true })
  issuer!: string | null;

  /** What the uploader called the file: shown, never trusted, never a path. */
  @Column('text', { nullable: true })
  fileName!: string | null;

  @Column('text')
  mediaType!: string;

  @Column('int4')
  fileSize!: number;

  @Column('text')
  sha256!: string;

  /** How many times a PDF was saved again after it was first made; null for anything else and before version 3. */
  @Column('int4', { nullable: true })
  savedAgain!: number | null;

  @Column('uuid')
  submittedById!: PersonId;

  /** The first record of the same sheet, itself for the first; null where it is one person's alone. */
  @Column('uuid', { nullable: true })
  groupId!: string | null;
}
