import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { HistoryKind } from '@oart/competency';
import { HISTORY_KINDS, HISTORY_SORTS } from '@oart/contract';
import type { HistoryEntryView, HistorySort, Sort } from '@oart/contract';
import { IsOneOf, OrAbsent } from '../http/fields.ts';
import { StateListQuery } from '../http/page.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { SortsBy } from '../http/sort.ts';

export class HistoryQuery extends StateListQuery {
  @SortsBy(HISTORY_SORTS, '-at')
  readonly sort: Sort<HistorySort> = '-at';

  @ApiPropertyOptional({ type: 'string', enum: HISTORY_KINDS })
  @OrAbsent()
  @IsOneOf(HISTORY_KINDS)
  readonly kind?: HistoryKind;
}

export class HistoryEntryViewDto implements HistoryEntryView {
  @ApiProperty({ type: 'string' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: HISTORY_KINDS })
  readonly kind!: HistoryKind;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string' })
  readonly sentence!: string;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly by!: PersonRefDto | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly state!: HistoryEntryView['state'];

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly entitlementId!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly ledgerIndex!: number | null;
}
