import pg from 'pg';
import { OWNER_ROLE } from '@oart/migrations';
import { stringTypes } from './string-types.ts';

/** One connection that acts as the owner of the schema. The caller ends it. */
export async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 5_000,
    options: `-c role=${OWNER_ROLE}`,
    types: stringTypes,
  });
  // A connection that is lost says so at its next query; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
