import type { EntitySchema } from 'typeorm';
import {
  AccountEntity,
  AccountInvitationEntity,
  AccountInvitationUseEntity,
  InvitationEntity,
  PermissionGrantEntity,
} from '../account/account.entity.ts';
import { AuditorReadEntity } from '../account/auditor-read.entity.ts';
import { SessionEntity } from '../session/session.entity.ts';
import {
  PasskeyEnrolmentEntity,
  SigningFactorEntity,
  SigningFactorRevocationEntity,
  SigningFactorStateEntity,
} from '../signing/factor.entity.ts';
import { SignatureEntity, SigningChallengeEntity } from '../signing/signing.entity.ts';
import {
  AssessmentAcknowledgementEntity,
  AssessmentEntity,
  AssessmentReviewEntity,
  AssessmentVoidEntity,
} from '../assessment/assessment.entity.ts';
import {
  BasisAmendmentEntity,
  EntitlementAcceptanceEntity,
  EntitlementEntity,
  EntitlementLetterEntity,
  EntitlementReviewEntity,
  EntitlementWithdrawalEntity,
  SuspensionEntity,
  SuspensionLiftEntity,
} from '../entitlement/entitlement.entity.ts';
import { AgencyRequestEntity } from '../evidence/agency-request.entity.ts';
import {
  EvidenceCountersignatureEntity,
  EvidenceReviewEntity,
  EvidenceRevocationEntity,
  RevocationRetractionEntity,
} from '../evidence/evidence-life.entity.ts';
import { EvidenceReadEntity, EvidenceUploadEntity } from '../evidence/evidence-upload.entity.ts';
import { EvidenceEntity } from '../evidence/evidence.entity.ts';
import { FrameworkDraftEntity } from '../framework/framework-draft.entity.ts';
import {
  FrameworkApprovalEntity,
  FrameworkVersionEntity,
  FrameworkWithdrawalEntity,
  PolicyApprovalEntity,
  PolicyVersionEntity,
} from '../framework/framework.entity.ts';
import {
  SiteEntity,
  SoftwareChangeEntity,
  TreatmentSiteChangeEntity,
  TreatmentUnitEntity,
} from '../organisation/organisation.entity.ts';
import {
  AppointmentEntity,
  DelegationEndEntity,
  DelegationEntity,
  FoundingAppointmentEntity,
} from '../person/appointment.entity.ts';
import { NameCorrectionEntity, PersonEntity } from '../person/person.entity.ts';
import {
  AbsenceEntity,
  ConditionsDecisionEntity,
  EmploymentEntity,
  RegistrationCheckEntity,
} from '../person/staffing.entity.ts';
import {
  EquivalenceEndEntity,
  EquivalenceEntity,
  WaiverEntity,
} from '../entitlement/exception.entity.ts';
import { ApiKeyEntity } from '../gate/api-key.entity.ts';
import { GateDecisionEntity } from '../gate/gate-decision.entity.ts';
import {
  PassportImportEntity,
  PassportIssueEntity,
  PassportKeyEntity,
  PassportRecordEntity,
  TrustedIssuerEntity,
  TrustedIssuerWithdrawalEntity,
} from '../passport/passport.entity.ts';
import {
  PlanSelectionProtocolEntity,
  ProtocolApprovalEntity,
} from '../treatment/protocol.entity.ts';
import {
  ActCountersignatureEntity,
  BreakGlassEntity,
  DowntimeCorrectionEntity,
  DowntimePeriodEntity,
  ExceptionalReviewEntity,
} from '../treatment/exceptional-act.entity.ts';
import {
  ActCorrectionEntity,
  ActEntity,
  FractionEndEntity,
  TreatmentCaseEntity,
} from '../treatment/treatment.entity.ts';
import {
  WorkstationEntity,
  WorkstationRevocationEntity,
  WorkstationSessionEntity,
} from '../workstation/workstation.entity.ts';

export type Entity = (new () => object) | EntitySchema;

/** Every entity of the api; a feature adds its own here. */
export const ENTITIES: readonly Entity[] = [
  SiteEntity,
  TreatmentUnitEntity,
  SoftwareChangeEntity,
  TreatmentSiteChangeEntity,
  PersonEntity,
  NameCorrectionEntity,
  EmploymentEntity,
  RegistrationCheckEntity,
  ConditionsDecisionEntity,
  AbsenceEntity,
  AppointmentEntity,
  FoundingAppointmentEntity,
  DelegationEntity,
  DelegationEndEntity,
  FrameworkVersionEntity,
  FrameworkApprovalEntity,
  FrameworkWithdrawalEntity,
  FrameworkDraftEntity,
  PolicyVersionEntity,
  PolicyApprovalEntity,
  EvidenceEntity,
  EvidenceReviewEntity,
  EvidenceCountersignatureEntity,
  EvidenceRevocationEntity,
  RevocationRetractionEntity,
  AgencyRequestEntity,
  PassportKeyEntity,
  PassportIssueEntity,
  TrustedIssuerEntity,
  TrustedIssuerWithdrawalEntity,
  PassportImportEntity,
  PassportRecordEntity,
  EvidenceUploadEntity,
  EvidenceReadEntity,
  AccountEntity,
  AccountInvitationEntity,
  AccountInvitationUseEntity,
  InvitationEntity,
  AuditorReadEntity,
  PermissionGrantEntity,
  SessionEntity,
  SignatureEntity,
  SigningChallengeEntity,
  WorkstationEntity,
  WorkstationRevocationEntity,
  WorkstationSessionEntity,
  SigningFactorEntity,
  SigningFactorRevocationEntity,
  SigningFactorStateEntity,
  PasskeyEnrolmentEntity,
  AssessmentAcknowledgementEntity,
  AssessmentEntity,
  AssessmentReviewEntity,
  AssessmentVoidEntity,
  EntitlementAcceptanceEntity,
  BasisAmendmentEntity,
  EntitlementEntity,
  EntitlementLetterEntity,
  EntitlementReviewEntity,
  EntitlementWithdrawalEntity,
  SuspensionEntity,
  SuspensionLiftEntity,
  EquivalenceEndEntity,
  EquivalenceEntity,
  WaiverEntity,
  ApiKeyEntity,
  GateDecisionEntity,
  PlanSelectionProtocolEntity,
  ProtocolApprovalEntity,
  ActCorrectionEntity,
  ActCountersignatureEntity,
  ActEntity,
  BreakGlassEntity,
  DowntimeCorrectionEntity,
  DowntimePeriodEntity,
  ExceptionalReviewEntity,
  FractionEndEntity,
  TreatmentCaseEntity,
];
