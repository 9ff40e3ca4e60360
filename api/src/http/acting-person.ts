import type { PersonId } from '@oart/competency';
import type { RecordingRequest } from '../ledger/recorder.ts';
import { ProblemError } from './problem-error.ts';

/**
 * The person in whose name something is recorded that only a person can do (I4).
 * @throws `forbidden` for an account without a person.
 */
export function actingPerson({ actor }: RecordingRequest): PersonId {
  if (actor !== null) return actor;
  throw new ProblemError('forbidden', 'This account belongs to no person, so it cannot do this.');
}
