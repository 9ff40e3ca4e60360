import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

describe('ground', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  it('is open', () => {
    expect(database.name).toMatch(/^test_/);
  });
});
