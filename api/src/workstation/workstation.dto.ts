import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { WorkstationRequest, WorkstationView, WorkstationsView } from '@oart/contract';
import { IsPrintableName } from '../http/fields.ts';

export class WorkstationRequestDto implements WorkstationRequest {
  @ApiProperty({ type: 'string', maxLength: 80, description: 'Such as `Ethos-1 console`.' })
  @IsPrintableName(80)
  readonly name!: string;

  @ApiProperty({ type: 'string', format: 'password', maxLength: 200 })
  @IsString({ message: 'Give the password again.' })
  @MaxLength(200, { message: 'A password has at most 200 characters.' })
  readonly password!: string;
}

export class WorkstationViewDto implements WorkstationView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly enrolledAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly revokedAt!: string | null;

  @ApiProperty({ type: 'boolean', description: 'Whether the session of the caller began there.' })
  readonly isHere!: boolean;
}

export class WorkstationsViewDto implements WorkstationsView {
  @ApiProperty({
    type: WorkstationViewDto,
    isArray: true,
    description: 'Those in use first, then the revoked ones; each newest first.',
  })
  readonly workstations!: readonly WorkstationViewDto[];
}
