import type { Instant } from '../calendar/day.ts';
import { coversCell, latestTwo, lowerOf, type Happened, type Judged } from './governing.ts';

/** A referral or failure that still governs, and the treatment sites where it does. */
export interface OpenReferral<Each extends Judged> {
  readonly referral: Each;
  readonly treatmentSites: readonly string[];
}

/** Assessments of one candidate and what happened to them, in ledger order. */
type Given<Each extends Judged> = Happened & { readonly assessments: readonly Each[] };

/**
 * The referrals and failures that govern a treatment site, platform and adaptation type of theirs by all that
 * is in the facts, in question or not: what they ask for is still to be done (F4). One that was set aside or
 * voided asks for nothing more.
 */
export function openReferrals<Each extends Judged>(
  given: Given<Each>,
): readonly OpenReferral<Each>[] {
  const at = lastInstantOf(given);
  return given.assessments.flatMap((referral) => {
    if (referral.result === 'pass') return [];
    const { platform, treatmentSites, adaptationTypes } = referral.scope;
    const open = treatmentSites.filter((treatmentSite) =>
      adaptationTypes.some((adaptationType) => {
        const cell = { treatmentSite, platform, adaptationType };
        const ofCell = given.assessments.filter(
          ({ skill, scope }) => skill === referral.skill && coversCell(scope, cell),
        );
        const latest = latestTwo(given, ofCell, at);
        return latest !== null && latest !== 'set-aside' && lowerOf(latest).id === referral.id;
      }),
    );
    return open.length === 0 ? [] : [{ referral, treatmentSites: open }];
  });
}

/** The facts are all known: the moment they are read at is when the last of them was recorded. */
function lastInstantOf({
  assessments,
  assessmentVoids,
  assessmentReviews,
}: Given<Judged>): Instant {
  return [...assessments, ...assessmentVoids, ...assessmentReviews]
    .map(({ recordedAt }) => recordedAt)
    .reduce((last, each) => (each > last ? each : last), '' as Instant);
}
