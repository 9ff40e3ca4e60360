import { setTimeout as wait } from 'node:timers/promises';
import { LEASE_MS, SILENT_MS } from './lease.ts';

/** How it is known that nobody answers from before a change any more. */
export type InForce = 'every-process-confirmed' | 'lease-ran-out';

/** Sends one statement, as pg and TypeORM both do. */
export type Ask = (
  sql: string,
  parameters?: unknown[],
) => Promise<readonly Readonly<Record<string, string>>[]>;

/** Before the first look; a process takes about as long to confirm. Each wait is longer than the one before. */
const FIRST_LOOK_MS = 3;
const LATEST_LOOK_MS = 12;
const WAITS_LONGER = 1.5;

/**
 * Waits until everything committed before this call is in the answers of every process, at most for the
 * length of the lease: after that no process that has not seen it answers at all. A database that
 * does not answer any more costs the whole lease and no more.
 */
export async function awaitInForce(ask: Ask): Promise<InForce> {
  const since = performance.now();
  const left = (): number => Math.max(0, LEASE_MS - (performance.now() - since));
  const ranOut = wait(LEASE_MS, 'lease-ran-out' as const, { ref: false });
  try {
    return await Promise.race([confirmed(ask, () => left() > 0), ranOut]);
  } catch {
    return ranOut;
  }
}

/**
 * A fence, a transaction of its own, begins after the commits in question: who sees the fence has seen
 * them. A process that has been silent for longer than lease and beat has no lease to answer with.
 */
async function confirmed(ask: Ask, isWaiting: () => boolean): Promise<InForce> {
  const [fence] = await ask(
    // The fence itself may be lost in a crash: it is only a mark, and need not wait for the disk.
    `select pg_current_xact_id()::text as id, clock_timestamp()::text as at,
       pg_notify('oart_ledger', 'fence'), set_config('synchronous_commit', 'off', true)`,
  );
  if (fence === undefined) throw new Error('The database gave no fence');
  for (
    let pause = FIRST_LOOK_MS;
    isWaiting();
    pause = Math.min(LATEST_LOOK_MS, pause * WAITS_LONGER)
  ) {
    await wait(pause);
    const [left] = await ask(
      `select count(*) as behind,
         count(*) filter (where beaten_at > clock_timestamp() - silence) as answering
       from oart.gate_process, make_interval(secs => $3::float8 / 1000) as silence
       where not pg_visible_in_snapshot($1::xid8, seen) and beaten_at > $2::timestamptz - silence`,
      [fence['id'], fence['at'], SILENT_MS],
    );
    if (left?.['behind'] === '0') return 'every-process-confirmed';
    if (left?.['answering'] === '0') return 'lease-ran-out';
  }
  return 'lease-ran-out';
}
