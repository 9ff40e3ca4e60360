import type { Instant } from '@oart/competency';
import { leafOf } from '@oart/ledger';
import type { JsonValue, Leaf } from '@oart/ledger';
import { sha256 } from '../ledger/recording.ts';
import type { LoggedAsk } from './ask-log.ts';

/** The leaf (ADR 2) that commits to asks written together: those asks, in their order. */
export function sealOf({
  id,
  time,
  nonce,
  asks,
}: {
  readonly id: string;
  readonly time: Instant;
  /** 32 random bytes. */
  readonly nonce: Uint8Array;
  readonly asks: readonly LoggedAsk[];
}): Leaf {
  const row = { asks: asks as unknown as JsonValue };
  return leafOf({ id, time, nonce, payload: { schema: 'ask_log', version: 1, row }, hash: sha256 });
}
