import { ApiProperty } from '@nestjs/swagger';

/** A task at a treatment site, by id and by title. */
export class TaskCellDto {
  @ApiProperty({ type: 'string' })
  readonly task!: string;

  @ApiProperty({ type: 'string' })
  readonly taskTitle!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSiteTitle!: string;
}
