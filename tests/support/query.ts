import pg from 'pg';

/** Rows as one of the roles of a test database sees them; `employerId` where row security asks for it. */
export async function query(
  url: string,
  text: string,
  values: readonly unknown[] = [],
  employerId?: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (employerId !== undefined) {
      await client.query(`select set_config('app.employer_id', $1, false)`, [employerId]);
    }
    const { rows } = await client.query<Record<string, unknown>>(text, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
