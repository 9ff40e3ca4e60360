import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsNumber, Max, Min } from 'class-validator';
import { BANDS } from '@oart/competency';
import type {
  Absence,
  Band,
  ConditionsDecision,
  Contract,
  Profession,
  RegistrationBody,
  RegistrationCheck,
  RegistrationStatus,
} from '@oart/competency';
import type {
  AbsenceRequest,
  AbsenceView,
  ChangeOfPostRequest,
  ConditionsDecisionRequest,
  EmploymentRequest,
  EmploymentView,
  RegistrationCheckRequest,
  RegistrationCheckView,
} from '@oart/contract';
import { IsDay, IsId, IsOneOf, IsPrintableName, IsSafeText, OrNull } from '../http/fields.ts';
import { CorrectingDto } from './correcting.dto.ts';

export const PROFESSIONS = [
  'therapeutic-radiographer',
  'dosimetrist',
  'clinical-scientist',
  'clinical-oncologist',
  'clinical-technologist',
  'administrator',
] as const satisfies readonly Profession[];

const CONTRACTS = [
  'substantive',
  'honorary',
  'bank',
  'agency',
  'secondment',
] as const satisfies readonly Contract[];

export const BODIES = [
  'HCPC',
  'GMC',
  'RCT',
  'RPA2000',
] as const satisfies readonly RegistrationBody[];

export const STATUSES = [
  'active',
  'lapsed',
  'caution',
  'conditions',
  'interim-suspension',
  'suspended',
  'struck-off',
] as const satisfies readonly RegistrationStatus[];

const VALIDITIES = ['fixed', 'continuous'] as const;
const CATEGORIES = ['leave', 'parental', 'sickness', 'secondment', 'other'] as const;
const OUTCOMES = ['may-practise', 'may-not-practise'] as const;
const BAND_NAMES = [...BANDS];

export class EmploymentRequestDto extends CorrectingDto implements EmploymentRequest {
  @ApiProperty({ type: 'string', enum: CONTRACTS })
  @IsOneOf(CONTRACTS)
  readonly contract!: Contract;

  @ApiProperty({ type: 'string', enum: PROFESSIONS })
  @IsOneOf(PROFESSIONS)
  readonly profession!: Profession;

  @ApiProperty({ type: 'string', enum: BAND_NAMES, nullable: true })
  @OrNull()
  @IsOneOf(BANDS)
  readonly band!: Band | null;

  @ApiProperty({ type: 'number', description: 'Whole-time equivalent, above 0 to 1.' })
  @IsNumber({ maxDecimalPlaces: 2 }, { message: 'Give a number from 0.01 to 1.' })
  @Min(0.01, { message: 'Give a number from 0.01 to 1.' })
  @Max(1, { message: 'Give a number from 0.01 to 1.' })
  readonly wte!: number;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly startsOn!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly endsOn!: string | null;
}

export class ChangeOfPostRequestDto
  extends OmitType(EmploymentRequestDto, ['supersedes', 'reason'])
  implements ChangeOfPostRequest
{
  @ApiProperty({
    type: 'string',
    format: 'uuid',
    description: 'The entry of the post that is held until then.',
  })
  @IsId()
  readonly post!: string;
}

export class RegistrationCheckRequestDto extends CorrectingDto implements RegistrationCheckRequest {
  @ApiProperty({ type: 'string', enum: BODIES })
  @IsOneOf(BODIES)
  readonly body!: RegistrationBody;

  @ApiProperty({ type: 'string', nullable: true, example: 'therapeutic-radiographer' })
  @OrNull()
  @IsPrintableName(80)
  readonly part!: string | null;

  @ApiProperty({ type: 'string' })
  @IsPrintableName(40)
  readonly number!: string;

  @ApiProperty({ type: 'string', enum: STATUSES })
  @IsOneOf(STATUSES)
  readonly status!: RegistrationStatus;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly statusFrom!: string | null;

  @ApiProperty({ type: 'string', enum: VALIDITIES })
  @IsOneOf(VALIDITIES)
  readonly validity!: RegistrationCheck['validity'];

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly validUntil!: string | null;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly checkedOn!: string;

  @ApiProperty({ type: 'string', description: 'Where it was looked up.' })
  @IsSafeText(200)
  readonly source!: string;
}

export class ConditionsDecisionRequestDto implements ConditionsDecisionRequest {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly registrationCheckId!: string;

  @ApiProperty({ type: 'string', enum: OUTCOMES })
  @IsOneOf(OUTCOMES)
  readonly outcome!: ConditionsDecision['outcome'];
}

export class AbsenceRequestDto extends CorrectingDto implements AbsenceRequest {
  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'First day back.' })
  @OrNull()
  @IsDay()
  readonly returnedOn!: string | null;

  @ApiProperty({ type: 'string', enum: CATEGORIES })
  @IsOneOf(CATEGORIES)
  readonly category!: Absence['category'];
}

export class EmploymentViewDto implements EmploymentView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: CONTRACTS })
  readonly contract!: Contract;

  @ApiProperty({ type: 'string', enum: PROFESSIONS })
  readonly profession!: Profession;

  @ApiProperty({ type: 'string', enum: BAND_NAMES, nullable: true })
  readonly band!: Band | null;

  @ApiProperty({ type: 'number' })
  readonly wte!: number;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly startsOn!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly endsOn!: string | null;
}

export class RegistrationCheckViewDto implements RegistrationCheckView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: BODIES })
  readonly body!: RegistrationBody;

  @ApiProperty({ type: 'string', nullable: true })
  readonly part!: string | null;

  @ApiProperty({ type: 'string' })
  readonly number!: string;

  @ApiProperty({ type: 'string', enum: STATUSES })
  readonly status!: RegistrationStatus;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly statusFrom!: string | null;

  @ApiProperty({ type: 'string', enum: VALIDITIES })
  readonly validity!: RegistrationCheck['validity'];

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly validUntil!: string | null;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly checkedOn!: string;

  @ApiProperty({ type: 'string' })
  readonly source!: string;

  @ApiProperty({ type: 'string' })
  readonly recordedBy!: string;

  @ApiProperty({ type: 'string', enum: OUTCOMES, nullable: true })
  readonly conditionsDecision!: ConditionsDecision['outcome'] | null;
}

export class AbsenceViewDto implements AbsenceView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'First day back.' })
  readonly returnedOn!: string | null;

  @ApiProperty({ type: 'string', enum: CATEGORIES })
  readonly category!: Absence['category'];
}
