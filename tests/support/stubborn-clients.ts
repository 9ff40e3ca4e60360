import { joinMember } from './members.ts';
import type { Product } from './start-product.ts';
import { StubbornClient } from './stubborn-client.ts';
import { furnish, joinAdapter } from './test-department.ts';

/** So many clients in a department that opens for them; the product's clock stands at `OPENING`. */
export async function joinStubbornClients(
  product: Pick<Product, 'url' | 'administrator'>,
  count: number,
): Promise<readonly StubbornClient[]> {
  const { manager, mpe } = await furnish(product);
  const reviewer = await joinMember(product, 'AA-1', ['verifier']);
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const holder = await joinAdapter({ product, manager }, `Adapter-${String(at + 1)}`);
      return new StubbornClient(holder, { reviewer, keeper: manager, assessor: mpe });
    }),
  );
}
