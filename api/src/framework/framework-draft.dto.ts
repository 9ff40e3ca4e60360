import { ApiProperty } from '@nestjs/swagger';
import { FRAMEWORK_DRAFT_SORTS } from '@oart/contract';
import type {
  FrameworkDraftRequest,
  FrameworkDraftSort,
  FrameworkDraftSummary,
  FrameworkDraftView,
  NewFrameworkDraftRequest,
  Sort,
} from '@oart/contract';
import { IsDay, IsId, OrNull } from '../http/fields.ts';
import { PageQuery } from '../http/page.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { SortsBy } from '../http/sort.ts';
import { IsDocumentText } from './framework.dto.ts';

export class NewFrameworkDraftRequestDto implements NewFrameworkDraftRequest {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly id!: string;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description:
      'JSON text to begin from, faults and all; null begins as the last approved version that still stands.',
  })
  @OrNull()
  @IsDocumentText()
  readonly document!: string | null;
}

export class FrameworkDraftRequestDto implements FrameworkDraftRequest {
  @ApiProperty({ type: 'string', description: 'The document as text; it may still have faults.' })
  @IsDocumentText()
  readonly document!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  @OrNull()
  @IsDay()
  readonly effectiveFrom!: string | null;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    description: 'The approved version whose changes it takes in.',
  })
  @IsId()
  readonly basedOn!: string;
}

export class VersionRefDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'integer' })
  readonly number!: number;
}

export class DocumentFaultDto {
  @ApiProperty({ type: 'string', description: 'JSON pointer into the document.' })
  readonly pointer!: string;

  @ApiProperty({ type: 'string' })
  readonly message!: string;
}

export class FrameworkDraftSummaryDto implements FrameworkDraftSummary {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', description: 'Empty while the document has none.' })
  readonly title!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly author!: PersonRefDto;

  @ApiProperty({ type: VersionRefDto })
  readonly basedOn!: VersionRefDto;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly effectiveFrom!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly changedAt!: string;
}

export class FrameworkDraftViewDto implements FrameworkDraftView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly author!: PersonRefDto;

  @ApiProperty({ type: 'boolean', description: 'Whether the reader is the author.' })
  readonly isOwn!: boolean;

  @ApiProperty({ type: VersionRefDto })
  readonly basedOn!: VersionRefDto;

  @ApiProperty({ type: VersionRefDto, description: 'The last approved that still stands.' })
  readonly latest!: VersionRefDto;

  @ApiProperty({
    type: VersionRefDto,
    description: 'The last substantive one that still stands: it binds those entitled before.',
  })
  readonly lastSubstantive!: VersionRefDto;

  @ApiProperty({ type: 'boolean', description: 'Whether another version was approved since.' })
  readonly isOvertaken!: boolean;

  @ApiProperty({ type: 'string' })
  readonly document!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly effectiveFrom!: string | null;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Its ETag, in quotes.' })
  readonly revision!: number;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly changedAt!: string;

  @ApiProperty({
    type: 'boolean',
    description: 'Whether it is a framework document at all, as its JSON Schema has it.',
  })
  readonly hasShape!: boolean;

  @ApiProperty({ type: DocumentFaultDto, isArray: true })
  readonly faults!: readonly DocumentFaultDto[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly warnings!: readonly string[];
}

export class FrameworkDraftQuery extends PageQuery {
  @SortsBy(FRAMEWORK_DRAFT_SORTS, '-changedAt')
  readonly sort: Sort<FrameworkDraftSort> = '-changedAt';
}
