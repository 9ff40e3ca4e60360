import { addDays } from '@oart/competency';
import type { CalendarDay } from '@oart/competency';
import type { Permission, SessionView } from '@oart/contract';
import { signIn } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';
import type { Product } from './start-product.ts';

export const PASSWORD = 'orbit candle seven maple';

export interface TestAccount {
  readonly id: string;
  readonly signInName: string;
}

/** Opens an account over HTTP, as the administrator does. */
export async function openAccount(
  administrator: SignedIn,
  signInName: string,
  permissions: readonly Permission[],
  personId: string | null = null,
): Promise<TestAccount> {
  const response = await administrator.post('/api/accounts', {
    signInName,
    personId,
    permissions,
    ...(permissions.includes('auditor') ? await auditorForMonths(administrator) : {}),
    initialPassword: PASSWORD,
  });
  if (response.status !== 201) throw new Error(`Opening ${signInName}: ${response.text}`);
  const { id } = response.body as { id: string };
  return { id, signInName };
}

/** A last day some months ahead by the product's own clock. */
export async function auditorForMonths(
  administrator: SignedIn,
): Promise<{ readonly auditorUntil: CalendarDay }> {
  const { body } = await administrator.get('/api/session').expect(200);
  return { auditorUntil: addDays((body as SessionView).today as CalendarDay, 300) };
}

/** What somebody who looks now has seen. */
export async function seenNow(anybody: SignedIn): Promise<number> {
  const { body } = await anybody.get('/api/session').expect(200);
  return (body as SessionView).ledgerIndex;
}

/** An account of its own with these permissions, signed in. */
export async function signedInWith(
  product: Pick<Product, 'url' | 'administrator'>,
  signInName: string,
  permissions: readonly Permission[],
  personId: string | null = null,
): Promise<SignedIn & { readonly account: TestAccount }> {
  const account = await openAccount(product.administrator, signInName, permissions, personId);
  return { ...(await signIn(product.url, signInName, PASSWORD)), account };
}
