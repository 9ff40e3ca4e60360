import type { EntityManager } from 'typeorm';
import type { AsOf } from '@oart/competency';
import { headIndex, instant } from './recorder.ts';
import type { Recording } from './recording.ts';

/** Now, with everything that is recorded: what a read answers about. */
export async function asOfNow(tx: EntityManager, employerId: string): Promise<AsOf> {
  return { at: await instant(tx), knownAt: await headIndex(tx, employerId) };
}

/** The time of a recording, with everything recorded before it (I2). */
export function asOfRecording({ recordedAt, head }: Recording): AsOf {
  return { at: recordedAt, knownAt: head };
}
