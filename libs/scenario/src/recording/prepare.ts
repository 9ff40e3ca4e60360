import type { WrittenFact } from '../written/written-fact.ts';
import {
  assessment,
  assessmentAcknowledgement,
  assessmentReview,
  assessmentVoid,
} from './assessment.ts';
import {
  acceptance,
  basisAmendment,
  entitlementReview,
  equivalence,
  suspension,
  suspensionLift,
  waiver,
  withdrawal,
} from './entitlement.ts';
import {
  evidence,
  evidenceCountersignature,
  evidenceReview,
  evidenceRevocation,
} from './evidence.ts';
import { entitlement } from './grant.ts';
import {
  absence,
  appointment,
  conditionsDecision,
  delegation,
  delegationEnd,
  employment,
  foundingAppointment,
  registration,
} from './personnel.ts';
import type { Prepared, Recording } from './recording.ts';
import {
  act,
  actCorrection,
  decision,
  fractionEnd,
  protocol,
  protocolApproval,
  softwareChange,
  treatmentCase,
  treatmentSiteChange,
} from './treatment.ts';

/** One fact held against the ledger so far; null where a name in it means nothing (the fault is noted). */
export function prepare(recording: Recording, fact: WrittenFact, label: string): Prepared | null {
  switch (fact.fact) {
    case 'employment':
      return employment(recording, fact);
    case 'registration':
      return registration(recording, fact);
    case 'conditions-decision':
      return conditionsDecision(recording, fact);
    case 'absence':
      return absence(recording, fact);
    case 'appointment':
      return appointment(recording, fact);
    case 'founding-appointment':
      return foundingAppointment(recording, fact);
    case 'delegation':
      return delegation(recording, fact);
    case 'delegation-end':
      return delegationEnd(recording, fact);
    case 'evidence':
      return evidence(recording, fact, label);
    case 'evidence-review':
      return evidenceReview(recording, fact);
    case 'evidence-countersignature':
      return evidenceCountersignature(recording, fact);
    case 'evidence-revocation':
      return evidenceRevocation(recording, fact, label);
    case 'assessment':
      return assessment(recording, fact);
    case 'assessment-acknowledgement':
      return assessmentAcknowledgement(recording, fact);
    case 'assessment-void':
      return assessmentVoid(recording, fact);
    case 'assessment-review':
      return assessmentReview(recording, fact);
    case 'entitlement':
      return entitlement(recording, fact, label);
    case 'acceptance':
      return acceptance(recording, fact);
    case 'suspension':
      return suspension(recording, fact);
    case 'suspension-lift':
      return suspensionLift(recording, fact);
    case 'withdrawal':
      return withdrawal(recording, fact, label);
    case 'entitlement-review':
      return entitlementReview(recording, fact);
    case 'basis-amendment':
      return basisAmendment(recording, fact);
    case 'waiver':
      return waiver(recording, fact);
    case 'equivalence':
      return equivalence(recording, fact);
    case 'case':
      return treatmentCase(recording, fact);
    case 'act':
      return act(recording, fact);
    case 'act-correction':
      return actCorrection(recording, fact);
    case 'fraction-end':
      return fractionEnd(recording, fact);
    case 'protocol':
      return protocol(recording, fact);
    case 'protocol-approval':
      return protocolApproval(recording, fact);
    case 'software-change':
      return softwareChange(recording, fact);
    case 'treatment-site-change':
      return treatmentSiteChange(recording, fact);
    case 'decision':
      return decision(recording, fact);
  }
}
