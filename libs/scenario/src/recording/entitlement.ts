import {
  acceptEntitlement,
  acceptEquivalence,
  amendBasis,
  grantWaiver,
  liftSuspension,
  reviewEntitlement,
  suspendEntitlement,
  withdrawEntitlement,
  type Entitlement,
} from '@oart/competency';
import type {
  WrittenAcceptance,
  WrittenBasisAmendment,
  WrittenEntitlementReview,
  WrittenEquivalence,
  WrittenLift,
  WrittenSuspension,
  WrittenWaiver,
  WrittenWithdrawal,
} from '../written/written-fact.ts';
import { questionAssessments } from './consequences.ts';
import { basisItem } from './grant.ts';
import { inList } from './personnel.ts';
import type { Prepared, Recording } from './recording.ts';

export function acceptance(recording: Recording, written: WrittenAcceptance): Prepared | null {
  const held = entitlementOf(recording, written.entitlement);
  const facts = held === null ? null : recording.ledger.factsOf(held.person);
  if (held === null || facts === null) return null;
  const holder = recording.person(written.holder ?? held.person, 'holder');
  const fields = { entitlement: held.id, holder };
  const check = acceptEntitlement(facts, fields, recording.moment);
  return inList(recording, held.person, 'acceptances', fields, check);
}

export function suspension(recording: Recording, written: WrittenSuspension): Prepared | null {
  const held = entitlementOf(recording, written.entitlement);
  const facts = held === null ? null : recording.ledger.factsOf(held.person);
  if (held === null || facts === null) return null;
  const fields = {
    entitlement: held.id,
    tasks: written.tasks ?? [],
    treatmentSites: written.treatmentSites ?? [],
    cause: written.cause,
    restrictedNote: written.restrictedNote ?? null,
    conditionsToLift: written.conditionsToLift ?? null,
  };
  const check = suspendEntitlement(facts, fields, recording.moment);
  return inList(recording, held.person, 'suspensions', fields, check);
}

export function suspensionLift(recording: Recording, written: WrittenLift): Prepared | null {
  const lifted = recording.earlier('suspension', written.suspension, 'suspension');
  const held = lifted === null ? null : entitlementOf(recording, lifted.entitlement);
  const facts = held === null ? null : recording.ledger.factsOf(held.person);
  const lifter = recording.ledger.factsOf(recording.person(written.liftedBy, 'liftedBy'));
  if (lifted === null || held === null || facts === null || lifter === null) return null;
  const { outcome, liftedBy } = written;
  const fields = { suspension: lifted.id, outcome, liftedBy };
  const check = liftSuspension(facts, lifter, fields, recording.moment);
  return inList(recording, held.person, 'lifts', fields, check);
}

export function withdrawal(
  recording: Recording,
  written: WrittenWithdrawal,
  label: string,
): Prepared | null {
  const held = entitlementOf(recording, written.entitlement);
  const facts = held === null ? null : recording.ledger.factsOf(held.person);
  if (recording.recorder === null) {
    recording.fault('missing-key', 'Say who withdraws it.', 'recordedBy');
    return null;
  }
  const withdrawer = recording.ledger.factsOf(recording.recorder);
  if (held === null || facts === null || withdrawer === null) return null;
  const fields = {
    entitlement: held.id,
    effectiveFrom: written.effectiveFrom ?? recording.moment.on,
    forCause: written.forCause ?? false,
    reason: written.reason,
  };
  const check = withdrawEntitlement(facts, withdrawer, fields, recording.moment);
  const prepared = inList(recording, held.person, 'withdrawals', fields, check);
  return {
    ...prepared,
    add: (recorded) => {
      const fact = prepared.add(recorded);
      questionAssessments(recording, held, fields, label);
      return fact;
    },
  };
}

export function entitlementReview(
  recording: Recording,
  written: WrittenEntitlementReview,
): Prepared | null {
  const held = entitlementOf(recording, written.entitlement);
  const facts = held === null ? null : recording.ledger.factsOf(held.person);
  const policy = recording.policy();
  if (recording.recorder === null) {
    recording.fault('missing-key', 'Say who reviews it.', 'recordedBy');
    return null;
  }
  const reviewer = recording.ledger.factsOf(recording.recorder);
  if (held === null || facts === null || policy === null || reviewer === null) return null;
  const { nextReviewDueOn } = written;
  const fields = { entitlement: held.id, nextReviewDueOn };
  const check = reviewEntitlement(facts, reviewer, fields, policy, recording.moment);
  return inList(recording, held.person, 'entitlementReviews', fields, check);
}

export function basisAmendment(
  recording: Recording,
  written: WrittenBasisAmendment,
): Prepared | null {
  const held = entitlementOf(recording, written.entitlement);
  const facts = held === null ? null : recording.ledger.factsOf(held.person);
  const amender = recording.ledger.factsOf(recording.person(written.amendedBy, 'amendedBy'));
  if (held === null || facts === null || amender === null) return null;
  const { removed, replacement = null, reason, amendedBy } = written;
  const fields = {
    entitlement: held.id,
    removed,
    replacement:
      replacement === null ? null : basisItem(recording, facts, replacement, 'replacement'),
    amendedOn: recording.moment.on,
    reason,
    amendedBy,
  };
  const check = amendBasis(facts, amender, fields, recording.moment);
  return inList(recording, held.person, 'basisAmendments', fields, check);
}

export function waiver(recording: Recording, written: WrittenWaiver): Prepared | null {
  const framework = recording.framework();
  const policy = recording.policy();
  const facts = recording.ledger.factsOf(recording.person(written.person, 'person'));
  if (framework === null || policy === null || facts === null) return null;
  const { person, requirement, rationale, until } = written;
  const approver = recording.person(written.approver, 'approver');
  const from = written.from ?? recording.moment.on;
  const fields = { person, requirement, rationale, approver, from, until };
  const check = grantWaiver(framework, policy, facts, fields, recording.moment);
  return inList(recording, person, 'waivers', fields, check);
}

export function equivalence(recording: Recording, written: WrittenEquivalence): Prepared | null {
  const framework = recording.framework();
  if (framework === null) return null;
  const { skill, fromTreatmentSite, toTreatmentSite, rationale } = written;
  const person = recording.person(written.person, 'person');
  const approver = recording.person(written.approver, 'approver');
  const from = written.from ?? recording.moment.on;
  const until = written.until ?? null;
  const fields = {
    person,
    skill,
    fromTreatmentSite,
    toTreatmentSite,
    rationale,
    approver,
    from,
    until,
  };
  const check = acceptEquivalence(framework, fields, recording.moment);
  return inList(recording, person, 'equivalences', fields, check);
}

function entitlementOf(recording: Recording, label: string): Entitlement | null {
  return recording.earlier('entitlement', label, 'entitlement');
}
