import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CURERS, REASON_CODES } from '@oart/competency';
import type { CalendarDay, Curer, Notice, ReasonCode, ReasonSubject } from '@oart/competency';
import type { NoticeView, ReasonView } from '@oart/contract';

/** What a reason is about; only what applies is present. */
export class ReasonSubjectDto implements ReasonSubject {
  @ApiPropertyOptional({ type: 'string' })
  readonly role?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly task?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly skill?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly requirement?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly treatmentSite?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly structure?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly record?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly body?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly unit?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly softwareVersion?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly adaptationType?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly earlierTask?: string;

  @ApiPropertyOptional({ type: 'string', format: 'date' })
  readonly on?: CalendarDay;

  @ApiPropertyOptional({ type: 'number' })
  readonly needed?: number;

  @ApiPropertyOptional({ type: 'number' })
  readonly held?: number;

  @ApiPropertyOptional({ type: 'string' })
  readonly factId?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly expected?: string;

  @ApiPropertyOptional({ type: 'string' })
  readonly found?: string;
}

const ALL_CURERS = [...new Set(Object.values(CURERS).flat())].sort();

export class ReasonViewDto implements ReasonView {
  @ApiProperty({ type: 'string', enum: REASON_CODES })
  readonly code!: ReasonCode;

  @ApiProperty({ type: ReasonSubjectDto })
  readonly about!: ReasonSubject;

  @ApiProperty({ type: 'string' })
  readonly sentence!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly cure!: string | null;

  @ApiProperty({ type: 'string', enum: ALL_CURERS, isArray: true })
  readonly curedBy!: readonly Curer[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly cureLink!: string | null;
}

export class NoticeViewDto implements NoticeView {
  @ApiProperty({ type: 'string' })
  readonly code!: Notice['code'];

  @ApiProperty({ type: ReasonSubjectDto })
  readonly about!: ReasonSubject;

  @ApiProperty({ type: 'string' })
  readonly sentence!: string;
}
