import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, Matches, ValidateNested } from 'class-validator';
import type { Platform, SoftwareChange } from '@oart/competency';
import type {
  OrganisationView,
  SiteRequest,
  SiteView,
  SoftwareChangeRequest,
  SoftwareChangeView,
  SoftwareCorrectionRequest,
  SoftwareCorrectionView,
  TreatmentSiteChangeRequest,
  TreatmentSiteChangeView,
  UnitRequest,
  UnitView,
} from '@oart/contract';
import {
  IsDay,
  IsFrameworkId,
  IsId,
  IsInstant,
  IsOneOf,
  IsPrintableName,
  IsSafeText,
  OrNull,
} from '../http/fields.ts';
import { AreFrameworkIds } from '../http/list-fields.ts';

export const PLATFORMS = ['ethos', 'unity'] as const satisfies readonly Platform[];
export const CHANGE_CLASSES = ['major', 'minor'] as const;

export class SiteRequestDto implements SiteRequest {
  @ApiProperty({ type: 'string' })
  @IsPrintableName()
  readonly name!: string;

  @ApiProperty({ type: 'string', example: 'Europe/London' })
  @IsPrintableName()
  readonly timeZone!: string;
}

export class SiteViewDto implements SiteView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;

  @ApiProperty({ type: 'string' })
  readonly timeZone!: string;
}

export class UnitRequestDto implements UnitRequest {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsId()
  readonly siteId!: string;

  @ApiProperty({ type: 'string', example: 'Ethos-1' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, {
    message: 'Give a short name of letters, digits, dots, underscores and hyphens.',
  })
  readonly name!: string;

  @ApiProperty({ type: 'string', enum: PLATFORMS })
  @IsOneOf(PLATFORMS)
  readonly platform!: Platform;

  @ApiProperty({ type: 'string', isArray: true })
  @AreFrameworkIds(1, 50)
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', example: '2.0' })
  @IsPrintableName(40)
  readonly softwareVersion!: string;
}

export class SoftwareChangeRequestDto implements SoftwareChangeRequest {
  @ApiProperty({ type: 'string' })
  @IsPrintableName(40)
  readonly version!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  @IsInstant()
  readonly effectiveAt!: string;

  @ApiProperty({ type: 'string', enum: CHANGE_CLASSES, nullable: true })
  @OrNull()
  @IsOneOf(CHANGE_CLASSES)
  readonly changeClass!: SoftwareChange['changeClass'];
}

export class SoftwareChangeViewDto implements SoftwareChangeView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly unitId!: string;

  @ApiProperty({ type: 'string' })
  readonly version!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly effectiveAt!: string;

  @ApiProperty({ type: 'string', enum: CHANGE_CLASSES, nullable: true })
  readonly changeClass!: SoftwareChange['changeClass'];
}

export class SoftwareCorrectionRequestDto implements SoftwareCorrectionRequest {
  @ApiProperty({
    type: SoftwareChangeRequestDto,
    nullable: true,
    description: 'What the unit ran from when; null where it never was.',
  })
  @OrNull()
  @IsDefined()
  @ValidateNested()
  @Type(() => SoftwareChangeRequestDto)
  readonly change!: SoftwareChangeRequestDto | null;

  @ApiProperty({ type: 'string', maxLength: 500 })
  @IsSafeText(500)
  readonly reason!: string;
}

export class SoftwareCorrectionViewDto implements SoftwareCorrectionView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly unitId!: string;

  @ApiProperty({ type: SoftwareChangeRequestDto })
  readonly corrected!: SoftwareChangeRequestDto;

  @ApiProperty({ type: SoftwareChangeRequestDto, nullable: true })
  readonly change!: SoftwareChangeRequestDto | null;

  @ApiProperty({ type: 'string' })
  readonly reason!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({ type: 'string' })
  readonly correctedBy!: string;
}

export class TreatmentSiteChangeRequestDto implements TreatmentSiteChangeRequest {
  @ApiProperty({ type: 'string' })
  @IsFrameworkId()
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'boolean', description: 'Whether it opens, or closes.' })
  @IsBoolean({ message: 'Give true where the unit opens for the site, false where it closes.' })
  readonly opens!: boolean;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsDay()
  readonly from!: string;

  @ApiProperty({ type: 'string', maxLength: 500 })
  @IsSafeText(500)
  readonly reason!: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  @OrNull()
  @IsId()
  readonly supersedes!: string | null;
}

export class TreatmentSiteChangeViewDto implements TreatmentSiteChangeView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'boolean' })
  readonly opens!: boolean;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly from!: string;

  @ApiProperty({ type: 'string' })
  readonly reason!: string;
}

class TitledDto {
  @ApiProperty({ type: 'string' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;
}

export class UnitViewDto implements UnitView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;

  @ApiProperty({ type: 'string' })
  readonly site!: string;

  @ApiProperty({ type: 'string' })
  readonly timeZone!: string;

  @ApiProperty({ type: 'string', enum: PLATFORMS })
  readonly platform!: Platform;

  @ApiProperty({ type: 'string' })
  readonly softwareVersion!: string;

  @ApiProperty({ type: SoftwareChangeViewDto, isArray: true })
  readonly softwareChanges!: readonly SoftwareChangeViewDto[];

  @ApiProperty({ type: SoftwareCorrectionViewDto, isArray: true })
  readonly softwareCorrections!: readonly SoftwareCorrectionViewDto[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly adaptationTypes!: readonly string[];

  @ApiProperty({ type: TitledDto, isArray: true })
  readonly treatmentSites!: readonly { readonly id: string; readonly title: string }[];

  @ApiProperty({ type: TreatmentSiteChangeViewDto, isArray: true })
  readonly treatmentSiteChanges!: readonly TreatmentSiteChangeViewDto[];
}

class EmployerDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly name!: string;
}

export class OrganisationViewDto implements OrganisationView {
  @ApiProperty({ type: EmployerDto })
  readonly employer!: { readonly id: string; readonly name: string };

  @ApiProperty({ type: UnitViewDto, isArray: true })
  readonly units!: readonly UnitView[];
}
