import type { PersonId, ReasonLevel } from '@oart/competency';
import type { Permission } from '@oart/contract';
import { holdsAny } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import type { PastAsked } from '../ledger/as-of.ts';

/** Whose work needs other people's records (domain.md section 8). */
export const RECORD_READERS = [
  'verifier',
  'assessor',
  'entitler',
  'staffing-records',
  'employers-representative',
  'service-manager',
  'auditor',
] as const satisfies readonly Permission[];

/** Beside the holder: all reasons, and any instant. */
const FULL_READERS: readonly Permission[] = ['entitler', 'auditor'];

/** `full` for the holder, entitlers and auditors; `neutral` for everybody else (I15). */
export function levelFor(caller: Caller, person: PersonId | null): ReasonLevel {
  if (person !== null && caller.personId === person) return 'full';
  return holdsAny(caller, FULL_READERS) ? 'full' : 'neutral';
}

/** @throws `not-found` for those who may read no record but their own. */
export function requireReader(caller: Caller, person: PersonId): void {
  if (caller.personId === person || readsAll(caller)) return;
  throw notFound();
}

/** Whether a caller's work needs other people's records. */
export function readsAll(caller: Caller): boolean {
  return holdsAny(caller, RECORD_READERS);
}

/**
 * Another instant than now is for the holder, entitlers and auditors (architecture.md, the gate).
 * @param person whom it concerns; null for what concerns nobody or everybody
 * @throws `forbidden` where somebody else asks about the past
 */
export function requireHistoryReader(
  caller: Caller,
  person: PersonId | null,
  { at, knownAt }: PastAsked,
): void {
  if (at === undefined && knownAt === undefined) return;
  if (levelFor(caller, person) === 'full') return;
  throw new ProblemError('forbidden', 'Other instants are for the holder, entitlers and auditors.');
}
