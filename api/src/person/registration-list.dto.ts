import { ApiProperty } from '@nestjs/swagger';
import type { RegistrationBody, RegistrationStatus } from '@oart/competency';
import type {
  ListedRegistrationView,
  RegistrationListRecorded,
  RegistrationListRequest,
  RegistrationListView,
} from '@oart/contract';
import { IsDay, IsSafeText } from '../http/fields.ts';
import { BODIES, STATUSES } from './staffing.dto.ts';

const LONGEST_TABLE = 200_000;

export class RegistrationListRequestDto implements RegistrationListRequest {
  @ApiProperty({
    type: 'string',
    maxLength: LONGEST_TABLE,
    description:
      'CSV with the columns register, number, status, valid until and, where given, status from and name.',
    example: 'register,number,status,valid until\nHCPC,CS12345,active,2028-03-31',
  })
  @IsSafeText(LONGEST_TABLE)
  readonly table!: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'When the register was looked at.' })
  @IsDay()
  readonly checkedOn!: string;

  @ApiProperty({ type: 'string', maxLength: 200, description: 'Where it was looked up.' })
  @IsSafeText(200)
  readonly source!: string;
}

class ListedPersonDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly displayName!: string;
}

class CheckBeforeDto {
  @ApiProperty({ type: 'string', enum: STATUSES })
  readonly status!: RegistrationStatus;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly validUntil!: string | null;
}

class ListedRegistrationViewDto implements ListedRegistrationView {
  @ApiProperty({ type: 'integer', description: 'Line of the table, counted as in an editor.' })
  readonly line!: number;

  @ApiProperty({ type: 'string', enum: BODIES })
  readonly body!: RegistrationBody;

  @ApiProperty({ type: 'string' })
  readonly number!: string;

  @ApiProperty({ type: 'string', enum: STATUSES })
  readonly status!: RegistrationStatus;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly validUntil!: string | null;

  @ApiProperty({ type: ListedPersonDto, nullable: true })
  readonly person!: ListedPersonDto | null;

  @ApiProperty({ type: CheckBeforeDto, nullable: true })
  readonly before!: CheckBeforeDto | null;

  @ApiProperty({ type: 'string', isArray: true, description: 'Why it is not recorded.' })
  readonly faults!: readonly string[];
}

export class RegistrationListViewDto implements RegistrationListView {
  @ApiProperty({ type: ListedRegistrationViewDto, isArray: true })
  readonly lines!: readonly ListedRegistrationViewDto[];

  @ApiProperty({ type: 'integer' })
  readonly faulty!: number;
}

export class RegistrationListRecordedDto implements RegistrationListRecorded {
  @ApiProperty({ type: 'integer', description: 'How many checks were recorded.' })
  readonly recorded!: number;
}
