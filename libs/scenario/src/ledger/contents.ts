import type {
  Absence,
  Act,
  ActCorrection,
  Appointment,
  Assessment,
  AssessmentAcknowledgement,
  AssessmentReview,
  AssessmentVoid,
  BasisAmendment,
  ConditionsDecision,
  Delegation,
  DelegationEnd,
  Employment,
  Entitlement,
  EntitlementAcceptance,
  EntitlementReview,
  EntitlementWithdrawal,
  Equivalence,
  Evidence,
  EvidenceCountersignature,
  EvidenceReview,
  EvidenceRevocation,
  FoundingAppointment,
  FractionEnd,
  FrameworkVersion,
  Instant,
  Person,
  PlanSelectionProtocol,
  PolicyDocument,
  ProtocolApproval,
  Recorded,
  RegistrationCheck,
  SoftwareChange,
  TreatmentSiteChange,
  StoredDecision,
  Suspension,
  SuspensionLift,
  TreatmentCase,
  TreatmentUnit,
  Waiver,
} from '@oart/competency';
import type { FactKind } from '../written/written-fact.ts';
import type { Ledger } from './ledger.ts';

/** What each kind of fact is once it is recorded. */
interface RecordedFacts extends Record<FactKind, Recorded> {
  readonly employment: Employment;
  readonly registration: RegistrationCheck;
  readonly 'conditions-decision': ConditionsDecision;
  readonly absence: Absence;
  readonly appointment: Appointment;
  readonly 'founding-appointment': FoundingAppointment;
  readonly delegation: Delegation;
  readonly 'delegation-end': DelegationEnd;
  readonly evidence: Evidence;
  readonly 'evidence-review': EvidenceReview;
  readonly 'evidence-countersignature': EvidenceCountersignature;
  readonly 'evidence-revocation': EvidenceRevocation;
  readonly assessment: Assessment;
  readonly 'assessment-acknowledgement': AssessmentAcknowledgement;
  readonly 'assessment-void': AssessmentVoid;
  readonly 'assessment-review': AssessmentReview;
  readonly entitlement: Entitlement;
  readonly acceptance: EntitlementAcceptance;
  readonly suspension: Suspension;
  readonly 'suspension-lift': SuspensionLift;
  readonly withdrawal: EntitlementWithdrawal;
  readonly 'entitlement-review': EntitlementReview;
  readonly 'basis-amendment': BasisAmendment;
  readonly waiver: Waiver;
  readonly equivalence: Equivalence;
  readonly case: TreatmentCase;
  readonly act: Act;
  readonly 'act-correction': ActCorrection;
  readonly 'fraction-end': FractionEnd;
  readonly protocol: PlanSelectionProtocol;
  readonly 'protocol-approval': ProtocolApproval;
  readonly 'software-change': SoftwareChange;
  readonly 'treatment-site-change': TreatmentSiteChange;
  readonly decision: StoredDecision & Recorded;
}

/** What a file declares beside its facts. */
interface Declared {
  readonly framework: FrameworkVersion;
  readonly policy: { readonly document: PolicyDocument };
  readonly unit: TreatmentUnit;
  readonly person: Person;
}

type Everything = RecordedFacts & Declared;

/** One entry of a recorded scenario with its place: what it is, and what it says, with labels for ids. */
export type LedgerEntry = {
  readonly [Kind in keyof Everything]: {
    readonly kind: Kind;
    readonly index: number;
    readonly recordedAt: Instant;
    readonly fact: Everything[Kind];
  };
}[keyof Everything];

/** Everything in a recorded scenario, in ledger order. @throws when a place of the ledger holds nothing. */
export function contentsOf(ledger: Ledger): readonly LedgerEntry[] {
  const found = [
    ...listed('framework', ledger.frameworks),
    ...listed('policy', ledger.policies),
    ...listed('unit', ledger.units),
    ...listed('software-change', ledger.software),
    ...listed('person', [...ledger.people.values()]),
    ...[...ledger.labels.values()]
      .filter(({ kind }) => kind !== 'software-change')
      .map(({ kind, fact }) => ({ kind, index: fact.index, fact })),
  ];
  const byIndex = new Map(found.map((entry) => [entry.index, entry]));
  return Array.from({ length: ledger.lastIndex }, (_, place) => {
    const entry = byIndex.get(place + 1);
    if (entry === undefined) throw new Error(`Place ${place + 1} of the ledger holds nothing.`);
    return { ...entry, recordedAt: ledger.recordedAtOf(place + 1) } as LedgerEntry;
  });
}

function listed<Kind extends keyof Everything, Fact extends { readonly index: number }>(
  kind: Kind,
  facts: readonly Fact[],
): readonly { readonly kind: Kind; readonly index: number; readonly fact: Fact }[] {
  return facts.map((fact) => ({ kind, index: fact.index, fact }));
}
