import { ApiProperty } from '@nestjs/swagger';
import { REASON_CODES } from '@oart/competency';
import type { ReasonCode } from '@oart/competency';
import { ASKER_KINDS } from '@oart/contract';
import type { AskView, AskedAnswerView, AskerKind, DecisionView } from '@oart/contract';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { OUTCOMES } from './asked-query.dto.ts';

export class AskedAnswerViewDto implements AskedAnswerView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: 'string' })
  readonly task!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string', description: 'As it was asked: a unit on file, or not.' })
  readonly unitId!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly adaptationType!: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Case and fraction, `C7/3`.' })
  readonly fraction!: string | null;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly supervisor!: PersonRefDto | null;

  @ApiProperty({ type: 'string', enum: OUTCOMES })
  readonly outcome!: AskedAnswerView['outcome'];

  @ApiProperty({ type: 'string', enum: REASON_CODES, isArray: true })
  readonly reasons!: readonly ReasonCode[];

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly entitlementId!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly frameworkVersion!: number | null;
}

export class AskerDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: ASKER_KINDS })
  readonly kind!: AskerKind;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'The title of the key, or who is behind the account; null for a token.',
  })
  readonly title!: string | null;
}

export class AskViewDto implements AskView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly askedAt!: string;

  @ApiProperty({ type: AskerDto, description: 'The account or key that asked.' })
  readonly asker!: AskerDto;

  @ApiProperty({ type: 'string' })
  readonly requestId!: string;

  @ApiProperty({ type: 'string', enum: ['evaluation', 'evaluations', 'search'] })
  readonly endpoint!: AskView['endpoint'];

  @ApiProperty({ type: 'integer', description: 'Ledger index that the answers saw.' })
  readonly epoch!: number;

  @ApiProperty({ type: 'integer', description: 'The leaf of the log of asks that seals it.' })
  readonly sealIndex!: number;

  @ApiProperty({ type: 'integer' })
  readonly place!: number;

  @ApiProperty({ type: AskedAnswerViewDto, isArray: true })
  readonly answers!: readonly AskedAnswerViewDto[];
}

export class DecisionViewDto extends AskedAnswerViewDto implements DecisionView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly evaluatedAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;

  @ApiProperty({ type: 'integer', description: 'Ledger index that the decision saw.' })
  readonly knownAt!: number;
}
