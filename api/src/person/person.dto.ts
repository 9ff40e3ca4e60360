import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, Matches } from 'class-validator';
import { BANDS } from '@oart/competency';
import type { Band, Profession } from '@oart/competency';
import { PEOPLE_SORTS } from '@oart/contract';
import type {
  NameCorrectionRequest,
  NameCorrectionView,
  PeopleSort,
  PersonRequest,
  PersonSummary,
  PersonView,
  Sort,
} from '@oart/contract';
import { IsPrintableName, IsSafeText, IsSeen, OrAbsent } from '../http/fields.ts';
import { StateListQuery } from '../http/page.ts';
import { SortsBy } from '../http/sort.ts';
import { AppointmentViewDto, FoundingAppointmentViewDto } from './appointment.dto.ts';
import {
  AbsenceViewDto,
  EmploymentViewDto,
  PROFESSIONS,
  RegistrationCheckViewDto,
} from './staffing.dto.ts';

export class PeopleQuery extends StateListQuery {
  @SortsBy(PEOPLE_SORTS, 'displayName')
  readonly sort: Sort<PeopleSort> = 'displayName';

  @ApiPropertyOptional({ type: 'string', description: 'Part of a name or of a staff number.' })
  @OrAbsent()
  @IsPrintableName()
  readonly q?: string;
}

class NamesDto {
  @ApiProperty({ type: 'string' })
  @IsPrintableName()
  readonly displayName!: string;

  @ApiProperty({ type: 'string', isArray: true, maxItems: 20 })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsPrintableName(120, { each: true })
  readonly aliases!: readonly string[];
}

export class NameCorrectionRequestDto extends NamesDto implements NameCorrectionRequest {
  @ApiProperty({ type: 'string', maxLength: 500 })
  @IsSafeText(500)
  readonly reason!: string;

  @IsSeen()
  readonly seen!: number;
}

export class PersonRequestDto extends NamesDto implements PersonRequest {
  @ApiProperty({ type: 'string' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9./-]{0,39}$/, {
    message: 'Give a staff number of letters, digits, dots, slashes and hyphens.',
  })
  readonly staffNumber!: string;
}

export class NameCorrectionViewDto implements NameCorrectionView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', description: 'What the person was called before.' })
  readonly before!: string;

  @ApiProperty({ type: 'string' })
  readonly displayName!: string;

  @ApiProperty({ type: 'string', isArray: true })
  readonly aliases!: readonly string[];

  @ApiProperty({ type: 'string' })
  readonly reason!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({ type: 'string' })
  readonly recordedBy!: string;
}

export class PersonSummaryDto implements PersonSummary {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly staffNumber!: string;

  @ApiProperty({ type: 'string' })
  readonly displayName!: string;

  @ApiProperty({ type: 'string', enum: PROFESSIONS, nullable: true })
  readonly profession!: Profession | null;

  @ApiProperty({ type: 'string', enum: [...BANDS], nullable: true })
  readonly band!: Band | null;

  @ApiProperty({ type: 'boolean' })
  readonly inPost!: boolean;

  @ApiProperty({ type: 'string', isArray: true })
  readonly roles!: readonly string[];
}

export class PersonViewDto extends PersonSummaryDto implements PersonView {
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly onFileSince!: string;

  @ApiProperty({ type: 'string', isArray: true })
  readonly aliases!: readonly string[];

  @ApiProperty({ type: NameCorrectionViewDto, isArray: true, description: 'In order.' })
  readonly nameCorrections!: readonly NameCorrectionViewDto[];

  @ApiProperty({ type: EmploymentViewDto, isArray: true })
  readonly employments!: readonly EmploymentViewDto[];

  @ApiProperty({ type: RegistrationCheckViewDto, isArray: true })
  readonly registrationChecks!: readonly RegistrationCheckViewDto[];

  @ApiProperty({ type: AbsenceViewDto, isArray: true })
  readonly absences!: readonly AbsenceViewDto[];

  @ApiProperty({ type: AppointmentViewDto, isArray: true })
  readonly appointments!: readonly AppointmentViewDto[];

  @ApiProperty({ type: FoundingAppointmentViewDto, isArray: true })
  readonly foundingAppointments!: readonly FoundingAppointmentViewDto[];

  @ApiProperty({ type: 'string', enum: ['neutral', 'full'] })
  readonly level!: 'neutral' | 'full';

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}
