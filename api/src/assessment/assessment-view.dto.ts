import { ApiProperty } from '@nestjs/swagger';
import type {
  Assessment,
  AssessmentMethod,
  AssessmentState,
  CompetenceLevel,
} from '@oart/competency';
import type { AssessmentReviewView, AssessmentView, AssessmentVoidView } from '@oart/contract';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { LEVELS, METHODS, PURPOSES, RESULTS, REVIEW_OUTCOMES } from './assessment.dto.ts';

const QUALIFICATIONS = ['level-p', 'clinical-oncologist', 'founding-assessor'] as const;

export const ASSESSMENT_STATES = ['signed', 'questioned', 'set-aside', 'void'] as const;

export class AssessmentReviewViewDto implements AssessmentReviewView {
  @ApiProperty({ type: 'string', enum: REVIEW_OUTCOMES })
  readonly outcome!: AssessmentReviewView['outcome'];

  @ApiProperty({ type: 'string', nullable: true })
  readonly reason!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string' })
  readonly by!: string;
}

export class AssessmentVoidViewDto implements AssessmentVoidView {
  @ApiProperty({ type: 'string', nullable: true })
  readonly reason!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string' })
  readonly by!: string;
}

export class AssessmentViewDto implements AssessmentView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly candidate!: PersonRefDto;

  @ApiProperty({ type: PersonRefDto })
  readonly assessor!: PersonRefDto;

  @ApiProperty({ type: 'string' })
  readonly skill!: string;

  @ApiProperty({ type: 'string' })
  readonly skillTitle!: string;

  @ApiProperty({ type: 'string', isArray: true })
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string' })
  readonly platform!: string;

  @ApiProperty({ type: 'string', isArray: true })
  readonly adaptationTypes!: readonly string[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly softwareVersion!: string | null;

  @ApiProperty({ type: 'string', enum: LEVELS })
  readonly level!: CompetenceLevel;

  @ApiProperty({ type: 'string', enum: METHODS })
  readonly method!: AssessmentMethod;

  @ApiProperty({ type: 'string', enum: RESULTS })
  readonly result!: Assessment['result'];

  @ApiProperty({ type: 'string', enum: PURPOSES })
  readonly purpose!: Assessment['purpose'];

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    isArray: true,
    description: 'The records that it rests on.',
  })
  readonly evidenceIds!: readonly string[];

  @ApiProperty({ type: 'string', format: 'date' })
  readonly performedOn!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly signedAt!: string;

  @ApiProperty({ type: 'string', enum: QUALIFICATIONS })
  readonly qualification!: AssessmentView['qualification'];

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly acknowledgedAt!: string | null;

  @ApiProperty({ type: 'string', enum: ASSESSMENT_STATES })
  readonly state!: AssessmentState;

  @ApiProperty({ type: AssessmentReviewViewDto, isArray: true })
  readonly reviews!: readonly AssessmentReviewViewDto[];

  @ApiProperty({ type: AssessmentVoidViewDto, nullable: true })
  readonly voided!: AssessmentVoidViewDto | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly comment!: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'What was asked for before the next one; null where nothing was.',
  })
  readonly remediation!: string | null;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'The referral or failure that it followed; null where it followed none.',
  })
  readonly follows!: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Of the last thing that happened to it: what acts on it send as `seen`.',
  })
  readonly ledgerIndex!: number;
}
