import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, Matches } from 'class-validator';
import { BANDS } from '@oart/competency';
import type { Band, Profession } from '@oart/competency';
import type { Page, PersonRequest, PersonSummary, PersonView } from '@oart/contract';
import { IsPrintableName, OrAbsent } from '../http/fields.ts';
import { PageQuery } from '../http/page.ts';
import { EmploymentViewDto, PROFESSIONS, RegistrationCheckViewDto } from './staffing.dto.ts';

export class PeopleQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'string', description: 'Part of a name or of a staff number.' })
  @OrAbsent()
  @IsPrintableName()
  readonly q?: string;
}

export class PersonRequestDto implements PersonRequest {
  @ApiProperty({ type: 'string' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9./-]{0,39}$/, {
    message: 'Give a staff number of letters, digits, dots, slashes and hyphens.',
  })
  readonly staffNumber!: string;

  @ApiProperty({ type: 'string' })
  @IsPrintableName()
  readonly displayName!: string;

  @ApiProperty({ type: 'string', isArray: true })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsPrintableName(120, { each: true })
  readonly aliases!: readonly string[];
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
  @ApiProperty({ type: 'string', isArray: true })
  readonly aliases!: readonly string[];

  @ApiProperty({ type: EmploymentViewDto, isArray: true })
  readonly employments!: readonly EmploymentViewDto[];

  @ApiProperty({ type: RegistrationCheckViewDto, isArray: true })
  readonly registrationChecks!: readonly RegistrationCheckViewDto[];

  @ApiProperty({ type: 'string', enum: ['neutral', 'full'] })
  readonly level!: 'neutral' | 'full';

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}

export class PeoplePageDto implements Page<PersonSummary> {
  @ApiProperty({ type: PersonSummaryDto, isArray: true })
  readonly items!: readonly PersonSummary[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly cursor!: string | null;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}
