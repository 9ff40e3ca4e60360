import type { Instant } from '@oart/competency';
import { leafOfCanonical } from '@oart/ledger';
import type { Leaf } from '@oart/ledger';
import { sha256 } from '../ledger/recording.ts';
import type { LoggedAsk } from './ask-log.ts';

/**
 * The canonical JSON (RFC 8785) of an ask whose members stand in the order of their names already, as
 * `loggedAsk` makes them: a quarter of what it costs to sort them again.
 */
export function canonicalAsk(ask: LoggedAsk): string {
  return JSON.stringify(ask);
}

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
  /** The canonical JSON of each. */
  readonly asks: readonly string[];
}): Leaf {
  const payload = Buffer.from(`${BEFORE}[${asks.join(',')}]${AFTER}`);
  return leafOfCanonical({ id, time, nonce, payload, hash: sha256 });
}

const BEFORE = '{"row":{"asks":';
const AFTER = '},"schema":"ask_log","version":1}';

/** The asks in the payload of their leaf: a JSON list in UTF-8. */
export function asksIn({ payload }: Leaf): Uint8Array {
  return payload.subarray(BEFORE.length, payload.length - AFTER.length);
}
