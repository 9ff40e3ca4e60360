import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  BasisAmendment,
  Entitlement,
  EntitlementAcceptance,
  EntitlementFacts,
  EntitlementId,
  EntitlementReview,
  EntitlementWithdrawal,
  Equivalence,
  EquivalenceEnd,
  PersonId,
  Suspension,
  SuspensionId,
  SuspensionLift,
  Waiver,
} from '@oart/competency';
import { byPerson } from '../ledger/by-person.ts';
import type { FactColumns } from '../ledger/fact-columns.ts';
import { factRows } from '../ledger/fact-rows.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import {
  BasisAmendmentEntity,
  EntitlementAcceptanceEntity,
  EntitlementEntity,
  EntitlementReviewEntity,
  EntitlementWithdrawalEntity,
  SuspensionEntity,
  SuspensionLiftEntity,
} from './entitlement.entity.ts';
import { EquivalenceEndEntity, EquivalenceEntity, WaiverEntity } from './exception.entity.ts';

@Injectable()
export class EntitlementFactsRepository {
  /** Every entitlement of each holder, what happened to it, and the holder's waivers and equivalences. */
  async ofHolders(
    tx: EntityManager,
    holders: readonly PersonId[],
  ): Promise<ReadonlyMap<PersonId, EntitlementFacts>> {
    const ofHolders = <Row extends FactColumns & { readonly personId: PersonId }>(
      entity: new () => Row,
    ): Promise<readonly Row[]> => factRows(tx, entity, 'personId', holders);
    const [entitlements, waivers, equivalences] = await Promise.all([
      ofHolders(EntitlementEntity),
      ofHolders(WaiverEntity),
      ofHolders(EquivalenceEntity),
    ]);
    const holderOf = new Map(entitlements.map((row) => [row.id as EntitlementId, row.personId]));
    const ofThese = <Row extends FactColumns & { readonly entitlementId: EntitlementId }>(
      entity: new () => Row,
    ): Promise<readonly Row[]> => factRows(tx, entity, 'entitlementId', holderOf.keys());
    const concerned = (row: { readonly entitlementId: EntitlementId }): PersonId | undefined =>
      holderOf.get(row.entitlementId);
    const holding = (row: { readonly personId: PersonId }): PersonId => row.personId;
    const equivalentOf = new Map(equivalences.map((row) => [row.id, row.personId]));
    const [suspensions, acceptances, withdrawals, reviews, amendments, ends] = await Promise.all([
      ofThese(SuspensionEntity),
      ofThese(EntitlementAcceptanceEntity),
      ofThese(EntitlementWithdrawalEntity),
      ofThese(EntitlementReviewEntity),
      ofThese(BasisAmendmentEntity),
      factRows(tx, EquivalenceEndEntity, 'equivalenceId', equivalentOf.keys()),
    ]);
    const suspendedOf = new Map(suspensions.map((row) => [row.id as SuspensionId, concerned(row)]));
    const lifts = await factRows(tx, SuspensionLiftEntity, 'suspensionId', suspendedOf.keys());
    const granted = byPerson(entitlements, holding);
    const accepted = byPerson(acceptances, concerned);
    const suspended = byPerson(suspensions, concerned);
    const lifted = byPerson(lifts, (row) => suspendedOf.get(row.suspensionId));
    const withdrawn = byPerson(withdrawals, concerned);
    const reviewed = byPerson(reviews, concerned);
    const amended = byPerson(amendments, concerned);
    const waived = byPerson(waivers, holding);
    const equivalent = byPerson(equivalences, holding);
    const ended = byPerson(ends, (row) => equivalentOf.get(row.equivalenceId));
    return new Map(
      holders.map((holder) => [
        holder,
        {
          entitlements: granted(holder).map(entitlementOf),
          acceptances: accepted(holder).map(acceptanceOf),
          suspensions: suspended(holder).map(suspensionOf),
          lifts: lifted(holder).map(liftOf),
          withdrawals: withdrawn(holder).map(withdrawalOf),
          entitlementReviews: reviewed(holder).map(reviewOf),
          basisAmendments: amended(holder).map(amendmentOf),
          waivers: waived(holder).map(waiverOf),
          equivalences: equivalent(holder).map(equivalenceOf),
          equivalenceEnds: ended(holder).map(equivalenceEndOf),
        },
      ]),
    );
  }
}

function entitlementOf(row: EntitlementEntity): Entitlement {
  return {
    ...recordedOf(row),
    id: row.id as EntitlementId,
    number: row.number,
    person: row.personId,
    dutyHolder: row.dutyHolder,
    role: row.role,
    tasks: row.tasks,
    scope: {
      treatmentSites: row.treatmentSites,
      platform: row.platform,
      units: row.unitIds,
      softwareVersions: row.softwareVersions,
      adaptationTypes: row.adaptationTypes,
    },
    frameworkVersion: row.frameworkVersion,
    basis: row.basis,
    conditions: row.conditions,
    proposer: row.proposerId,
    entitler: row.entitlerId,
    delegation: row.delegationId,
    effectiveFrom: row.effectiveFrom,
    reviewDueOn: row.reviewDueOn,
    expiresOn: row.expiresOn,
    replaces: row.replacesId,
  };
}

function acceptanceOf(row: EntitlementAcceptanceEntity): EntitlementAcceptance {
  return { ...recordedOf(row), entitlement: row.entitlementId, holder: row.holderId };
}

function suspensionOf(row: SuspensionEntity): Suspension {
  return {
    ...recordedOf(row),
    id: row.id as SuspensionId,
    entitlement: row.entitlementId,
    tasks: row.tasks,
    treatmentSites: row.treatmentSites,
    cause: row.cause,
    restrictedNote: row.restrictedNote,
    conditionsToLift: row.conditionsToLift,
  };
}

function liftOf(row: SuspensionLiftEntity): SuspensionLift {
  return {
    ...recordedOf(row),
    suspension: row.suspensionId,
    outcome: row.outcome ?? '',
    liftedBy: row.liftedById,
  };
}

function withdrawalOf(row: EntitlementWithdrawalEntity): EntitlementWithdrawal {
  return {
    ...recordedOf(row),
    entitlement: row.entitlementId,
    effectiveFrom: row.effectiveFrom,
    forCause: row.forCause,
    reason: row.reason ?? '',
  };
}

function reviewOf(row: EntitlementReviewEntity): EntitlementReview {
  return {
    ...recordedOf(row),
    entitlement: row.entitlementId,
    nextReviewDueOn: row.nextReviewDueOn,
  };
}

function amendmentOf(row: BasisAmendmentEntity): BasisAmendment {
  return {
    ...recordedOf(row),
    entitlement: row.entitlementId,
    removed: row.removedId,
    replacement: row.replacement,
    amendedOn: row.amendedOn,
    reason: row.reason ?? '',
    amendedBy: row.amendedById,
  };
}

function waiverOf(row: WaiverEntity): Waiver {
  return {
    ...recordedOf(row),
    person: row.personId,
    requirement: row.requirement,
    rationale: row.rationale ?? '',
    approver: row.approverId,
    from: row.validFrom,
    until: row.validUntil,
  };
}

function equivalenceEndOf(row: EquivalenceEndEntity): EquivalenceEnd {
  return {
    ...recordedOf(row),
    equivalence: row.equivalenceId,
    lastDay: row.lastDay,
    reason: row.reason ?? '',
  };
}

function equivalenceOf(row: EquivalenceEntity): Equivalence {
  return {
    ...recordedOf(row),
    person: row.personId,
    skill: row.skill,
    fromTreatmentSite: row.fromTreatmentSite,
    toTreatmentSite: row.toTreatmentSite,
    rationale: row.rationale ?? '',
    approver: row.approverId,
    from: row.validFrom,
    until: row.validUntil,
  };
}
