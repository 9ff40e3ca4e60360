import { ApiProperty } from '@nestjs/swagger';
import { AUDITOR_READ_SORTS } from '@oart/contract';
import type { AuditorReadSort, AuditorReadView, Sort } from '@oart/contract';
import { PageQuery } from '../http/page.ts';
import { SortsBy } from '../http/sort.ts';

export class AuditorReadQuery extends PageQuery {
  @SortsBy(AUDITOR_READ_SORTS, '-readAt')
  readonly sort: Sort<AuditorReadSort> = '-readAt';
}

export class AuditorReadViewDto implements AuditorReadView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly accountId!: string;

  @ApiProperty({ type: 'string' })
  readonly signInName!: string;

  @ApiProperty({ type: 'string' })
  readonly method!: string;

  @ApiProperty({ type: 'string', description: 'Path and query as they were asked for.' })
  readonly address!: string;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description:
      'The question as JSON, where it was asked by POST; null for what the address says.',
  })
  readonly asked!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly readAt!: string;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'The limits of the access, as JSON; null for the whole department.',
  })
  readonly scope!: string | null;
}
