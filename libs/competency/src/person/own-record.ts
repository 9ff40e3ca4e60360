import { refuse, type Refusal } from '../reason/refusal.ts';
import type { PersonId } from './ids.ts';

export type OwnRecord = 'own-record';

/** Nobody records a fact about their own post, registration, absence, appointment or delegation (I4). */
export function ownRecord(person: PersonId, recorder: PersonId): readonly Refusal<OwnRecord>[] {
  return person === recorder ? [refuse('own-record', '/person')] : [];
}
