import { isDeepStrictEqual } from 'node:util';
import type { Evidence, FactFields } from '@oart/competency';
import { ProblemError } from '../http/problem-error.ts';
import { evidenceOf } from './evidence-row.ts';
import type { EvidenceEntity } from './evidence.entity.ts';
import type { PlannedRecord } from './group-submission.ts';

const CALLED_IN_THE_REQUEST: Readonly<Record<string, string>> = {
  person: '/personId',
  countersigner: '/countersignerId',
  sha256: '/file/sha256',
};

/**
 * Holds an announcement that was sent again against the records that its id stands for already: the same again
 * is a repetition, anything else would be taken for stored and is not.
 * @param fieldsOf what a record of the announcement says
 * @throws `stored-otherwise` that points at each field of which the stored records say something else
 */
export function requireStoredAsSent(
  rows: readonly EvidenceEntity[],
  planned: readonly PlannedRecord[],
  fieldsOf: (planned: PlannedRecord) => FactFields<Evidence>,
): void {
  const changed = planned.flatMap((each) => {
    const row = rows.find(({ personId }) => personId === each.holder);
    return row === undefined ? [holdersPointer(each)] : changedFields(row, fieldsOf(each));
  });
  if (rows.length > planned.length) changed.push('/participants');
  if (changed.length === 0) return;
  const message = 'The record that is stored says something else.';
  throw new ProblemError(
    'stored-otherwise',
    'This is stored already, as it was first sent; what was changed since is not recorded.',
    { errors: [...new Set(changed)].map((pointer) => ({ pointer, message })) },
  );
}

function holdersPointer({ request }: PlannedRecord): string {
  return request.participants === undefined ? '/personId' : '/participants';
}

/** Without what is not sent but worked out: numbers and sites of listed cases, attempts that stand in a table. */
function changedFields(row: EvidenceEntity, sent: FactFields<Evidence>): readonly string[] {
  const stored: FactFields<Evidence> = evidenceOf(row);
  const workedOut = new Set<string>([
    ...(sent.caseLog.length > 0 ? ['cases', 'casesWithoutIntervention', 'treatmentSites'] : []),
    ...(row.mediaType === 'text/csv' ? ['structures'] : []),
  ]);
  return (Object.keys(sent) as (keyof FactFields<Evidence>)[])
    .filter((field) => !workedOut.has(field) && !isSame(sent[field], stored[field]))
    .map((field) => CALLED_IN_THE_REQUEST[field] ?? `/${field}`);
}

function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(told(one), told(other));
}

/** As it is kept: nothing said and nothing there are the same, and numbers have two decimals. */
function told(value: unknown): unknown {
  return JSON.parse(JSON.stringify([value], (_, each: unknown) => kept(each))) as unknown;
}

function kept(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 100) / 100;
  return value === null ? undefined : value;
}
