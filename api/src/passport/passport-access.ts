import type { PersonId } from '@oart/competency';
import type { Permission } from '@oart/contract';
import { holdsAny } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';

/** Who keeps the whole file of others, and may hand it on for them. */
const ISSUERS: readonly Permission[] = ['entitler'];
/** Who submits records in the name of others. */
const IMPORTERS: readonly Permission[] = ['verifier', 'assessor'];
const READERS: readonly Permission[] = [...ISSUERS, ...IMPORTERS, 'auditor'];

/** The holder, and whoever reads everything about them. */
export function mayIssue(caller: Caller, person: PersonId): boolean {
  return isOwn(caller, person) || holdsAny(caller, ISSUERS);
}

/** A suspension is stated by an entitler, and never by the one who is suspended. */
export function mayStateSuspensions(caller: Caller, person: PersonId): boolean {
  return caller.personId !== person && holdsAny(caller, ISSUERS);
}

/** A stated suspension is for the holder and for entitlers; who submits records for others has no part in it (I15). */
export function mayReadSuspensions(caller: Caller, person: PersonId): boolean {
  return isOwn(caller, person) || holdsAny(caller, ISSUERS);
}

export function mayImport(caller: Caller, person: PersonId): boolean {
  return isOwn(caller, person) || holdsAny(caller, IMPORTERS);
}

/** @throws `not-found` for those who may read no passports but their own */
export function requirePassportReader(caller: Caller, person: PersonId): void {
  if (!isOwn(caller, person) && !holdsAny(caller, READERS)) throw notFound();
}

/** @throws `not-found` for a person who is not the caller's to issue a passport about */
export function requireIssuer(caller: Caller, person: PersonId, agreement: string | null): void {
  if (!mayIssue(caller, person)) throw notFound();
  if (agreement === null || mayStateSuspensions(caller, person)) return;
  throw new ProblemError(
    'forbidden',
    'Suspensions are stated by an entitler, under a sharing agreement, and never by the holder.',
  );
}

/** @throws `forbidden` for those who may import their own passport only */
export function requireImporter(caller: Caller, person: PersonId): void {
  if (mayImport(caller, person)) return;
  throw new ProblemError('forbidden', 'You may import a passport of your own only.');
}

function isOwn(caller: Caller, person: PersonId): boolean {
  return caller.personId === person && caller.permissions.includes('staff-member');
}
