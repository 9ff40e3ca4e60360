import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Instant } from '@oart/competency';
import { IdempotencyConflict, IdempotencyInFlight } from './recording-errors.ts';

const LOCK_NOT_AVAILABLE = '55P03';
/** How long a duplicate waits for the first request; set before the key is taken. */
export const DUPLICATE_WAITS = '5s';
const HEAD_WAITS = '15s';

export interface IdempotentRequest {
  readonly employerId: string;
  /** Who asks: keys of two accounts never meet. */
  readonly account: string;
  readonly key: string;
  readonly bodyHash: string;
}

export type KeyTaken = { readonly kind: 'first' } | { readonly kind: 'answered'; result: unknown };

/**
 * Takes the key for this transaction. A duplicate waits for the first request to end, at most 5 s,
 * and gets its answer; when the first one was refused, the duplicate takes its place.
 * @throws IdempotencyConflict when the body differs, IdempotencyInFlight when the wait is over.
 */
export async function takeKey(tx: EntityManager, request: IdempotentRequest): Promise<KeyTaken> {
  const { employerId, account, key, bodyHash } = request;
  const taken = await waitingForDuplicate(
    tx.query<unknown[]>(
      `insert into oart.idempotency_key (employer_id, id, account, key, body_hash, taken_at)
       values ($1, $2, $3, $4, $5, oart.instant())
       on conflict (employer_id, account, key) do nothing returning set_config('lock_timeout', $6, true)`,
      [employerId, uuidv7(), account, key, bodyHash, HEAD_WAITS],
    ),
  );
  if (taken.length === 1) return { kind: 'first' };
  const [earlier] = await tx.query<{ body_hash: string; result: { value: unknown } | null }[]>(
    `select body_hash, result from oart.idempotency_key
     where employer_id = $1 and account = $2 and key = $3`,
    [employerId, account, key],
  );
  if (earlier === undefined) throw new IdempotencyInFlight();
  if (earlier.body_hash !== bodyHash) throw new IdempotencyConflict();
  if (earlier.result === null) throw new IdempotencyInFlight();
  return { kind: 'answered', result: earlier.result.value };
}

/** Keeps the answer under the key, in the transaction that recorded it. */
export async function keepAnswer(
  tx: EntityManager,
  { employerId, account, key }: IdempotentRequest,
  result: unknown,
  answeredAt: Instant,
): Promise<void> {
  await tx.query(
    `update oart.idempotency_key set result = $4, answered_at = $5
     where employer_id = $1 and account = $2 and key = $3`,
    [employerId, account, key, JSON.stringify({ value: result ?? null }), answeredAt],
  );
}

async function waitingForDuplicate<T>(taking: Promise<T>): Promise<T> {
  try {
    return await taking;
  } catch (error) {
    if (isLockTimeout(error)) throw new IdempotencyInFlight();
    throw error;
  }
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
}
