import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Correcting } from '@oart/contract';
import { IsId, IsSafeText, OrAbsent, OrNull } from '../http/fields.ts';

export class CorrectingDto implements Correcting {
  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'The entry that this one corrects or ends; null for another fact.',
  })
  @OrNull()
  @IsId()
  readonly supersedes!: string | null;

  @ApiPropertyOptional({
    type: 'string',
    maxLength: 500,
    description: 'Why it is corrected; left out where an open entry only gets its end.',
  })
  @OrAbsent()
  @IsSafeText(500)
  readonly reason?: string;
}
