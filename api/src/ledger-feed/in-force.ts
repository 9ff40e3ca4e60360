import { setTimeout as wait } from 'node:timers/promises';
import type { Fence } from '../ledger/fence.ts';
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
 * Waits until a transaction that was committed, and everything committed before it, is in the answers of every
 * process, at most for the length of the lease: after that no process that has not seen it answers at all. A
 * database that does not answer any more costs the whole lease and no more.
 * @param committed null for everything that was committed before this call, whoever committed it
 */
export async function awaitInForce(ask: Ask, committed: Fence | null = null): Promise<InForce> {
  const since = performance.now();
  const left = (): number => Math.max(0, LEASE_MS - (performance.now() - since));
  const ranOut = wait(LEASE_MS, 'lease-ran-out' as const, { ref: false });
  try {
    return await Promise.race([confirmed(ask, committed, () => left() > 0), ranOut]);
  } catch {
    return ranOut;
  }
}

/** A transaction of its own, begun after the commits in question: who sees it has seen them. */
async function ownFence(ask: Ask): Promise<Fence> {
  const [fence] = await ask(
    // It may be lost in a crash: it is only a mark, and need not wait for the disk.
    `select pg_current_xact_id()::text as id, clock_timestamp()::text as at,
       pg_notify('oart_ledger', 'fence'), set_config('synchronous_commit', 'off', true)`,
  );
  const { id, at } = fence ?? {};
  if (id === undefined || at === undefined) throw new Error('The database gave no fence');
  return { id, at };
}

/** A process that has been silent for longer than lease and beat has no lease to answer with. */
async function confirmed(
  ask: Ask,
  committed: Fence | null,
  isWaiting: () => boolean,
): Promise<InForce> {
  const { id, at } = committed ?? (await ownFence(ask));
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
      [id, at, SILENT_MS],
    );
    if (left?.['behind'] === '0') return 'every-process-confirmed';
    if (left?.['answering'] === '0') return 'lease-ran-out';
  }
  return 'lease-ran-out';
}
