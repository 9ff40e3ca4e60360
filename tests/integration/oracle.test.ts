import { jest } from '@jest/globals';
import { EntitlementOracle } from '../oracle/entitlement-oracle.ts';
import type { Difference } from '../oracle/entitlement-oracle.ts';
import { boundaryQuestions } from '../oracle/life-questions.ts';
import { randomDepartment } from '../oracle/random-department.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { SeededDraw } from '../support/seeded-draw.ts';

/** 100 departments each time, 1,000 in the full run. */
const DEPARTMENTS = Number(process.env['ORACLE_DEPARTMENTS'] ?? '100');
const SEED = Number(process.env['ORACLE_SEED'] ?? '20261121');
const SHOWN = 3;
const SECONDS_EACH = 2;

jest.setTimeout(60_000 + DEPARTMENTS * SECONDS_EACH * 1000);

/** A second, independent statement of the life of an entitlement, in SQL, against that of the core. */
describe('the state of entitlements, said twice', () => {
  let database: TestDatabase;
  let oracle: EntitlementOracle;

  beforeAll(async () => {
    database = await openTestDatabase();
    oracle = await EntitlementOracle.connect(database.urls.owner);
    await oracle.makePlainTables();
  });

  afterAll(async () => {
    await oracle.close();
    await database.close();
  });

  it(`is the same in ${DEPARTMENTS} random departments, on every day around every boundary`, async () => {
    const kinds = new Set<string>();
    const differences: (Difference & { readonly seed: number })[] = [];
    let asked = 0;
    for (let count = 0; count < DEPARTMENTS && differences.length < SHOWN; count += 1) {
      const seed = SEED + count;
      const draw = new SeededDraw(seed);
      const { rows, zone, lastIndex } = randomDepartment(draw);
      const questions = boundaryQuestions(rows, zone);
      await oracle.fillPlainTables(rows);
      // As known today, and as known at some earlier place of the ledger (I13).
      for (const knownAt of [lastIndex, draw.whole(0, lastIndex)]) {
        const compared = await oracle.compare(rows, questions, zone, knownAt);
        asked += compared.asked;
        for (const kind of compared.kinds) kinds.add(kind);
        differences.push(...compared.differences.map((difference) => ({ seed, ...difference })));
      }
    }
    process.stdout.write(`Oracle: ${asked} answers compared, first seed ${SEED}.\n`);
    expect(differences.slice(0, SHOWN)).toEqual([]);
    expect([...kinds].sort()).toEqual([
      'active',
      'awaiting-acceptance',
      'ended',
      'expired',
      'not-yet-effective',
      'superseded',
      'suspended',
      'suspended-in-part',
      'withdrawn',
    ]);
  });

  it.each([
    ['the last day of an entitlement', 'update entitlement set expires_on = expires_on - 1'],
    ['the last day of a post', 'update employment set ends_on = ends_on + 1'],
    [
      'the instant of an acceptance',
      `update entitlement_acceptance set recorded_at = recorded_at + interval '1 millisecond'`,
    ],
    ['the first day of a withdrawal', 'delete from entitlement_withdrawal'],
    ['a suspension in part', `update suspension set tasks = '{edit-oar}'`],
    ['a lift', 'delete from suspension_lift'],
    ['what replaces what', 'update entitlement set replaces_id = null'],
    ['what corrects what', 'update employment set supersedes_id = null'],
  ])('would be seen to differ in %s', async (_, statement) => {
    let differences = 0;
    for (let seed = SEED; differences === 0 && seed < SEED + 10; seed += 1) {
      const { rows, zone, lastIndex } = randomDepartment(new SeededDraw(seed));
      await oracle.fillPlainTables(rows);
      await oracle.tamper(statement);
      const questions = boundaryQuestions(rows, zone);
      differences += (await oracle.compare(rows, questions, zone, lastIndex)).differences.length;
    }
    expect(differences).toBeGreaterThan(0);
  });
});
