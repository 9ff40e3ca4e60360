import type { CalendarDay } from '../calendar/day.ts';
import type { PersonId } from '../person/ids.ts';
import type { FactFields } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { EvidenceRevocation } from './evidence.ts';
import { isIndependentOf, type EvidenceStanding } from './evidence-state.ts';

export type RevocationRefusal =
  'own-evidence' | 'already-revoked' | 'in-the-future' | 'reason-missing';

/** Checks a revocation (I12): another person, with a reason, from today or a day in the past. */
export function checkRevocation(
  fields: FactFields<EvidenceRevocation>,
  { evidence, state }: EvidenceStanding,
  today: CalendarDay,
): Checked<FactFields<EvidenceRevocation>, RevocationRefusal> {
  const found: Refusal<RevocationRefusal>[] = [];
  if (fields.revoker === evidence.person) found.push(refuse('own-evidence', '/revoker'));
  if (state === 'revoked') {
    found.push(refuse('already-revoked', '/evidence', { factId: evidence.id }));
  }
  if (fields.effectiveFrom > today) {
    found.push(refuse('in-the-future', '/effectiveFrom', { on: fields.effectiveFrom }));
  }
  if (fields.reason.trim() === '') found.push(refuse('reason-missing', '/reason'));
  return checked(fields, found);
}

export type RetractionRefusal =
  'own-evidence' | 'own-submission' | 'not-revoked' | 'reason-missing';

/**
 * Checks that a revocation was a mistake: said with a reason, and by neither its holder nor its submitter (I4, I14).
 * What was suspended meanwhile stays suspended until it is lifted (I12).
 */
export function checkRetraction(
  reason: string,
  recorder: PersonId,
  { evidence, state }: EvidenceStanding,
): Checked<string, RetractionRefusal> {
  const found: Refusal<RetractionRefusal>[] = [];
  if (recorder === evidence.person) found.push(refuse('own-evidence', '/evidence'));
  else if (!isIndependentOf(evidence, recorder)) found.push(refuse('own-submission', '/evidence'));
  if (state !== 'revoked') found.push(refuse('not-revoked', '/evidence'));
  if (reason.trim() === '') found.push(refuse('reason-missing', '/reason'));
  return checked(reason, found);
}
