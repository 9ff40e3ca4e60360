import { lastDayOf, momentOf, policyKnownAt } from '@oart/competency';
import type { GrantBasis } from '@oart/competency';
import type { EntitlementProposalView } from '@oart/contract';
import { reasonsOf } from './scenario-asker.ts';
import type { Asker } from './scenario-asker.ts';

/** `POST /api/entitlements/proposal` by the entitler whom the question names. */
export const askGrant: Asker<'grant'> = async (scenario, question, rules) => {
  const { softwareVersions, adaptationTypes, platform, units = [] } = question;
  if (softwareVersions !== undefined || adaptationTypes !== undefined || units.length > 1) {
    return { why: 'the route takes one unit, and what runs on it' };
  }
  if (platform !== undefined && units.length === 0) {
    return { why: 'the route takes a unit, not a platform' };
  }
  const { at, knownAt } = scenario.asOf(question);
  const policy = policyKnownAt(scenario.ledger.policies, knownAt);
  if (policy === null) return { why: 'there is no policy yet' };
  const today = momentOf(at, scenario.firstUnit.timeZone).on;
  const { effectiveFrom = today } = question;
  const asker = await scenario.asPerson(question.entitler);
  const response = await asker.post('/api/entitlements/proposal', {
    personId: scenario.id(question.person),
    role: question.role,
    tasks: question.tasks ?? null,
    treatmentSites: question.treatmentSites,
    unitId: scenario.unitId(units[0]),
    effectiveFrom,
    expiresOn: question.expiresOn ?? lastDayOf(effectiveFrom, policy.entitlement.validity),
    conditions: null,
    replaces: null,
    seen: scenario.recordedIndex,
  });
  if (response.status === 400)
    return { why: 'the route refuses what names nothing of this employer' };
  if (response.status !== 200) throw new Error(`The proposal was answered ${response.text}`);
  const view = scenario.labelled(response.body) as EntitlementProposalView;
  const flags = rules['flags'] as readonly { readonly sentence: string }[];
  const basis = rules['basis'] as GrantBasis;
  return {
    product: {
      outcome: view.grantable ? 'granted' : 'refused',
      reasons: reasonsOf(view.reasons),
      flags: view.flags,
      basis: view.basis.records,
      delegation: view.delegation?.id ?? null,
    },
    rules: {
      outcome: rules['outcome'],
      reasons: rules['reasons'],
      flags: flags.map(({ sentence }) => sentence),
      basis: Object.values(basis).flat().length,
      delegation: rules['delegation'],
    },
  };
};
