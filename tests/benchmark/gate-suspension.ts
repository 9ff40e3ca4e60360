import type pg from 'pg';
import { FACTS_EACH } from './gate-person.ts';
import { LEDGER, idOf, recorded } from './gate-department.ts';
import { rowOf } from './gate-rows.ts';
import { insertRows, moveHead } from './gate-tables.ts';
import { GRANTS_EACH, NOW } from './gate-workload.ts';

/** Where the ledger of a filled department ends. */
export function headOf(staff: number): number {
  return LEDGER.people + staff * FACTS_EACH - 1;
}

/**
 * Suspends the first entitlement of a person, in one transaction as a recording makes it.
 * @returns when COMMIT was sent and when it came back, in ms of the machine's monotonic clock
 */
export async function suspend(
  client: pg.Client,
  person: number,
  index: number,
): Promise<{ readonly sentAt: number; readonly doneAt: number }> {
  const fact = { ...recorded('suspension', index, index), recordedAt: INSTANT };
  const row = rowOf('suspension', fact, {
    entitlement_id: idOf('entitlement', person * GRANTS_EACH),
    tasks: [],
    treatment_sites: [],
    cause: 'concern',
    restricted_note: null,
    conditions_to_lift: null,
  });
  await client.query('begin');
  await insertRows(client, [row]);
  await moveHead(client, row);
  const sentAt = monotonic();
  await client.query('commit');
  return { sentAt, doneAt: monotonic() };
}

function monotonic(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

const INSTANT = new Date(NOW).toISOString() as ReturnType<typeof recorded>['recordedAt'];
