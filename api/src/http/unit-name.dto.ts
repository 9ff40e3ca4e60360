import { ApiProperty } from '@nestjs/swagger';

/** A treatment unit by its name, as on a page. */
export class UnitNameDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;
}
