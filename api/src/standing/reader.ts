import type { PersonId, ReasonLevel } from '@oart/competency';
import type { Permission } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';

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

/** Whether a caller may ask about another instant than now (architecture.md, the gate). */
export function mayAskHistory(caller: Caller, person: PersonId): boolean {
  return caller.personId === person || holdsAny(caller, FULL_READERS);
}

function holdsAny({ permissions }: Caller, wanted: readonly Permission[]): boolean {
  return wanted.some((permission) => permissions.includes(permission));
}
