import type { Permission } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { ProblemError, invalid } from '../http/problem-error.ts';

/** Permissions that an account without a person may hold: everything else is something people do. */
const WITHOUT_PERSON: ReadonlySet<Permission> = new Set([
  'system-administrator',
  'auditor',
  'gate-client',
]);

interface Target {
  readonly id: string | null;
  readonly personId: string | null;
}

/**
 * Nobody changes what they may do themselves, by whichever of their accounts (I4).
 * @throws `own-record`
 */
export function requireAnotherPerson(caller: Caller, target: Target): void {
  const isOwn = target.id === caller.accountId;
  const isSamePerson = caller.personId !== null && target.personId === caller.personId;
  if (!isOwn && !isSamePerson) return;
  throw new ProblemError('own-record', 'Another administrator must change your own accounts.');
}

/** @throws `invalid-request` where a permission needs a person and the account has none. */
export function requirePersonForPermissions(
  personId: string | null,
  permissions: readonly Permission[],
): void {
  if (personId !== null) return;
  const human = permissions.filter((permission) => !WITHOUT_PERSON.has(permission));
  if (human.length === 0) return;
  throw invalid('/permissions', `Only an account of a person may hold: ${human.join(', ')}.`);
}
