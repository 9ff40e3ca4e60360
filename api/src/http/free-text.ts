import { findPatientIdentifiers, holdsNhsNumber } from '@oart/competency';
import { ProblemError } from './problem-error.ts';

const NHS_NUMBER = 'This holds what reads as an NHS number';

/**
 * No patient identifier is stored (I15): text that holds an NHS number is blocked until redacted.
 * @param texts what people wrote, by the JSON pointer of its field.
 * @throws `not-accepted` naming every field, without repeating what it holds.
 */
export function refusePatientIdentifiers(texts: Readonly<Record<string, string | null>>): void {
  const errors = Object.entries(texts).flatMap(([pointer, text]) => {
    if (text === null || !holdsNhsNumber(text)) return [];
    const found = findPatientIdentifiers(text).find(({ kind }) => kind === 'nhs-number');
    if (found === undefined) return [];
    const where = `characters ${String(found.start + 1)} to ${String(found.end)}`;
    return [{ pointer, message: `${NHS_NUMBER} (${where}): take it out before sending.` }];
  });
  if (errors.length === 0) return;
  throw new ProblemError('not-accepted', 'No patient identifier is stored here.', { errors });
}
