import { uuidv7 } from 'uuidv7';
import type { EntitlementId } from '@oart/competency';
import { EntitlementReviewEntity } from '../entitlement/entitlement.entity.ts';
import { EntitlementRepository } from '../entitlement/entitlement.repository.ts';
import { ExceptionRepository } from '../entitlement/exception.repository.ts';
import type { Writers } from './loading.ts';

const entitlements = new EntitlementRepository();
const exceptions = new ExceptionRepository();

export const ENTITLEMENTS = {
  entitlement: async (tx, fact, { labels, standIns }) => {
    const entitler = labels.person(fact.entitler);
    const fields = {
      number: fact.number,
      person: labels.person(fact.person),
      dutyHolder: fact.dutyHolder,
      role: fact.role,
      tasks: fact.tasks,
      scope: { ...fact.scope, units: fact.scope.units.map((unit) => labels.unit(unit)) },
      frameworkVersion: fact.frameworkVersion,
      basis: fact.basis.map((item) => ({ ...item, id: labels.fact(item.id) })),
      conditions: fact.conditions,
      proposer: labels.person(fact.proposer),
      entitler,
      delegation: labels.fact(fact.delegation),
      effectiveFrom: fact.effectiveFrom,
      reviewDueOn: fact.reviewDueOn,
      expiresOn: fact.expiresOn,
      replaces: fact.replaces === null ? null : labels.fact(fact.replaces),
    };
    const signature = await standIns.signature(tx, entitler, 'granted');
    return entitlements.add(tx, uuidv7() as EntitlementId, fields, signature);
  },

  acceptance: async (tx, fact, { labels, standIns }) => {
    const holder = labels.person(fact.holder);
    const signature = await standIns.signature(tx, holder, 'accepted');
    return entitlements.accept(tx, labels.fact(fact.entitlement), holder, signature);
  },

  suspension: (tx, fact, { labels }) =>
    entitlements.suspend(tx, {
      entitlement: labels.fact(fact.entitlement),
      tasks: fact.tasks,
      treatmentSites: fact.treatmentSites,
      cause: fact.cause,
      restrictedNote: fact.restrictedNote,
      conditionsToLift: fact.conditionsToLift,
    }),

  'suspension-lift': async (tx, fact, { labels, standIns }) => {
    const liftedBy = labels.person(fact.liftedBy);
    const signature = await standIns.signature(tx, liftedBy, 'suspension lifted');
    const suspension = labels.fact(fact.suspension);
    return entitlements.lift(tx, { suspension, outcome: fact.outcome, liftedBy }, signature);
  },

  withdrawal: async (tx, fact, loading) => {
    const { labels, standIns } = loading;
    const withdrawer = fact.recordedBy ?? loading.fact('entitlement', fact.entitlement).entitler;
    const signature = await standIns.signature(tx, labels.person(withdrawer), 'withdrawn');
    const { effectiveFrom, forCause, reason } = fact;
    const entitlement = labels.fact(fact.entitlement);
    return entitlements.withdraw(tx, { entitlement, effectiveFrom, forCause, reason }, signature);
  },

  'entitlement-review': (tx, { entitlement, nextReviewDueOn }, { labels }) =>
    tx.add(EntitlementReviewEntity, uuidv7(), {
      entitlementId: labels.fact(entitlement),
      nextReviewDueOn,
    }),

  'basis-amendment': async (tx, fact, { labels, standIns }) => {
    const amendedBy = labels.person(fact.amendedBy);
    const signature = await standIns.signature(tx, amendedBy, 'basis amended');
    const { amendedOn, reason, replacement } = fact;
    const fields = {
      entitlement: labels.fact<EntitlementId>(fact.entitlement),
      removed: labels.fact(fact.removed),
      replacement:
        replacement === null ? null : { ...replacement, id: labels.fact(replacement.id) },
      amendedOn,
      reason,
      amendedBy,
    };
    return entitlements.amend(tx, fields, signature);
  },

  waiver: (tx, { person, requirement, rationale, approver, from, until }, { labels }) =>
    exceptions.addWaiver(tx, {
      person: labels.person(person),
      requirement,
      rationale,
      approver: labels.person(approver),
      from,
      until,
    }),

  equivalence: (tx, fact, { labels }) =>
    exceptions.addEquivalence(tx, {
      person: labels.person(fact.person),
      skill: fact.skill,
      fromTreatmentSite: fact.fromTreatmentSite,
      toTreatmentSite: fact.toTreatmentSite,
      rationale: fact.rationale,
      approver: labels.person(fact.approver),
      from: fact.from,
      until: fact.until,
    }),
} satisfies Partial<Writers>;
