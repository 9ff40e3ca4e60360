import { ApiProperty } from '@nestjs/swagger';

/** A fact was recorded under this id. */
export class RecordedDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;
}
