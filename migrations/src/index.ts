import { CreateGround1763740800000 } from './1763740800000-create-ground.ts';
import { CreateOrganisation1763740801000 } from './1763740801000-create-organisation.ts';
import { CreatePerson1763740802000 } from './1763740802000-create-person.ts';
import { CreateFramework1763740803000 } from './1763740803000-create-framework.ts';
import { CreateEvidence1763740804000 } from './1763740804000-create-evidence.ts';
import { CreateAccount1763740805000 } from './1763740805000-create-account.ts';
import { CreateSignature1763740806000 } from './1763740806000-create-signature.ts';
import { CreateAssessment1763740807000 } from './1763740807000-create-assessment.ts';
import { CreateEntitlement1763740808000 } from './1763740808000-create-entitlement.ts';
import { CreateGate1763740809000 } from './1763740809000-create-gate.ts';
import { CreateTreatment1763740810000 } from './1763740810000-create-treatment.ts';
import { CreateGateProcess1763740820000 } from './1763740820000-create-gate-process.ts';
import { ScopeApiKey1763740830000 } from './1763740830000-scope-api-key.ts';
import { CreateAskLog1763740840000 } from './1763740840000-create-ask-log.ts';
import { ExplainActCorrection1763740850000 } from './1763740850000-explain-act-correction.ts';
import { CreateExceptionalAct1763740860000 } from './1763740860000-create-exceptional-act.ts';
import { CreateEndAndRetraction1763740870000 } from './1763740870000-create-end-and-retraction.ts';
import { CreateSigningFactor1763740871000 } from './1763740871000-create-signing-factor.ts';
import { CreateBasisAmendment1763740872000 } from './1763740872000-create-basis-amendment.ts';
import { IndexExceptionalAct1763740873000 } from './1763740873000-index-exceptional-act.ts';
import { AddRecordContent1763740881000 } from './1763740881000-add-record-content.ts';
import { CreateNameAndTreatmentSite1763740882000 } from './1763740882000-create-name-and-treatment-site.ts';
import { SealAsksTogether1763740883000 } from './1763740883000-seal-asks-together.ts';
import { CreateEntitlementLetter1763740890000 } from './1763740890000-create-entitlement-letter.ts';
import { CreateFrameworkDraft1763740891000 } from './1763740891000-create-framework-draft.ts';
import { AddGroupRecord1763740892000 } from './1763740892000-add-group-record.ts';
import { CreateDowntimeCorrection1763740895000 } from './1763740895000-create-downtime-correction.ts';
import { ExplainPersonnelCorrection1763740897000 } from './1763740897000-explain-personnel-correction.ts';
import { AddRemediation1763740899000 } from './1763740899000-add-remediation.ts';
import { EndAuditorAccess1763740900000 } from './1763740900000-end-auditor-access.ts';
import { CreateAgencyRequest1763740901000 } from './1763740901000-create-agency-request.ts';
import { LetReviewRaiseConcern1763740902000 } from './1763740902000-let-review-raise-concern.ts';
import { EraseTreatmentSiteReason1763740903000 } from './1763740903000-erase-treatment-site-reason.ts';
import { CreateAuditorRead1763740904000 } from './1763740904000-create-auditor-read.ts';
import { SayWhatAnAuditorAsked1763740905000 } from './1763740905000-say-what-an-auditor-asked.ts';
import { FindSessionWithRights1763740906000 } from './1763740906000-find-session-with-rights.ts';
import { DropIndexOfAnswers1763740907000 } from './1763740907000-drop-index-of-answers.ts';
import { CreatePassport1763740908000 } from './1763740908000-create-passport.ts';
import { ScopeAuditorAccess1763740909000 } from './1763740909000-scope-auditor-access.ts';
import { CorrectSoftwareChange1763740920000 } from './1763740920000-correct-software-change.ts';
import { CreateInvitation1763740921000 } from './1763740921000-create-invitation.ts';
import { TellRefusedUpload1763740930000 } from './1763740930000-tell-refused-upload.ts';
import { CreateWorkstation1763740940000 } from './1763740940000-create-workstation.ts';
import { RecordInvitation1763740941000 } from './1763740941000-record-invitation.ts';
import { PackLogOfAsks1763740950000 } from './1763740950000-pack-log-of-asks.ts';
import { NoteSavedAgain1763740960000 } from './1763740960000-note-saved-again.ts';

export { createFactTable } from './fact-table.ts';
export type { FactTable } from './fact-table.ts';
export { createWorkingTable } from './working-table.ts';
export type { WorkingTable } from './working-table.ts';
export * from './roles.ts';

/** Every migration, in the order in which they run. A new one is added at the end. */
export const MIGRATIONS = [
  CreateGround1763740800000,
  CreateOrganisation1763740801000,
  CreatePerson1763740802000,
  CreateFramework1763740803000,
  CreateEvidence1763740804000,
  CreateAccount1763740805000,
  CreateSignature1763740806000,
  CreateAssessment1763740807000,
  CreateEntitlement1763740808000,
  CreateGate1763740809000,
  CreateTreatment1763740810000,
  CreateGateProcess1763740820000,
  ScopeApiKey1763740830000,
  CreateAskLog1763740840000,
  ExplainActCorrection1763740850000,
  CreateExceptionalAct1763740860000,
  CreateEndAndRetraction1763740870000,
  CreateSigningFactor1763740871000,
  CreateBasisAmendment1763740872000,
  IndexExceptionalAct1763740873000,
  AddRecordContent1763740881000,
  CreateNameAndTreatmentSite1763740882000,
  SealAsksTogether1763740883000,
  CreateEntitlementLetter1763740890000,
  CreateFrameworkDraft1763740891000,
  AddGroupRecord1763740892000,
  CreateDowntimeCorrection1763740895000,
  ExplainPersonnelCorrection1763740897000,
  AddRemediation1763740899000,
  EndAuditorAccess1763740900000,
  CreateAgencyRequest1763740901000,
  LetReviewRaiseConcern1763740902000,
  EraseTreatmentSiteReason1763740903000,
  CreateAuditorRead1763740904000,
  SayWhatAnAuditorAsked1763740905000,
  FindSessionWithRights1763740906000,
  DropIndexOfAnswers1763740907000,
  CreatePassport1763740908000,
  ScopeAuditorAccess1763740909000,
  CorrectSoftwareChange1763740920000,
  CreateInvitation1763740921000,
  TellRefusedUpload1763740930000,
  CreateWorkstation1763740940000,
  RecordInvitation1763740941000,
  PackLogOfAsks1763740950000,
  NoteSavedAgain1763740960000,
] as const;
