import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import { BANDS } from './band.ts';
import type { FactId, PersonId } from './ids.ts';
import type { Employment } from './person.ts';
import { ownRecord, type OwnRecord } from './own-record.ts';
import type { FactFields } from './recorded.ts';
import { endsBeforeItBegins, overlaps, type EndsBeforeItBegins } from './span-check.ts';

export type EmploymentRefusal =
  OwnRecord | EndsBeforeItBegins | 'overlaps-another' | 'out-of-range';

/**
 * Checks a post or contract before it is recorded: never one's own (I4), it ends after it begins, posts do
 * not overlap (a change of post ends one and begins the next), WTE above 0 up to 1. `corrects` names the row
 * that this one replaces, which is then not compared with.
 */
export function checkEmployment(
  fields: FactFields<Employment>,
  recorder: PersonId,
  onFile: readonly Employment[],
  corrects: FactId | null = null,
): Checked<FactFields<Employment>, EmploymentRefusal> {
  const found: Refusal<EmploymentRefusal>[] = [
    ...ownRecord(fields.person, recorder),
    ...endsBeforeItBegins(fields.startsOn, fields.endsOn, '/endsOn'),
  ];
  if (!(fields.wte > 0 && fields.wte <= 1)) {
    found.push(refuse('out-of-range', '/wte', { held: fields.wte }));
  }
  if (fields.band !== null && !BANDS.includes(fields.band)) {
    found.push(refuse('out-of-range', '/band', { found: fields.band }));
  }
  const other = onFile.find(
    (post) =>
      post.id !== corrects && overlaps(post.startsOn, post.endsOn, fields.startsOn, fields.endsOn),
  );
  if (other !== undefined) {
    found.push(refuse('overlaps-another', '/startsOn', { on: other.startsOn, factId: other.id }));
  }
  return checked(fields, found);
}
