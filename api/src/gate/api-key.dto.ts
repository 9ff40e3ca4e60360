import { ApiProperty } from '@nestjs/swagger';
import type { ApiKeyRequest, ApiKeyView } from '@oart/contract';
import { IsPrintableName } from '../http/fields.ts';

export class ApiKeyRequestDto implements ApiKeyRequest {
  @ApiProperty({ type: 'string' })
  @IsPrintableName(120)
  readonly title!: string;
}

export class ApiKeyViewDto implements ApiKeyView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly closedAt!: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Once, in the answer that made it.' })
  readonly key!: string | null;
}
