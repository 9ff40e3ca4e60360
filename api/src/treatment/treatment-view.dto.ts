import { ApiProperty } from '@nestjs/swagger';
import type { Act } from '@oart/competency';
import type { ActView, FractionView, Page, ProtocolView, TreatmentCaseView } from '@oart/contract';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { ACT_OUTCOMES, DOSE_CHECK_RESULTS, SELECTIONS } from './treatment.dto.ts';

export class TreatmentCaseViewDto implements TreatmentCaseView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly reference!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly unitId!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'integer' })
  readonly fractionsPlanned!: number;
}

export class TreatmentCasePageDto implements Page<TreatmentCaseViewDto> {
  @ApiProperty({ type: TreatmentCaseViewDto, isArray: true })
  readonly items!: readonly TreatmentCaseViewDto[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly cursor!: string | null;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}

export class ActViewDto implements ActView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly actor!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly performedAt!: string;

  @ApiProperty({
    type: 'string',
    enum: ['independent', 'supervised', 'break-glass', 'without-entitlement'],
  })
  readonly mode!: Act['mode'];

  @ApiProperty({ type: 'boolean', description: 'False where a later act voided it.' })
  readonly live!: boolean;

  @ApiProperty({ type: 'string' })
  readonly caseReference!: string;

  @ApiProperty({ type: 'integer' })
  readonly fraction!: number;

  @ApiProperty({ type: 'string' })
  readonly task!: string;

  @ApiProperty({ type: 'string' })
  readonly adaptationType!: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly supervisorId!: string | null;

  @ApiProperty({ type: 'string', enum: ACT_OUTCOMES })
  readonly outcome!: Act['outcome'];

  @ApiProperty({ type: 'string', enum: SELECTIONS, nullable: true })
  readonly selection!: Act['selection'];

  @ApiProperty({ type: 'string', isArray: true })
  readonly correctedStructures!: readonly string[];

  @ApiProperty({ type: 'string', enum: DOSE_CHECK_RESULTS, nullable: true })
  readonly doseCheckResult!: Act['doseCheckResult'];

  @ApiProperty({ type: 'string', nullable: true })
  readonly disposition!: string | null;
}

export class FractionUnitDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;
}

export class FractionViewDto implements FractionView {
  @ApiProperty({ type: 'string' })
  readonly caseReference!: string;

  @ApiProperty({ type: 'integer' })
  readonly fraction!: number;

  @ApiProperty({ type: FractionUnitDto })
  readonly unit!: FractionUnitDto;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'integer' })
  readonly fractionsPlanned!: number;

  @ApiProperty({ type: ActViewDto, isArray: true })
  readonly acts!: readonly ActViewDto[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly ended!: string | null;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}

export class ProtocolViewDto implements ProtocolView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly author!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly approvedAt!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly effectiveFrom!: string | null;
}
