import { ApiProperty } from '@nestjs/swagger';
import type { StandingState } from '@oart/competency';
import type { RequirementView, RoleRequirementsView } from '@oart/contract';
import { ReasonViewDto } from '../http/reason.dto.ts';

export class EvidenceRefDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;
}

export class RequirementViewDto implements RequirementView {
  @ApiProperty({ type: 'string' })
  readonly id!: string;

  @ApiProperty({ type: 'string', enum: ['prerequisite', 'requirement', 'level', 'experience'] })
  readonly kind!: RequirementView['kind'];

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({ type: 'string', nullable: true })
  readonly skill!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly skillTitle!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly method!: string | null;

  @ApiProperty({ type: 'boolean' })
  readonly met!: boolean;

  @ApiProperty({ type: EvidenceRefDto, isArray: true })
  readonly evidence!: readonly EvidenceRefDto[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly verifiedBy!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly verifiedOn!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly assessedBy!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly assessedOn!: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  readonly endsOn!: string | null;

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly whoCan!: readonly string[];
}

export class HeldEntitlementDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly number!: string;

  @ApiProperty({ type: 'string' })
  readonly state!: StandingState;
}

export class RoleRequirementsViewDto implements RoleRequirementsView {
  @ApiProperty({ type: 'string' })
  readonly role!: string;

  @ApiProperty({ type: 'string' })
  readonly roleTitle!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSiteTitle!: string;

  @ApiProperty({ type: 'integer' })
  readonly met!: number;

  @ApiProperty({ type: 'integer' })
  readonly total!: number;

  @ApiProperty({ type: RequirementViewDto, isArray: true })
  readonly requirements!: readonly RequirementViewDto[];

  @ApiProperty({ type: HeldEntitlementDto, nullable: true })
  readonly entitlement!: HeldEntitlementDto | null;
}
