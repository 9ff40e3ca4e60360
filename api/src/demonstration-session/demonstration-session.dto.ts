import { ApiProperty } from '@nestjs/swagger';
import { PERMISSIONS } from '@oart/contract';
import type { DemonstrationEntry, DemonstrationPerson, Permission } from '@oart/contract';
import { IsId } from '../http/fields.ts';

export class DemonstrationPersonDto implements DemonstrationPerson {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly accountId!: string;

  @ApiProperty({ type: 'string', description: 'Role label, such as `AA-1`.' })
  readonly label!: string;

  @ApiProperty({ type: 'string' })
  readonly post!: string;

  @ApiProperty({ enum: PERMISSIONS, isArray: true, type: 'string' })
  readonly permissions!: readonly Permission[];
}

export class DemonstrationEntryDto implements DemonstrationEntry {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly accountId!: string;
}
