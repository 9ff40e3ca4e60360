import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import type { FrameworkDocument, PolicyDocument } from '@oart/competency';
import { FRAMEWORK_VERSION_SORTS, POLICY_VERSION_SORTS } from '@oart/contract';
import type {
  DocumentApprovalRequest,
  FrameworkRequest,
  FrameworkVersionSort,
  FrameworkVersionView,
  FrameworkView,
  FrameworkWithdrawalRequest,
  PolicyRequest,
  PolicyVersionSort,
  PolicyVersionView,
  Sort,
} from '@oart/contract';
import { IsDay, IsId, IsSafeText, IsSha256, OrNull } from '../http/fields.ts';
import { FactListQuery, StateListQuery } from '../http/page.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { SortsBy } from '../http/sort.ts';
import { FRAMEWORK_SCHEMA, POLICY_SCHEMA } from './shipped-documents.ts';
import { inOpenApi } from './schema-in-openapi.ts';

const LONGEST_DOCUMENT = 200_000;
const TOO_LONG = `Give the document as JSON text of at most ${String(LONGEST_DOCUMENT)} characters.`;
const FRAMEWORK_STATES = ['proposed', 'approved', 'in-force', 'superseded', 'withdrawn'] as const;
const POLICY_STATES = ['proposed', 'in-force', 'superseded'] as const;

/** JSON text that is kept as it came. */
export function IsDocumentText(): PropertyDecorator {
  return applyDecorators(
    IsString({ message: TOO_LONG }),
    MinLength(2, { message: TOO_LONG }),
    MaxLength(LONGEST_DOCUMENT, { message: TOO_LONG }),
  );
}

export class FrameworkRequestDto implements FrameworkRequest {
  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly effectiveFrom!: string;

  @ApiProperty({ type: 'string', description: 'The document as JSON text, kept byte for byte.' })
  @IsDocumentText()
  readonly document!: string;
}

export class PolicyRequestDto implements PolicyRequest {
  @ApiProperty({ type: 'string', description: 'The document as JSON text, kept byte for byte.' })
  @IsDocumentText()
  readonly document!: string;
}

export class DocumentApprovalRequestDto implements DocumentApprovalRequest {
  @ApiProperty({ type: 'string', description: 'Hash of the bytes that were read.' })
  @IsSha256()
  readonly sha256!: string;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description:
      'The latest approved version that still stands, as it was compared with; null before the first.',
  })
  @OrNull()
  @IsId()
  readonly comparedWith!: string | null;
}

export class FrameworkWithdrawalRequestDto implements FrameworkWithdrawalRequest {
  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly withdrawnFrom!: string;

  @ApiProperty({ type: 'string' })
  @IsSafeText(500)
  readonly reason!: string;
}

export class FrameworkViewDto implements FrameworkView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty(inOpenApi(FRAMEWORK_SCHEMA))
  readonly document!: FrameworkDocument;

  @ApiProperty(inOpenApi(POLICY_SCHEMA))
  readonly policy!: PolicyDocument;

  @ApiProperty({ type: 'string' })
  readonly sha256!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly effectiveFrom!: string;

  @ApiProperty({ type: 'string', isArray: true })
  readonly warnings!: readonly string[];
}

export class FrameworkVersionViewDto implements FrameworkVersionView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'integer' })
  readonly number!: number;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'boolean' })
  readonly adopted!: boolean;

  @ApiProperty({ type: 'string' })
  readonly sha256!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly effectiveFrom!: string;

  @ApiProperty({ type: 'string', enum: FRAMEWORK_STATES })
  readonly state!: FrameworkVersionView['state'];

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({
    type: PersonRefDto,
    nullable: true,
    description: 'Null for what the product loaded.',
  })
  readonly proposedBy!: PersonRefDto | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly approvedAt!: string | null;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly approvedBy!: PersonRefDto | null;

  @ApiProperty({ type: 'string', isArray: true })
  readonly warnings!: readonly string[];
}

export class PolicyVersionViewDto implements PolicyVersionView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'integer' })
  readonly number!: number;

  @ApiProperty({ type: 'boolean' })
  readonly adopted!: boolean;

  @ApiProperty({ type: 'string' })
  readonly sha256!: string;

  @ApiProperty({ type: 'string', enum: POLICY_STATES })
  readonly state!: PolicyVersionView['state'];

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({
    type: PersonRefDto,
    nullable: true,
    description: 'Null for what the product loaded.',
  })
  readonly proposedBy!: PersonRefDto | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly approvedAt!: string | null;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly approvedBy!: PersonRefDto | null;
}

export class FrameworkVersionQuery extends StateListQuery {
  @SortsBy(FRAMEWORK_VERSION_SORTS, '-recordedAt')
  readonly sort: Sort<FrameworkVersionSort> = '-recordedAt';
}

/** The latest approved policy holds whatever the day, so that it is asked for by what was known alone. */
export class PolicyVersionQuery extends FactListQuery {
  @SortsBy(POLICY_VERSION_SORTS, '-recordedAt')
  readonly sort: Sort<PolicyVersionSort> = '-recordedAt';
}
