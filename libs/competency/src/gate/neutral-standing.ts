import type { Standing } from '../standing/standing.ts';
import { isHidden, neutralEnd, noticesFor, reasonsFor, type ReasonLevel } from './neutral.ts';

/**
 * A standing at a level (I15, F28): where a hidden reason applies, the neutral form says only "not
 * currently entitled" and shows neither state, entitlement, practice nor date.
 */
export function standingFor(level: ReasonLevel, standing: Standing): Standing {
  if (level === 'full') return standing;
  if (standing.reasons.some(({ code }) => isHidden(code))) {
    return {
      ...standing,
      state: 'not-entitled',
      entitlement: null,
      usableUntil: null,
      reasons: reasonsFor('neutral', standing.reasons),
      notices: [],
      currency: [],
    };
  }
  return {
    ...standing,
    notices: noticesFor('neutral', standing.notices),
    usableUntil: neutralEnd(standing.usableUntil),
  };
}
