import type { PolicyDocument } from '@oart/competency';
import { durationWords } from './framework-words.ts';

export const POLICY_TOPICS = [
  'The policy itself',
  'Roles and tasks',
  'Recent practice',
  'Absence',
  'Registration',
  'Entitlements',
  'Exceptions and reviews',
] as const;
export type PolicyTopic = (typeof POLICY_TOPICS)[number];

/** A rule that the policy sets, as it is said whatever its value. */
interface PolicyRule {
  readonly id: string;
  readonly topic: PolicyTopic;
  readonly says: (policy: PolicyDocument) => string;
}

/** A rule of a policy in plain words. */
export interface PolicySentence {
  readonly id: string;
  readonly topic: PolicyTopic;
  readonly sentence: string;
}

/** A rule that two policies do not set alike, as each says it. */
export interface ChangedPolicySentence {
  readonly id: string;
  readonly topic: PolicyTopic;
  readonly from: string;
  readonly to: string;
}

/** Everything that a policy sets, in words, in the order in which it is read. */
export function policySentences(policy: PolicyDocument): readonly PolicySentence[] {
  return RULES.map(({ id, topic, says }) => ({ id, topic, sentence: says(policy) }));
}

/** What the second policy sets otherwise than the first; nothing where both set the same. */
export function policyDifference(
  from: PolicyDocument,
  to: PolicyDocument,
): readonly ChangedPolicySentence[] {
  return RULES.map(({ id, topic, says }) => ({ id, topic, from: says(from), to: says(to) })).filter(
    (change) => change.from !== change.to,
  );
}

/** Whose numbers they are (domain.md section 10). */
export function adoptionSentence({ adopted }: Pick<PolicyDocument, 'adopted'>): string {
  return adopted
    ? 'The department has adopted these values.'
    : 'These values are defaults of the product, which the department has not adopted.';
}

const RULES: readonly PolicyRule[] = [
  { id: 'adopted', topic: 'The policy itself', says: adoptionSentence },
  {
    id: 'inheritance',
    topic: 'Roles and tasks',
    says: ({ inheritance }) =>
      inheritance === 'on'
        ? 'A role that includes another has its tasks, and must meet its requirements.'
        : 'A role has its own tasks and requirements alone, whatever it includes.',
  },
  {
    id: 'reviewCorrection',
    topic: 'Roles and tasks',
    says: ({ reviewCorrection }) =>
      reviewCorrection === 'permit'
        ? 'Who approves OARs may correct what another person edited: the structures are named, and it is tagged for offline review.'
        : 'A correction while OARs are approved is an edit, so that another person must approve.',
  },
  {
    id: 'sameTargetSelectionDoseCheck',
    topic: 'Roles and tasks',
    says: ({ sameTargetSelectionDoseCheck }) =>
      sameTargetSelectionDoseCheck === 'warn'
        ? 'Who approved the target and selected the plan may approve the dose check too: with a warning, tagged for offline review.'
        : 'Who approved the target and selected the plan may not approve the dose check too.',
  },
  {
    id: 'currency',
    topic: 'Recent practice',
    says: ({ currency: { fractions, window } }) =>
      `Practice is recent with ${counted(fractions, 'fraction')} of independent acts within ${durationWords(window)}.`,
  },
  {
    id: 'distinctCases',
    topic: 'Recent practice',
    says: ({ currency: { distinctCases } }) =>
      `These fractions come from at least ${counted(distinctCases, 'case')}.`,
  },
  {
    id: 'dueSoon',
    topic: 'Recent practice',
    says: ({ currency: { dueSoonDays } }) =>
      dueSoonDays === 0
        ? 'That practice runs out is not announced.'
        : `It is shown as due soon when it runs out in less than ${counted(dueSoonDays, 'day')}.`,
  },
  {
    id: 'restoration',
    topic: 'Recent practice',
    says: ({ currency: { restorationFractions } }) =>
      `Once it ran out, ${counted(restorationFractions, 'supervised fraction')} and an assessor’s statement restore it.`,
  },
  {
    id: 'absenceWarning',
    topic: 'Absence',
    says: ({ absence: { warnDays } }) => `An absence of ${counted(warnDays, 'day')} or more warns.`,
  },
  {
    id: 'supervisedReturn',
    topic: 'Absence',
    says: ({ absence: { supervisedReturnDays } }) =>
      `After an absence of ${counted(supervisedReturnDays, 'day')} or more, the return is supervised.`,
  },
  {
    id: 'returnFractions',
    topic: 'Absence',
    says: ({ absence: { returnFractions } }) =>
      `A supervised return ends with ${counted(returnFractions, 'supervised fraction')} and a reassessment.`,
  },
  {
    id: 'declaration',
    topic: 'Registration',
    says: ({ registration: { declarationGraceDays } }) =>
      `A registration with an annual declaration stands for ${counted(declarationGraceDays, 'day')} after the declaration was due.`,
  },
  {
    id: 'recheck',
    topic: 'Registration',
    says: ({ registration: { automatedFeed, recheckWarnDays } }) =>
      automatedFeed
        ? `An automated feed reads the registers: a check older than ${counted(recheckWarnDays, 'day')} warns.`
        : `Registers are looked up by hand: a check older than ${counted(recheckWarnDays, 'day')} would warn only with an automated feed.`,
  },
  {
    id: 'validity',
    topic: 'Entitlements',
    says: ({ entitlement: { validity } }) =>
      `An entitlement lasts ${durationWords(validity)} at most.`,
  },
  {
    id: 'review',
    topic: 'Entitlements',
    says: ({ entitlement: { review } }) => `It is reviewed within ${durationWords(review)}.`,
  },
  {
    id: 'expiresSoon',
    topic: 'Entitlements',
    says: ({ entitlement: { expiresSoonDays } }) =>
      expiresSoonDays === 0
        ? 'Its end is not announced.'
        : `Its end is announced when it is less than ${counted(expiresSoonDays, 'day')} away.`,
  },
  {
    id: 'assessorMayEntitle',
    topic: 'Entitlements',
    says: ({ entitlement: { assessorMayEntitle } }) =>
      assessorMayEntitle
        ? 'Who assessed somebody may entitle them: it is flagged.'
        : 'Who assessed somebody may not entitle them.',
  },
  {
    id: 'verifierMayAssess',
    topic: 'Entitlements',
    says: ({ entitlement: { verifierMayAssess } }) =>
      verifierMayAssess
        ? 'Who verified a record may assess on it: it is flagged.'
        : 'An assessment by whoever verified its records supports no entitlement.',
  },
  {
    id: 'reciprocal',
    topic: 'Entitlements',
    says: ({ reciprocalWindow }) =>
      `Two people who assess each other in the same skill within ${durationWords(reciprocalWindow)} are listed.`,
  },
  {
    id: 'waiver',
    topic: 'Exceptions and reviews',
    says: ({ waiver }) => `A requirement is waived for ${durationWords(waiver.longest)} at most.`,
  },
  {
    id: 'founding',
    topic: 'Exceptions and reviews',
    says: ({ founding }) =>
      `A founding assessor or supervisor is appointed for ${durationWords(founding.longest)} at most.`,
  },
  {
    id: 'breakGlass',
    topic: 'Exceptions and reviews',
    says: ({ breakGlass: { permitted, longestMinutes } }) =>
      permitted
        ? `Break-glass is permitted, for ${counted(longestMinutes, 'minute')} at most.`
        : `Break-glass is not permitted; it would be open for ${counted(longestMinutes, 'minute')} at most.`,
  },
  {
    id: 'breakGlassReview',
    topic: 'Exceptions and reviews',
    says: ({ breakGlass: { reviewWorkingDays } }) =>
      `An exceptional act is reviewed within ${counted(reviewWorkingDays, 'working day')}.`,
  },
  {
    id: 'offlineReview',
    topic: 'Exceptions and reviews',
    says: ({ offlineReview: { days, beforeFraction } }) =>
      `A selection is reviewed offline within ${counted(days, 'day')}, and before fraction ${String(beforeFraction)} or the last one, whichever comes first.`,
  },
  {
    id: 'lateEntry',
    topic: 'Exceptions and reviews',
    says: ({ lateEntryCountersignWorkingDays: days }) =>
      `Whoever acted countersigns a late entry within ${counted(days, 'working day')}.`,
  },
];

function counted(count: number, one: string): string {
  return `${String(count)} ${one}${count === 1 ? '' : 's'}`;
}
