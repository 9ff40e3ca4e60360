import { ApiProperty } from '@nestjs/swagger';

/** A person as named on a page. */
export class PersonRefDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly displayName!: string;
}
