import { ApiProperty } from '@nestjs/swagger';
import type { AgencyRequestRequest, AgencyRequestView, AgencyRequestsView } from '@oart/contract';
import { IsDay, IsPrintableName } from '../http/fields.ts';

export class AgencyRequestRequestDto implements AgencyRequestRequest {
  @ApiProperty({ type: 'string', maxLength: 120, description: 'The agency, as it is called.' })
  @IsPrintableName(120)
  readonly agency!: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'The day on which it was asked.' })
  @IsDay()
  readonly requestedOn!: string;
}

export class AgencyRequestViewDto implements AgencyRequestView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly agency!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly requestedOn!: string;

  @ApiProperty({ type: 'string' })
  readonly recordedBy!: string;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When its record was submitted; null while the request is open.',
  })
  readonly cameAt!: string | null;
}

export class AgencyRequestsViewDto implements AgencyRequestsView {
  @ApiProperty({ type: AgencyRequestViewDto, isArray: true })
  readonly requests!: readonly AgencyRequestViewDto[];

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}
