import { setTimeout as wait } from 'node:timers/promises';
import { LEASE_MS, SILENT_MS } from './lease.ts';

/** How it is known that nobody answers from before a change any more. */
export type InForce = 'every-process-confirmed' | 'lease-ran-out';

/** Sends one statement, as pg and TypeORM both do. */
export type Ask = (
  sql: string,
  parameters?: unknown[],
) => Promise<readonly { readonly n: string }[]>;

const POLL_MS = 2;

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
    `select pg_current_xact_id()::text as n, pg_notify('oart_ledger', 'fence')`,
  );
  if (fence === undefined) throw new Error('The database gave no fence');
  while (isWaiting()) {
    const [behind] = await ask(
      `select count(*) as n from oart.gate_process
       where beaten_at > clock_timestamp() - make_interval(secs => $2::float8 / 1000)
         and not pg_visible_in_snapshot($1::xid8, seen)`,
      [fence.n, SILENT_MS],
    );
    if (behind?.n === '0') return 'every-process-confirmed';
    await wait(POLL_MS);
  }
  return 'lease-ran-out';
}
