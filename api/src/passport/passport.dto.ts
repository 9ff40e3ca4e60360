import { ApiProperty } from '@nestjs/swagger';
import { PASSPORT_BYTES } from '@oart/competency';
import type { NameMatch } from '@oart/competency';
import type {
  PassportImportView,
  PassportIssueRequest,
  PassportIssueView,
  PassportIssuedView,
  PassportReadingView,
  PassportRecordView,
  PassportTextRequest,
  PassportsView,
} from '@oart/contract';
import { IsString, MinLength } from 'class-validator';
import { IsPrintableName, OrNull } from '../http/fields.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';

export class PassportIssueRequestDto implements PassportIssueRequest {
  @ApiProperty({ type: 'string', maxLength: 200, nullable: true })
  @OrNull()
  @IsPrintableName(200)
  readonly agreement!: string | null;
}

export class PassportTextRequestDto implements PassportTextRequest {
  @ApiProperty({
    type: 'string',
    maxLength: PASSPORT_BYTES,
    description: 'The signed document, byte for byte.',
  })
  @IsString({ message: 'Send the text of the passport.' })
  @MinLength(1, { message: 'Send the text of the passport.' })
  readonly passport!: string;
}

export class PassportIssuedViewDto implements PassportIssuedView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly fileName!: string;

  @ApiProperty({ type: 'string', description: 'The signed document, byte for byte.' })
  readonly text!: string;

  @ApiProperty({ type: 'string' })
  readonly sha256!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly issuedAt!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly validUntil!: string;
}

class PassportIssueViewDto implements PassportIssueView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly issuedAt!: string;

  @ApiProperty({ type: 'string' })
  readonly issuedBy!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly validUntil!: string;

  @ApiProperty({ type: 'string' })
  readonly sha256!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly agreement!: string | null;
}

class PassportImportViewDto implements PassportImportView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly issuer!: string;

  @ApiProperty({ type: 'string' })
  readonly nameAsPrinted!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly issuedAt!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly validUntil!: string;

  @ApiProperty({ type: 'string' })
  readonly sha256!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly importedAt!: string;

  @ApiProperty({ type: 'string' })
  readonly importedBy!: string;

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true })
  readonly evidence!: readonly string[];
}

export class PassportsViewDto implements PassportsView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: PassportIssueViewDto, isArray: true })
  readonly issues!: readonly PassportIssueViewDto[];

  @ApiProperty({ type: PassportImportViewDto, isArray: true })
  readonly imports!: readonly PassportImportViewDto[];

  @ApiProperty({ type: 'boolean' })
  readonly mayIssue!: boolean;

  @ApiProperty({ type: 'boolean' })
  readonly mayStateSuspensions!: boolean;

  @ApiProperty({ type: 'boolean' })
  readonly mayImport!: boolean;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}

class PassportRecordViewDto implements PassportRecordView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly issuerRecordId!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly occurredOn!: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly validUntil!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly fileSha256!: string | null;

  @ApiProperty({ type: 'string', isArray: true })
  readonly leftOut!: readonly string[];
}

export class PassportReadingViewDto implements PassportReadingView {
  @ApiProperty({ type: 'string' })
  readonly issuer!: string;

  @ApiProperty({ type: 'string' })
  readonly nameAsPrinted!: string;

  @ApiProperty({ type: 'string', enum: ['name-matches', 'alias-matches', 'differs'] })
  readonly nameMatch!: NameMatch;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly issuedAt!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly validUntil!: string;

  @ApiProperty({ type: PassportRecordViewDto, isArray: true })
  readonly records!: readonly PassportRecordViewDto[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly leftOut!: readonly string[];

  @ApiProperty({ type: 'integer' })
  readonly onFile!: number;

  @ApiProperty({ type: 'string', isArray: true })
  readonly assessments!: readonly string[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly entitlements!: readonly string[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly suspensions!: readonly string[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly statements!: readonly string[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly without!: readonly string[];
}
