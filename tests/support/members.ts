import type { Permission, PersonView } from '@oart/contract';
import { signedInWith } from './accounts.ts';
import type { SignedIn } from './signed-in.ts';
import type { Product } from './start-product.ts';

/** Somebody on file with an account of their own, signed in. */
export interface TestMember extends SignedIn {
  readonly personId: string;
  readonly displayName: string;
}

/** Records a person as the administrator and opens an account for them. */
export async function joinMember(
  product: Pick<Product, 'url' | 'administrator'>,
  displayName: string,
  permissions: readonly Permission[],
  aliases: readonly string[] = [],
): Promise<TestMember> {
  const { body } = await product.administrator
    .post('/api/people', { staffNumber: `S-${displayName}`, displayName, aliases })
    .expect(201);
  const { id: personId } = body as PersonView;
  const signInName = displayName.toLowerCase();
  const signedIn = await signedInWith(product, signInName, permissions, personId);
  return { ...signedIn, personId, displayName };
}
