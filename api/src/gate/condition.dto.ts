import { ApiProperty } from '@nestjs/swagger';
import { CONDITIONS, CONDITION_STATES } from '@oart/competency';
import type { ConditionCode, ConditionGroupCode, ConditionState } from '@oart/competency';
import type { ConditionFactView, ConditionGroupView, ConditionView } from '@oart/contract';
import { ReasonViewDto } from '../http/reason.dto.ts';

const CONDITION_CODES = Object.values(CONDITIONS).flat();
const CONDITION_GROUP_CODES = Object.keys(CONDITIONS) as ConditionGroupCode[];
const FACT_KINDS = ['evidence', 'assessment', 'entitlement'] as const;

export class ConditionFactViewDto implements ConditionFactView {
  @ApiProperty({ type: 'string', enum: FACT_KINDS })
  readonly kind!: ConditionFactView['kind'];

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;
}

export class ConditionViewDto implements ConditionView {
  @ApiProperty({ type: 'string', enum: CONDITION_CODES })
  readonly code!: ConditionCode;

  @ApiProperty({ type: 'string', description: 'What has to hold.' })
  readonly sentence!: string;

  @ApiProperty({
    type: 'string',
    enum: CONDITION_STATES,
    description: 'Carried: not met, made good by the supervisor.',
  })
  readonly state!: ConditionState;

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];

  @ApiProperty({
    type: ConditionFactViewDto,
    isArray: true,
    description: 'The records behind it; none for who may not see them.',
  })
  readonly facts!: readonly ConditionFactViewDto[];
}

export class ConditionGroupViewDto implements ConditionGroupView {
  @ApiProperty({ type: 'string', enum: CONDITION_GROUP_CODES })
  readonly code!: ConditionGroupCode;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'string', enum: CONDITION_STATES })
  readonly state!: ConditionState;

  @ApiProperty({ type: ConditionViewDto, isArray: true })
  readonly conditions!: readonly ConditionViewDto[];
}
