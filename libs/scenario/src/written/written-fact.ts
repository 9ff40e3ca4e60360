import type {
  Absence,
  Act,
  Appointment,
  Assessment,
  CalendarDay,
  Employment,
  Entitlement,
  EntitlementReview,
  EntitlementWithdrawal,
  Equivalence,
  Evidence,
  EvidenceReview,
  EvidenceRevocation,
  ExperiencePeriod,
  FactFields,
  FoundingAppointment,
  FractionEnd,
  PersonId,
  Recorded,
  RegistrationCheck,
  StructureScore,
  SupervisedCase,
  Suspension,
  UnitId,
  Waiver,
} from '@oart/competency';

/** A fact's own fields as a file gives them: those named may be left out. */
type Loose<Fact extends Recorded, Left extends keyof FactFields<Fact>> = Omit<
  FactFields<Fact>,
  Left
> &
  Partial<Pick<FactFields<Fact>, Left>>;

/** What every written fact may carry. Labels stand where the product has ids. */
export interface WrittenCommon {
  readonly id?: string;
  readonly recordedAt?: string;
  readonly recordedBy?: PersonId;
  readonly supersedes?: string;
  /** False loads the fact although the product would refuse to record it. */
  readonly checked?: boolean;
}

interface Kind<Name extends string> extends WrittenCommon {
  readonly fact: Name;
}

type Several = { readonly skill?: string; readonly skills?: readonly string[] };
type Place = { readonly treatmentSites?: readonly string[]; readonly platform?: string };

export type WrittenEmployment = Kind<'employment'> &
  Loose<Employment, 'contract' | 'band' | 'wte' | 'endsOn'>;
export type WrittenRegistration = Kind<'registration'> &
  Pick<RegistrationCheck, 'person' | 'body'> &
  Partial<Omit<FactFields<RegistrationCheck>, 'person' | 'body'>>;
export type WrittenConditionsDecision = Kind<'conditions-decision'> & {
  readonly registration: string;
  readonly outcome: 'may-practise' | 'may-not-practise';
};
export type WrittenAbsence = Kind<'absence'> & Loose<Absence, 'returnedOn' | 'category'>;
export type WrittenAppointment = Kind<'appointment'> &
  Loose<Appointment, 'kind' | 'until' | 'instrument'>;
export type WrittenFounding = Kind<'founding-appointment'> &
  Several &
  Place &
  Omit<
    FactFields<FoundingAppointment>,
    'skill' | 'treatmentSites' | 'platform' | 'softwareVersion'
  > & {
    readonly softwareVersion?: string;
  };
export type WrittenDelegation = Kind<'delegation'> & {
  readonly person: PersonId;
  readonly roles?: readonly string[];
  readonly treatmentSites?: readonly string[];
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  readonly instrument?: string;
};
export type WrittenDelegationEnd = Kind<'delegation-end'> & {
  readonly delegation: string;
  readonly endedAt?: string;
};

export interface Verification {
  readonly by: PersonId;
  readonly at?: string;
  readonly statement?: string;
  readonly identityEstablishedBy?: NonNullable<EvidenceReview['identityEstablishedBy']>;
}
export interface Signature {
  readonly by: PersonId;
  readonly at?: string;
}
export type WrittenEvidence = Kind<'evidence'> &
  Pick<Evidence, 'person' | 'type'> &
  Partial<
    Omit<
      FactFields<Evidence>,
      'person' | 'type' | 'experience' | 'caseLog' | 'reflection' | 'requestedOn'
    >
  > & {
    readonly caseLog?: readonly (Omit<SupervisedCase, 'outcome'> & Partial<SupervisedCase>)[];
    readonly experience?:
      (Omit<ExperiencePeriod, 'until' | 'wte'> & Partial<ExperiencePeriod>) | null;
    readonly scores?: Readonly<Record<string, number>>;
    readonly structures?: readonly StructureScore[];
    readonly submittedAs?: 'pass' | 'attempt';
    readonly verified?: Verification;
    readonly countersigned?: Signature;
  };
export type WrittenEvidenceReview = Kind<'evidence-review'> &
  Pick<EvidenceReview, 'evidence' | 'verifier'> &
  Partial<Omit<FactFields<EvidenceReview>, 'evidence' | 'verifier'>>;
export type WrittenCountersignature = Kind<'evidence-countersignature'> & {
  readonly evidence: string;
  readonly countersigner: PersonId;
};
export type WrittenRevocation = Kind<'evidence-revocation'> &
  Loose<EvidenceRevocation, 'effectiveFrom' | 'reason'>;

export type WrittenAssessment = Kind<'assessment'> &
  Several &
  Place & {
    readonly adaptationTypes?: readonly string[];
  } & Pick<Assessment, 'candidate' | 'assessor' | 'level'> &
  Partial<
    Pick<
      Assessment,
      'softwareVersion' | 'method' | 'result' | 'performedOn' | 'evidence' | 'comment' | 'purpose'
    >
  >;
export type WrittenAcknowledgement = Kind<'assessment-acknowledgement'> & {
  readonly assessment: string;
  readonly candidate?: PersonId;
};
export type WrittenVoid = Kind<'assessment-void'> & {
  readonly assessment: string;
  readonly reason: string;
};
export type WrittenAssessmentReview = Kind<'assessment-review'> & {
  readonly assessment: string;
  readonly outcome: 'questioned' | 'stands' | 'does-not-stand';
  readonly reason: string;
};

export type WrittenEntitlement = Kind<'entitlement'> &
  Pick<Entitlement, 'person' | 'role' | 'entitler'> &
  Partial<
    Pick<
      Entitlement,
      | 'tasks'
      | 'proposer'
      | 'delegation'
      | 'frameworkVersion'
      | 'effectiveFrom'
      | 'expiresOn'
      | 'reviewDueOn'
      | 'conditions'
      | 'replaces'
    >
  > & {
    readonly treatmentSites: readonly string[];
    readonly units?: readonly UnitId[];
    readonly platform?: string;
    readonly softwareVersions?: readonly string[];
    readonly adaptationTypes?: readonly string[];
    readonly basis?: readonly string[];
    readonly accepted?: string;
  };
export type WrittenAcceptance = Kind<'acceptance'> & {
  readonly entitlement: string;
  readonly holder?: PersonId;
};
export type WrittenSuspension = Kind<'suspension'> &
  Loose<Suspension, 'tasks' | 'treatmentSites' | 'restrictedNote' | 'conditionsToLift'>;
export type WrittenLift = Kind<'suspension-lift'> & {
  readonly suspension: string;
  readonly outcome: string;
  readonly liftedBy: PersonId;
};
export type WrittenWithdrawal = Kind<'withdrawal'> &
  Loose<EntitlementWithdrawal, 'effectiveFrom' | 'forCause'>;
export type WrittenEntitlementReview = Kind<'entitlement-review'> & FactFields<EntitlementReview>;
export type WrittenBasisAmendment = Kind<'basis-amendment'> & {
  readonly entitlement: string;
  readonly removed: string;
  readonly replacement?: string | null;
  readonly amendedBy: PersonId;
  readonly reason: string;
};
export type WrittenWaiver = Kind<'waiver'> & Loose<Waiver, 'from'>;
export type WrittenEquivalence = Kind<'equivalence'> & Loose<Equivalence, 'from' | 'until'>;

export type WrittenCase = Kind<'case'> & {
  readonly case: string;
  readonly unit?: UnitId;
  readonly treatmentSite: string;
  readonly fractionsPlanned?: number;
};
export type WrittenAct = Kind<'act'> & {
  readonly case: string;
  readonly fraction: number;
  readonly task?: string;
  readonly tasks?: readonly string[];
  readonly actor: PersonId;
  readonly performedAt?: string;
} & Partial<
    Pick<
      Act,
      | 'supervisor'
      | 'unit'
      | 'treatmentSite'
      | 'adaptationType'
      | 'outcome'
      | 'selection'
      | 'correctedStructures'
      | 'doseCheckResult'
      | 'disposition'
      | 'mode'
    >
  >;
export type WrittenActCorrection = Kind<'act-correction'> & {
  readonly act: string;
  readonly reason?: 'wrongly-recorded';
};
export type WrittenFractionEnd = Kind<'fraction-end'> & {
  readonly case: string;
  readonly fraction: number;
  readonly outcome: FractionEnd['outcome'];
};
export type WrittenProtocol = Kind<'protocol'> & {
  readonly treatmentSite: string;
  readonly author: PersonId;
  readonly title?: string;
  readonly approved?: Signature & { readonly effectiveFrom?: CalendarDay };
};
export type WrittenProtocolApproval = Kind<'protocol-approval'> & {
  readonly protocol: string;
  readonly approver: PersonId;
  readonly effectiveFrom?: CalendarDay;
};
export type WrittenSoftwareChange = Kind<'software-change'> & {
  readonly unit?: UnitId;
  readonly version: string;
  readonly effectiveAt?: string;
  readonly changeClass?: 'major' | 'minor' | null;
};
export type WrittenTreatmentSiteChange = Kind<'treatment-site-change'> & {
  readonly unit?: UnitId;
  readonly treatmentSite: string;
  readonly opens: boolean;
  readonly from?: CalendarDay;
  readonly reason?: string;
};
export type WrittenDecision = Kind<'decision'> & { readonly entitlement: string };

/** Every kind of fact that the rules read, as a scenario file writes it. */
export type WrittenFact =
  | WrittenEmployment
  | WrittenRegistration
  | WrittenConditionsDecision
  | WrittenAbsence
  | WrittenAppointment
  | WrittenFounding
  | WrittenDelegation
  | WrittenDelegationEnd
  | WrittenEvidence
  | WrittenEvidenceReview
  | WrittenCountersignature
  | WrittenRevocation
  | WrittenAssessment
  | WrittenAcknowledgement
  | WrittenVoid
  | WrittenAssessmentReview
  | WrittenEntitlement
  | WrittenAcceptance
  | WrittenSuspension
  | WrittenLift
  | WrittenWithdrawal
  | WrittenEntitlementReview
  | WrittenBasisAmendment
  | WrittenWaiver
  | WrittenEquivalence
  | WrittenCase
  | WrittenAct
  | WrittenActCorrection
  | WrittenFractionEnd
  | WrittenProtocol
  | WrittenProtocolApproval
  | WrittenSoftwareChange
  | WrittenTreatmentSiteChange
  | WrittenDecision;

export type FactKind = WrittenFact['fact'];
