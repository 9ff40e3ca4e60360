import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Act } from '@oart/competency';
import { CASE_SORTS, PROTOCOL_SORTS } from '@oart/contract';
import type {
  ActView,
  CorrectedActView,
  CaseSort,
  ConcernView,
  FractionView,
  ProtocolSort,
  ProtocolView,
  Sort,
  TreatmentCaseView,
} from '@oart/contract';
import { IsFrameworkId, IsId, OrAbsent } from '../http/fields.ts';
import { FactListQuery } from '../http/page.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { UnitNameDto } from '../http/unit-name.dto.ts';
import { SortsBy } from '../http/sort.ts';
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

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;
}

export class CaseQuery extends FactListQuery {
  @SortsBy(CASE_SORTS, '-recordedAt')
  readonly sort: Sort<CaseSort> = '-recordedAt';

  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'On this unit.' })
  @OrAbsent()
  @IsId()
  readonly unit?: string;

  @ApiPropertyOptional({ type: 'string', description: 'For this treatment site.' })
  @OrAbsent()
  @IsFrameworkId()
  readonly treatmentSite?: string;
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

  @ApiProperty({
    type: 'boolean',
    description: 'False where a later act voided it, or nobody was entitled.',
  })
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

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly breakGlassId!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'Whoever entered an act of somebody else; null where the actor signed it.',
  })
  readonly enteredById!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly explanation!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly incidentReference!: string | null;
}

export class CorrectedActViewDto implements CorrectedActView {
  @ApiProperty({ type: ActViewDto })
  readonly act!: ActViewDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly correctedAt!: string;

  @ApiProperty({ type: 'string' })
  readonly correctedBy!: string;

  @ApiProperty({ type: 'string' })
  readonly explanation!: string;
}

export class ConcernViewDto implements ConcernView {
  @ApiProperty({ type: 'integer' })
  readonly fraction!: number;

  @ApiProperty({ type: PersonRefDto })
  readonly raisedBy!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly raisedAt!: string;

  @ApiProperty({ type: 'string' })
  readonly words!: string;
}

export class FractionViewDto implements FractionView {
  @ApiProperty({ type: 'string' })
  readonly caseReference!: string;

  @ApiProperty({ type: 'integer' })
  readonly fraction!: number;

  @ApiProperty({ type: UnitNameDto })
  readonly unit!: UnitNameDto;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'integer' })
  readonly fractionsPlanned!: number;

  @ApiProperty({ type: ActViewDto, isArray: true })
  readonly acts!: readonly ActViewDto[];

  @ApiProperty({ type: CorrectedActViewDto, isArray: true })
  readonly corrected!: readonly CorrectedActViewDto[];

  @ApiProperty({
    type: ConcernViewDto,
    isArray: true,
    description:
      'What offline reviews of earlier fractions raised and no later review has settled.',
  })
  readonly concerns!: readonly ConcernViewDto[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly ended!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly endedAt!: string | null;

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

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly approvedAt!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly effectiveFrom!: string | null;
}

export class ProtocolQuery extends FactListQuery {
  @SortsBy(PROTOCOL_SORTS, '-recordedAt')
  readonly sort: Sort<ProtocolSort> = '-recordedAt';

  @ApiPropertyOptional({ type: 'string', description: 'For this treatment site.' })
  @OrAbsent()
  @IsFrameworkId()
  readonly treatmentSite?: string;
}
