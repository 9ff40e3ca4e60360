import { ApiProperty } from '@nestjs/swagger';
import type { ChangeImpactView, GainView, LossView } from '@oart/contract';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { ReasonViewDto } from '../http/reason.dto.ts';
import { TaskCellDto } from '../http/task-cell.dto.ts';

class TurnedCellDto extends TaskCellDto {
  @ApiProperty({ type: 'string', isArray: true, description: 'The units on which it turns.' })
  readonly units!: readonly string[];
}

class LossDto implements LossView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: TurnedCellDto, isArray: true })
  readonly lost!: readonly TurnedCellDto[];

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];
}

class GainDto implements GainView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: TurnedCellDto, isArray: true })
  readonly regained!: readonly TurnedCellDto[];
}

export class ChangeImpactDto implements ChangeImpactView {
  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;

  @ApiProperty({ type: 'integer' })
  readonly peopleHolding!: number;

  @ApiProperty({ type: LossDto, isArray: true })
  readonly people!: readonly LossDto[];

  @ApiProperty({ type: GainDto, isArray: true })
  readonly regaining!: readonly GainDto[];
}
