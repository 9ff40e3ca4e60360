import type { EntityManager } from 'typeorm';
import type { AsOf, Instant } from '@oart/competency';
import { headIndex, instant } from './recorder.ts';
import type { Recording } from './recording.ts';

/** What a question about the past names; what is left out means now, and everything known. */
export interface PastAsked {
  readonly at?: Instant;
  /** A ledger index, or an instant: the greatest index recorded by then (I13). */
  readonly knownAt?: number | Instant;
}

/** When and as known when a read answers: now with everything recorded, unless asked otherwise. */
export async function asOfNow(
  tx: EntityManager,
  employerId: string,
  asked: PastAsked = {},
): Promise<AsOf> {
  return {
    at: asked.at ?? (await instant(tx)),
    knownAt: await knownIndex(tx, employerId, asked),
  };
}

/** The ledger index that a read shows; never beyond the head. */
export async function knownIndex(
  tx: EntityManager,
  employerId: string,
  { knownAt }: Pick<PastAsked, 'knownAt'>,
): Promise<number> {
  const head = await headIndex(tx, employerId);
  if (typeof knownAt !== 'string') return Math.min(knownAt ?? head, head);
  const [last] = await tx.query<{ index: string }[]>(
    `select index from oart.ledger_leaf where employer_id = $1 and recorded_at <= $2
     order by index desc limit 1`,
    [employerId, knownAt],
  );
  return Number(last?.index ?? -1);
}

/** The time of a recording, with everything recorded before it (I2). */
export function asOfRecording({ recordedAt, head }: Recording): AsOf {
  return { at: recordedAt, knownAt: head };
}
