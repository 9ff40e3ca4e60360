import { ApiProperty } from '@nestjs/swagger';
import type { Entitlement, EntitlementScope, SuspensionCause, UsableUntil } from '@oart/competency';
import type {
  BasisAmendmentView,
  BasisItemView,
  CandidateView,
  EntitlementProposalView,
  EntitlementReviewView,
  EntitlementState,
  EntitlementView,
  SuspensionView,
} from '@oart/contract';
import { PersonRefDto } from '../http/person-ref.dto.ts';
import { ReasonViewDto } from '../http/reason.dto.ts';
import { SignatureViewDto, SigningChallengeDto } from '../signing/signing.dto.ts';
import { RequirementViewDto } from '../standing/requirements-view.dto.ts';
import { UsableUntilDto } from '../standing/standing-view.dto.ts';
import { CANDIDATE_STATES, SUSPENSION_CAUSES } from './entitlement.dto.ts';

const STATES = [
  'awaiting-acceptance',
  'not-yet-effective',
  'active',
  'suspended',
  'suspended-in-part',
  'expired',
  'withdrawn',
  'superseded',
  'ended',
] as const satisfies readonly EntitlementState[];

export class ReplacedEntitlementDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly number!: string;
}

export class TitledDto {
  @ApiProperty({ type: 'string' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;
}

export class EntitlementScopeDto implements EntitlementScope {
  @ApiProperty({ type: 'string', isArray: true })
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string' })
  readonly platform!: string;

  @ApiProperty({ type: 'string', format: 'uuid', isArray: true })
  readonly units!: readonly string[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly softwareVersions!: readonly string[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly adaptationTypes!: readonly string[];
}

export class ProposalDelegationDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly number!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly until!: string;
}

export class BasisSummaryDto {
  @ApiProperty({ type: 'integer' })
  readonly records!: number;

  @ApiProperty({ type: 'string' })
  readonly sha256!: string;
}

export class EntitlementProposalViewDto implements EntitlementProposalView {
  @ApiProperty({ type: 'boolean' })
  readonly grantable!: boolean;

  @ApiProperty({ type: 'string' })
  readonly role!: string;

  @ApiProperty({ type: 'string' })
  readonly roleTitle!: string;

  @ApiProperty({ type: TitledDto, isArray: true })
  readonly tasks!: readonly TitledDto[];

  @ApiProperty({ type: EntitlementScopeDto })
  readonly scope!: EntitlementScope;

  @ApiProperty({ type: RequirementViewDto, isArray: true })
  readonly requirements!: readonly RequirementViewDto[];

  @ApiProperty({ type: ReasonViewDto, isArray: true })
  readonly reasons!: readonly ReasonViewDto[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly flags!: readonly string[];

  @ApiProperty({ type: UsableUntilDto, nullable: true })
  readonly usableUntil!: UsableUntil | null;

  @ApiProperty({ type: ProposalDelegationDto, nullable: true })
  readonly delegation!: ProposalDelegationDto | null;

  @ApiProperty({ type: BasisSummaryDto })
  readonly basis!: BasisSummaryDto;

  @ApiProperty({ type: SigningChallengeDto, nullable: true })
  readonly challenge!: SigningChallengeDto | null;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}

export class BasisItemViewDto implements BasisItemView {
  @ApiProperty({ type: 'string' })
  readonly kind!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly sha256!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;

  @ApiProperty({
    type: 'string',
    description: 'Who verified, assessed or recorded it; empty where that is not on file.',
  })
  readonly attestedBy!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly attestedAt!: string | null;
}

export class SuspensionViewDto implements SuspensionView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', isArray: true })
  readonly tasks!: readonly string[];

  @ApiProperty({ type: 'string', isArray: true })
  readonly treatmentSites!: readonly string[];

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly startedAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly liftedAt!: string | null;

  @ApiProperty({ type: 'string', enum: SUSPENSION_CAUSES, nullable: true })
  readonly cause!: SuspensionCause | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly conditionsToLift!: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'For the holder, entitlers and auditors, as are the cause and all that follows.',
  })
  readonly restrictedNote!: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Who suspended.' })
  readonly startedBy!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly liftedBy!: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'What came of it.' })
  readonly outcome!: string | null;
}

export class BasisRecordRefDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string' })
  readonly title!: string;
}

export class BasisAmendmentViewDto implements BasisAmendmentView {
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string' })
  readonly by!: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'The last day it counted.' })
  readonly amendedOn!: string;

  @ApiProperty({ type: BasisRecordRefDto })
  readonly removed!: BasisRecordRefDto;

  @ApiProperty({
    type: BasisRecordRefDto,
    nullable: true,
    description: 'Null where the basis stands without it.',
  })
  readonly replacement!: BasisRecordRefDto | null;

  @ApiProperty({ type: 'string', nullable: true })
  readonly reason!: string | null;
}

export class EntitlementReviewViewDto implements EntitlementReviewView {
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'string' })
  readonly by!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly nextReviewDueOn!: string;
}

export class IssuedLetterDto {
  @ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$' })
  readonly sha256!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly issuedAt!: string;
}

export class EntitlementViewDto implements EntitlementView {
  @ApiProperty({ type: 'string', format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: 'string', example: 'E-2026-0001' })
  readonly number!: string;

  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: 'string' })
  readonly role!: string;

  @ApiProperty({ type: 'string' })
  readonly roleTitle!: string;

  @ApiProperty({ type: 'string', enum: ['operator', 'practitioner', 'referrer'] })
  readonly dutyHolder!: Entitlement['dutyHolder'];

  @ApiProperty({ type: TitledDto, isArray: true })
  readonly tasks!: readonly TitledDto[];

  @ApiProperty({ type: EntitlementScopeDto })
  readonly scope!: EntitlementScope;

  @ApiProperty({ type: TitledDto, isArray: true, description: 'Those of the scope, in words.' })
  readonly treatmentSites!: readonly TitledDto[];

  @ApiProperty({ type: 'integer' })
  readonly frameworkVersion!: number;

  @ApiProperty({ type: 'string' })
  readonly frameworkSha256!: string;

  @ApiProperty({ type: BasisItemViewDto, isArray: true })
  readonly basis!: readonly BasisItemViewDto[];

  @ApiProperty({ type: BasisAmendmentViewDto, isArray: true })
  readonly amendments!: readonly BasisAmendmentViewDto[];

  @ApiProperty({ type: 'string', nullable: true })
  readonly conditions!: string | null;

  @ApiProperty({
    type: ReplacedEntitlementDto,
    nullable: true,
    description: 'What it supersedes from the day it takes effect, once accepted.',
  })
  readonly replaces!: ReplacedEntitlementDto | null;

  @ApiProperty({ type: 'string' })
  readonly entitler!: string;

  @ApiProperty({ type: 'string' })
  readonly delegation!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly grantedAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly acceptedAt!: string | null;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly effectiveFrom!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly reviewDueOn!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  readonly expiresOn!: string;

  @ApiProperty({ type: 'string', enum: STATES })
  readonly state!: EntitlementState;

  @ApiProperty({ type: SuspensionViewDto, isArray: true })
  readonly suspensions!: readonly SuspensionViewDto[];

  @ApiProperty({ type: EntitlementReviewViewDto, isArray: true })
  readonly reviews!: readonly EntitlementReviewViewDto[];

  @ApiProperty({ type: SignatureViewDto })
  readonly signature!: SignatureViewDto;

  @ApiProperty({ type: IssuedLetterDto, nullable: true })
  readonly letter!: IssuedLetterDto | null;

  @ApiProperty({ type: 'integer' })
  readonly ledgerIndex!: number;
}

export class CandidateViewDto implements CandidateView {
  @ApiProperty({ type: PersonRefDto })
  readonly person!: PersonRefDto;

  @ApiProperty({ type: 'string' })
  readonly role!: string;

  @ApiProperty({ type: 'string' })
  readonly roleTitle!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSite!: string;

  @ApiProperty({ type: 'string' })
  readonly treatmentSiteTitle!: string;

  @ApiProperty({ type: 'integer' })
  readonly missing!: number;

  @ApiProperty({ type: 'string', enum: CANDIDATE_STATES })
  readonly state!: CandidateView['state'];
}
