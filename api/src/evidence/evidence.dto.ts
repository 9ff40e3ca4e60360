import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsInt,
  IsNumber,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MODALITIES } from '@oart/competency';
import type {
  CalendarDay,
  EvidenceType,
  ExperiencePeriod,
  Modality,
  StructureScore,
} from '@oart/competency';
import { EVIDENCE_LIMITS, EVIDENCE_TYPE_TITLES } from '@oart/contract';
import type { EvidenceFileRequest, EvidenceRequest, EvidenceUploadView } from '@oart/contract';
import {
  IsDay,
  IsFrameworkId,
  IsId,
  IsOneOf,
  IsPrintableName,
  IsSafeText,
  IsSha256,
  OrAbsent,
  OrNull,
} from '../http/fields.ts';
import { AreFrameworkIds } from '../http/list-fields.ts';
import { PLATFORMS } from '../organisation/organisation.dto.ts';
import {
  AreParticipants,
  AreSupervisedCases,
  ParticipantDto,
  ReflectionDto,
  SupervisedCaseDto,
} from './record-content.dto.ts';

export const EVIDENCE_TYPES = Object.keys(EVIDENCE_TYPE_TITLES);
const SUBMITTED_AS = ['pass', 'attempt'] as const;
const PERCENT = 'Give a percentage from 0 to 100 with at most two decimals.';
const FILE_NAME =
  'Give a file name of 1 to 200 characters that can be printed on one line; none may hide or turn text.';
const WHOLE = 'Give a whole number from 0 to 100,000.';

function IsPercent(): PropertyDecorator {
  return (target, property) => {
    IsNumber({ maxDecimalPlaces: 2 }, { message: PERCENT })(target, property);
    Min(0, { message: PERCENT })(target, property);
    Max(100, { message: PERCENT })(target, property);
  };
}

function IsCount(): PropertyDecorator {
  return (target, property) => {
    IsInt({ message: WHOLE })(target, property);
    Min(0, { message: WHOLE })(target, property);
    Max(100_000, { message: WHOLE })(target, property);
  };
}

export class StructureScoreDto implements StructureScore {
  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly structure!: string;

  @ApiProperty({ type: 'number' })
  @IsPercent()
  readonly score!: number;

  @ApiProperty({ type: 'number' })
  @IsPercent()
  readonly passMark!: number;

  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt({ message: 'Give the attempt as a whole number from 1.' })
  @Min(1, { message: 'Give the attempt as a whole number from 1.' })
  @Max(1000, { message: 'Give the attempt as a whole number from 1.' })
  readonly attempt!: number;

  @ApiPropertyOptional({ type: 'string', nullable: true, maxLength: 200 })
  @OrAbsent()
  @OrNull()
  @IsPrintableName(200)
  readonly dataSet?: string | null;

  @ApiPropertyOptional({ type: 'string', enum: MODALITIES, nullable: true })
  @OrAbsent()
  @OrNull()
  @IsOneOf(MODALITIES)
  readonly modality?: Modality | null;

  @ApiPropertyOptional({ type: 'string', format: 'date', nullable: true })
  @OrAbsent()
  @OrNull()
  @IsDay()
  readonly completedOn?: CalendarDay | null;
}

export class ExperiencePeriodDto implements ExperiencePeriod {
  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly activity!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly from!: CalendarDay;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly until!: CalendarDay | null;

  @ApiProperty({ type: 'number' })
  @IsNumber({ maxDecimalPlaces: 2 }, { message: 'Give a number from 0.01 to 1.' })
  @Min(0.01, { message: 'Give a number from 0.01 to 1.' })
  @Max(1, { message: 'Give a number from 0.01 to 1.' })
  readonly wte!: number;
}

export class EvidenceFileRequestDto implements EvidenceFileRequest {
  @ApiProperty({ type: 'string' })
  @IsPrintableName(200, { message: FILE_NAME })
  readonly name!: string;

  @ApiProperty({ type: 'string', enum: EVIDENCE_LIMITS.mediaTypes })
  @IsOneOf(EVIDENCE_LIMITS.mediaTypes)
  readonly mediaType!: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Bytes.' })
  @IsInt({ message: 'Give the size in bytes.' })
  @Min(1, { message: 'An empty file is no record.' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'Give the size in bytes.' })
  readonly size!: number;

  @ApiProperty({ type: 'string' })
  @IsSha256()
  readonly sha256!: string;
}

export class EvidenceRequestDto implements EvidenceRequest {
  @ApiProperty({ type: 'string', format: 'uuid', description: 'UUIDv7 made by the client.' })
  @IsUUID('7', { message: 'Give an id (a UUIDv7).' })
  readonly id!: string;

  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @OrAbsent()
  @IsId()
  readonly personId?: string;

  @ApiProperty({ type: 'string', enum: EVIDENCE_TYPES })
  @IsOneOf(EVIDENCE_TYPES)
  readonly type!: EvidenceType;

  @ApiPropertyOptional({ type: 'string', enum: SUBMITTED_AS, default: 'pass' })
  @OrAbsent()
  @IsOneOf(SUBMITTED_AS)
  readonly submittedAs?: 'pass' | 'attempt';

  @ApiProperty({ type: 'string', nullable: true })
  @OrNull()
  @IsFrameworkId()
  readonly skill!: string | null;

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(0, 50)
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', enum: PLATFORMS, nullable: true })
  @OrNull()
  @IsOneOf(PLATFORMS)
  readonly platform!: string | null;

  @ApiProperty({ type: 'string', isArray: true })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique({ message: 'Name each version once.' })
  @IsPrintableName(40, { each: true })
  readonly softwareVersions!: readonly string[];

  @ApiProperty({ type: StructureScoreDto, isArray: true })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => StructureScoreDto)
  readonly structures!: readonly StructureScoreDto[];

  @ApiProperty({ type: 'number', nullable: true })
  @OrNull()
  @IsPercent()
  readonly score!: number | null;

  @ApiProperty({ type: 'number', nullable: true })
  @OrNull()
  @IsPercent()
  readonly passMark!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  @OrNull()
  @IsCount()
  readonly cases!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  @OrNull()
  @IsCount()
  readonly casesWithoutIntervention!: number | null;

  @ApiProperty({ type: 'number', nullable: true })
  @OrNull()
  @IsPercent()
  readonly percentAgreement!: number | null;

  @ApiProperty({ type: 'integer', isArray: true, description: 'Ratings 1 to 5, one per case.' })
  @IsArray()
  @ArrayMaxSize(1000)
  @IsInt({ each: true, message: 'Give ratings from 1 to 5.' })
  @Min(1, { each: true, message: 'Give ratings from 1 to 5.' })
  @Max(5, { each: true, message: 'Give ratings from 1 to 5.' })
  readonly likert!: readonly number[];

  @ApiPropertyOptional({ type: SupervisedCaseDto, isArray: true })
  @OrAbsent()
  @AreSupervisedCases()
  readonly caseLog?: readonly SupervisedCaseDto[];

  @ApiPropertyOptional({ type: ReflectionDto, nullable: true })
  @OrAbsent()
  @OrNull()
  @ValidateNested()
  @Type(() => ReflectionDto)
  readonly reflection?: ReflectionDto | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  @OrNull()
  @IsId()
  readonly countersignerId!: string | null;

  @ApiProperty({ type: ExperiencePeriodDto, nullable: true })
  @OrNull()
  @ValidateNested()
  @Type(() => ExperiencePeriodDto)
  readonly experience!: ExperiencePeriodDto | null;

  @ApiProperty({ type: 'string' })
  @IsPrintableName(200)
  readonly nameAsPrinted!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly occurredOn!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly issuedOn!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly validUntil!: string | null;

  @ApiProperty({ type: 'string' })
  @IsSafeText(200)
  readonly issuer!: string;

  @ApiPropertyOptional({ type: 'string', format: 'date', nullable: true })
  @OrAbsent()
  @OrNull()
  @IsDay()
  readonly requestedOn?: string | null;

  @ApiPropertyOptional({ type: ParticipantDto, isArray: true })
  @OrAbsent()
  @AreParticipants()
  readonly participants?: readonly ParticipantDto[];

  @ApiProperty({ type: EvidenceFileRequestDto })
  @IsDefined({ message: 'Say what the file is.' })
  @ValidateNested()
  @Type(() => EvidenceFileRequestDto)
  readonly file!: EvidenceFileRequestDto;
}

export class EvidenceUploadViewDto implements EvidenceUploadView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: ['pending', 'submitted'] })
  readonly state!: 'pending' | 'submitted';

  @ApiProperty({ type: 'string' })
  readonly contentUrl!: string;
}
