import { asksIn, unpackedAsks } from './product-recording.ts';
import type { LoggedAsk } from './product-recording.ts';
import type { Product } from './start-product.ts';
import { query } from './query.ts';

/** What is on file of what the gate of a product was asked, in the order in which it was written. */
export async function keptAsks({
  database,
  administrators,
}: Pick<Product, 'database' | 'administrators'>): Promise<readonly LoggedAsk[]> {
  return keptAsksOf(database.urls.owner, administrators[0]?.employerId ?? '');
}

/** The same of one employer. */
export async function keptAsksOf(
  ownerUrl: string,
  employerId: string,
): Promise<readonly LoggedAsk[]> {
  const rows = await query(
    ownerUrl,
    'select packed from oart.ask_log where employer_id = $1 order by seal_index',
    [employerId],
    employerId,
  );
  return rows.flatMap(({ packed }) => asksIn(unpackedAsks(packed as Buffer)));
}
