import { ApiProperty } from '@nestjs/swagger';
import type { CalendarDay, StandingState, UsableUntil } from '@oart/competency';
import type { StandingCell, StandingView } from '@oart/contract';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { NoticeViewDto, ReasonViewDto } from '../http/reason.dto.ts';
import { TaskCellDto } from '../http/task-cell.dto.ts';
import { UnitNameDto } from '../http/unit-name.dto.ts';

export class UsableUntilDto implements UsableUntil {
  @ApiProperty({ type: 'string', format: 'date' })
  readonly day!: CalendarDay;

  @ApiProperty({ type: 'string' })
  readonly cause!: UsableUntil['cause'];
}

export class StandingCellDto extends TaskCellDto implements StandingCell {
  @ApiProperty({ type: 'string', nullable: true })
  readonly role!: string | null;

  @ApiProperty({ type: 'string', enum: ['yes', 'supervised', 'no'] })
  readonly answer!: StandingCell['answer'];

  @ApiProperty({ type: 'string' })
  readonly state!: StandingState;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly entitlementId!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly entitlementNumber!: string | null;

  @ApiProperty({ type: UsableUntilDto, nullable: true })
  readonly usableUntil!: UsableUntil | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly daysLeft!: number | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly usableUntilSentence!: string | null;

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];

  @ApiProperty({ type: NoticeViewDto, isArray: true })
  readonly notices!: readonly NoticeViewDto[];
}

export class UnitRefDto extends UnitNameDto {
  @ApiProperty({ type: 'string' })
  readonly timeZone!: string;
}

export class CurrencyViewDto {
  @ApiProperty({ type: 'string' })
  readonly skill!: string;

  @ApiProperty({ type: 'string' })
  readonly skillTitle!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSiteTitle!: string;

  @ApiProperty({ type: 'integer' })
  readonly fractionsCounted!: number;

  @ApiProperty({ type: 'integer' })
  readonly fractionsNeeded!: number;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly lastCurrentDay!: CalendarDay | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly marginDays!: number | null;
}

export class WaitingForDto {
  @ApiProperty({ type: 'string' })
  readonly record!: string;

  @ApiProperty({ type: 'string' })
  readonly withWhom!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly since!: string;
}

export class StandingViewDto implements StandingView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: UnitRefDto })
  readonly unit!: UnitRefDto;

  @ApiProperty({ type: 'string', nullable: true })
  readonly adaptationType!: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly today!: string;

  @ApiProperty({ type: 'integer' })
  readonly knownAt!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly frameworkVersion!: number | null;

  @ApiProperty({ type: StandingCellDto, isArray: true })
  readonly cells!: readonly StandingCellDto[];

  @ApiProperty({ type: CurrencyViewDto, isArray: true })
  readonly currency!: readonly CurrencyViewDto[];

  @ApiProperty({ type: WaitingForDto, isArray: true })
  readonly waitingFor!: readonly WaitingForDto[];
}
