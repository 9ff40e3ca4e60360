import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AssessmentMethod, AssessmentState, CompetenceLevel } from '@oart/competency';
import type {
  LookBackAct,
  LookBackAssessment,
  LookBackDecision,
  LookBackView,
} from '@oart/contract';
import { IsDay, OrAbsent } from '../http/fields.ts';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { TaskCellDto } from '../http/task-cell.dto.ts';

export class LookBackQuery {
  @ApiPropertyOptional({
    type: 'string',
    format: 'date',
    description: 'The day to look back to; absent takes that of the revocation.',
  })
  @OrAbsent()
  @IsDay()
  readonly from?: string;
}

export class LookBackEvidenceDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;
}

export class LookBackEntitlementDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly number!: string;

  @ApiProperty({ type: 'string' })
  readonly role!: string;

  @ApiProperty({ type: 'string' })
  readonly roleTitle!: string;
}

export class LookBackActDto extends TaskCellDto implements LookBackAct {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly caseReference!: string;

  @ApiProperty({ type: 'integer' })
  readonly fraction!: number;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly performedAt!: string;

  @ApiProperty({
    type: 'string',
    enum: ['independent', 'supervised', 'break-glass', 'without-entitlement'],
  })
  readonly mode!: LookBackAct['mode'];

  @ApiProperty({ type: PersonRefDto })
  readonly actor!: PersonRefDto;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly supervisor!: PersonRefDto | null;
}

export class LookBackAssessmentDto implements LookBackAssessment {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly candidate!: PersonRefDto;

  @ApiProperty({ type: 'string' })
  readonly skill!: string;

  @ApiProperty({ type: 'string' })
  readonly skillTitle!: string;

  @ApiProperty({ type: 'string', enum: ['T', 'C', 'P'] })
  readonly level!: CompetenceLevel;

  @ApiProperty({
    type: 'string',
    enum: ['direct-observation', 'case-based', 'test', 'offline-review'],
  })
  readonly method!: AssessmentMethod;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly performedOn!: string;

  @ApiProperty({ type: 'string', enum: ['signed', 'questioned', 'set-aside', 'void'] })
  readonly state!: AssessmentState;
}

export class LookBackDecisionDto extends TaskCellDto implements LookBackDecision {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: ['PERMIT', 'PERMIT_SUPERVISED', 'DENY'] })
  readonly outcome!: LookBackDecision['outcome'];

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Null for the answer about an act that the holder supervised.',
  })
  readonly entitlementNumber!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly evaluatedAt!: string;
}

export class LookBackViewDto implements LookBackView {
  @ApiProperty({ type: LookBackEvidenceDto })
  readonly evidence!: LookBackEvidenceDto;

  @ApiProperty({ type: PersonRefDto })
  readonly holder!: PersonRefDto;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly from!: string;

  @ApiProperty({ type: 'string', enum: ['integrity', 'clerical'], nullable: true })
  readonly revokedAs!: LookBackView['revokedAs'];

  @ApiProperty({ type: LookBackEntitlementDto, isArray: true })
  readonly entitlements!: readonly LookBackEntitlementDto[];

  @ApiProperty({ type: LookBackActDto, isArray: true })
  readonly acts!: readonly LookBackActDto[];

  @ApiProperty({ type: LookBackActDto, isArray: true })
  readonly supervisedActs!: readonly LookBackActDto[];

  @ApiProperty({ type: LookBackAssessmentDto, isArray: true })
  readonly assessmentsGiven!: readonly LookBackAssessmentDto[];

  @ApiProperty({ type: LookBackDecisionDto, isArray: true })
  readonly decisions!: readonly LookBackDecisionDto[];

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}
