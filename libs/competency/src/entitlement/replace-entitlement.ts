import type { EntitlementId } from '../person/ids.ts';
import { checked, refuse, type Checked } from '../reason/refusal.ts';
import type { Entitlement } from './entitlement.ts';

/**
 * Checks what a new entitlement replaces (F19): one of the same person in the same role, or nothing.
 * `held` are the entitlements of the person who is to be entitled.
 */
export function replaceEntitlement(
  held: readonly Pick<Entitlement, 'id' | 'role'>[],
  role: string,
  replaces: EntitlementId | null,
): Checked<EntitlementId | null, 'not-held-in-this-role'> {
  const isHeld =
    replaces === null || held.some((each) => each.id === replaces && each.role === role);
  return checked(replaces, isHeld ? [] : [refuse('not-held-in-this-role', '/replaces', { role })]);
}
