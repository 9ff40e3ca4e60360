import type { LeftOut, PassportAssessment, PassportEntitlement, Passport } from '@oart/competency';
import { assertNever } from '@oart/competency';
import { dayInWords } from '@oart/contract';

/** What of a record is not taken over, and why. */
export function leftOutSentence({ kind, id }: LeftOut): string {
  const named = `“${spaced(id)}”`;
  switch (kind) {
    case 'skill':
      return `The framework here has no skill ${named}.`;
    case 'treatment-site':
      return `The framework here has no treatment site ${named}.`;
    case 'structure':
      return `The framework here has no structure ${named}.`;
    default:
      return assertNever(kind);
  }
}

/** One assessment of another employer, as history. */
export function assessmentSentence(assessment: PassportAssessment): string {
  const { skill, level, result, treatmentSites, platform, performedOn } = assessment;
  return `${spaced(skill)}, level ${level}, ${result}: ${listed(treatmentSites)} on ${platform}, ${dayInWords(performedOn)}`;
}

/** One entitlement of another employer, as history. */
export function entitlementSentence(entitlement: PassportEntitlement): string {
  const { number, role, treatmentSites, platform, effectiveFrom, expiresOn, endedFrom } =
    entitlement;
  const end =
    endedFrom === null ? `to ${dayInWords(expiresOn)}` : `ended before ${dayInWords(endedFrom)}`;
  return `${number}: ${spaced(role)} for ${listed(treatmentSites)} on ${platform}, from ${dayInWords(effectiveFrom)} ${end}`;
}

/** What the passport says about suspensions, which is mostly that it says nothing. */
export function suspensionSentences({ suspensions, entitlements }: Passport): readonly string[] {
  if (!suspensions.stated) return ['Suspensions are not stated.'];
  const { agreement, live } = suspensions;
  if (live.length === 0) return [`No live suspension (stated under ${agreement}).`];
  return live.map(({ entitlement, since }) => {
    const held = entitlements.find(({ id }) => id === entitlement);
    return `${held?.number ?? entitlement} is suspended since ${dayInWords(since)} (stated under ${agreement}).`;
  });
}

function spaced(id: string): string {
  return id.replaceAll('-', ' ');
}

function listed(ids: readonly string[]): string {
  return ids.map(spaced).join(', ') || 'no treatment site';
}
