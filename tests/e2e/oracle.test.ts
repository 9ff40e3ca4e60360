import type { TimeZone } from '@oart/competency';
import { EntitlementOracle } from '../oracle/entitlement-oracle.ts';
import { boundaryQuestions, dailyQuestions } from '../oracle/life-questions.ts';
import { openDemonstrationDatabase } from '../support/demonstration-database.ts';
import type { DemonstrationDatabase } from '../support/demonstration-database.ts';

const ZONE = 'Europe/London' as TimeZone;

describe('the state of entitlements in the demonstration department, said twice', () => {
  let database: DemonstrationDatabase;
  let oracle: EntitlementOracle;

  beforeAll(async () => {
    database = await openDemonstrationDatabase();
    oracle = await EntitlementOracle.connect(database.ownerUrl);
  });

  afterAll(async () => {
    await oracle.close();
    await database.close();
  });

  it('is the same on every day and around every boundary, as the product recorded them', async () => {
    const rows = await oracle.readProductTables();
    const questions = [...dailyQuestions(rows, ZONE), ...boundaryQuestions(rows, ZONE)];
    const last = Math.max(...rows.entitlement.map((row) => row.ledger_index));
    const asKnown = [Number.MAX_SAFE_INTEGER, last - 1];
    for (const knownAt of asKnown) {
      const { asked, kinds, differences } = await oracle.compare(rows, questions, ZONE, knownAt);
      expect(differences.slice(0, 3)).toEqual([]);
      expect(asked).toBeGreaterThan(1000);
      expect([...kinds]).toEqual(
        expect.arrayContaining(['awaiting-acceptance', 'active', 'expired']),
      );
    }
  });
});
