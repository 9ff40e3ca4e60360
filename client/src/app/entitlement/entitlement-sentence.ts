import { dayInWords, inWords, midSentence } from '@oart/contract';
import type { CandidateView, EntitlementView } from '@oart/contract';

type Told = Pick<
  EntitlementView,
  'number' | 'person' | 'roleTitle' | 'treatmentSites' | 'state' | 'effectiveFrom' | 'expiresOn'
>;

/** Where an entitlement stands, as one sentence. */
export function entitlementSentence(told: Told): string {
  const who = told.person.displayName;
  const as = `as ${told.roleTitle} for ${sitesInWords(told)}`;
  switch (told.state) {
    case 'active':
      return `${who} is entitled ${as} until ${dayInWords(told.expiresOn)}`;
    case 'awaiting-acceptance':
      return `Entitlement ${told.number} ${as} waits for ${who} to accept it`;
    case 'not-yet-effective':
      return `${who} is entitled ${as} from ${dayInWords(told.effectiveFrom)}`;
    case 'suspended':
      return `The entitlement of ${who} ${as} is suspended`;
    case 'suspended-in-part':
      return `The entitlement of ${who} ${as} is suspended in part`;
    case 'expired':
      return `The entitlement of ${who} ${as} ended on ${dayInWords(told.expiresOn)}`;
    case 'withdrawn':
      return `The entitlement of ${who} ${as} was withdrawn`;
    case 'superseded':
      return `The entitlement of ${who} ${as} was replaced by a newer one`;
    case 'ended':
      return `The entitlement of ${who} ${as} ended with the employment`;
  }
}

/** The treatment sites of an entitlement inside a sentence. */
export function sitesInWords({ treatmentSites }: Pick<EntitlementView, 'treatmentSites'>): string {
  return inWords(treatmentSites.map(({ title }) => midSentence(title)));
}

/** Whether a candidate may be entitled now, as one sentence. */
export function candidateSentence(candidate: CandidateView): string {
  const who = candidate.person.displayName;
  const as = `as ${candidate.roleTitle}, ${candidate.treatmentSiteTitle.toLowerCase()}`;
  switch (candidate.state) {
    case 'ready':
      return `${who} may be entitled ${as}`;
    case 'missing':
      return `${who} may not be entitled yet ${as}: ${String(candidate.missing)} missing`;
    case 'entitled':
      return `${who} is entitled ${as}`;
    case 'awaiting-acceptance':
      return `${who} has still to accept the entitlement ${as}`;
  }
}
