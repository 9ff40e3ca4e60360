import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FoundingAppointment } from '@oart/competency';
import { DELEGATION_SORTS } from '@oart/contract';
import type {
  AppointmentRequest,
  AppointmentView,
  DelegationRequest,
  DelegationSort,
  DelegationView,
  FoundingAppointmentRequest,
  FoundingAppointmentView,
  Sort,
} from '@oart/contract';
import {
  IsDay,
  IsFrameworkId,
  IsId,
  IsOneOf,
  IsPrintableName,
  IsSafeText,
  OrAbsent,
  OrNull,
} from '../http/fields.ts';
import { AreFrameworkIds } from '../http/list-fields.ts';
import { StateListQuery } from '../http/page.ts';
import { SortsBy } from '../http/sort.ts';
import { PLATFORMS } from '../organisation/organisation.dto.ts';
import { CorrectingDto } from './correcting.dto.ts';

const KINDS = ['mpe'] as const;
const PURPOSES = ['assessor', 'supervisor'] as const;

export class AppointmentRequestDto extends CorrectingDto implements AppointmentRequest {
  @ApiProperty({ type: 'string', enum: KINDS })
  @IsOneOf(KINDS)
  readonly kind!: 'mpe';

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly until!: string | null;

  @ApiProperty({ type: 'string', description: 'Reference of the written appointment.' })
  @IsSafeText(200)
  readonly instrument!: string;
}

export class FoundingAppointmentRequestDto
  extends CorrectingDto
  implements FoundingAppointmentRequest
{
  @ApiProperty({ type: 'string', enum: PURPOSES })
  @IsOneOf(PURPOSES)
  readonly purpose!: FoundingAppointment['purpose'];

  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly skill!: string;

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(1, 50)
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', enum: PLATFORMS })
  @IsOneOf(PLATFORMS)
  readonly platform!: string;

  @ApiProperty({ type: 'string' })
  @IsPrintableName(40)
  readonly softwareVersion!: string;

  @ApiProperty({ type: 'string', description: 'The external or vendor training it rests on.' })
  @IsSafeText(500)
  readonly training!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly until!: string;
}

export class AppointmentViewDto implements AppointmentView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: KINDS })
  readonly kind!: 'mpe';

  @ApiProperty({ type: 'string', format: 'date' })
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly until!: string | null;

  @ApiProperty({ type: 'string', description: 'Reference of the written appointment.' })
  readonly instrument!: string;
}

export class FoundingAppointmentViewDto implements FoundingAppointmentView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: PURPOSES })
  readonly purpose!: FoundingAppointment['purpose'];

  @ApiProperty({ type: 'string' })
  readonly skill!: string;

  @ApiProperty({ type: 'string', isArray: true })
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', enum: PLATFORMS })
  readonly platform!: string;

  @ApiProperty({ type: 'string' })
  readonly softwareVersion!: string;

  @ApiProperty({ type: 'string', description: 'The external or vendor training it rests on.' })
  readonly training!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly until!: string;
}

export class DelegationRequestDto implements DelegationRequest {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly personId!: string;

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(1, 50)
  readonly roles!: readonly string[];

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(1, 50)
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly until!: string;

  @ApiProperty({ type: 'string', description: 'Reference of the written delegation.' })
  @IsSafeText(200)
  readonly instrument!: string;
}

export class DelegationViewDto implements DelegationView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', example: 'D-0001' })
  readonly number!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly personId!: string;

  @ApiProperty({ type: 'string', isArray: true })
  readonly roles!: readonly string[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', format: 'date' })
  readonly from!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly until!: string;

  @ApiProperty({ type: 'string' })
  readonly instrument!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({ type: 'boolean' })
  readonly live!: boolean;
}

export class DelegationQuery extends StateListQuery {
  @SortsBy(DELEGATION_SORTS, '-recordedAt')
  readonly sort: Sort<DelegationSort> = '-recordedAt';

  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'Given to this person.' })
  @OrAbsent()
  @IsId()
  readonly person?: string;
}
