import { lastAttemptOn, parseDay } from '@oart/competency';
import type { FieldProposal, ReadField } from '@oart/competency';
import { dayInWords } from '@oart/contract';
import type { ContouringLogView } from '@oart/contract';

const FIELDS: Readonly<Record<ReadField, string>> = {
  name: 'Name as printed',
  issuer: 'Issued by',
  'completed-on': 'Day of the training',
  'issued-on': 'Issued on',
  'valid-until': 'Valid until',
  structure: 'Structure',
  score: 'Score, %',
  'pass-mark': 'Pass mark, %',
  attempt: 'Attempt',
  'data-set': 'Data set',
  modality: 'Modality',
  'treatment-site': 'Treatment site',
};

/** What was read of one field, and where: for the person to take over, never a fact by itself. */
export interface Reading extends Pick<FieldProposal, 'field' | 'value' | 'structure'> {
  /** `Page 1: “Completed on 2 Jan 2026”` */
  readonly where: string;
}

/** What was read in a certificate. A structure alone fills no field: its scores stand beside it. */
export function readingsOf(proposals: readonly FieldProposal[]): readonly Reading[] {
  return proposals
    .filter(({ field }) => field !== 'structure')
    .map(({ page, quote, ...read }) => ({ ...read, where: `Page ${String(page)}: “${quote}”` }));
}

/** What the table of a log says of the whole of it: whose it is, and on which day it was done. */
export function readingsOfLog({ attempts, profileName }: ContouringLogView): readonly Reading[] {
  const last = lastAttemptOn(attempts);
  const line = attempts.find(({ completedOn }) => completedOn === last)?.line;
  return [
    ...(profileName === null
      ? []
      : [reading('name', profileName, 'The profile name in the table')]),
    ...(last === null || line === undefined
      ? []
      : [reading('completed-on', last, `Line ${String(line)}: the day of the last attempt`)]),
  ];
}

function reading(field: ReadField, value: string, where: string): Reading {
  return { field, value, structure: null, where };
}

/** `Score, % of bladder` */
export function fieldInWords({ field, structure }: Reading): string {
  const isOfStructure = field === 'score' || field === 'pass-mark' || field === 'attempt';
  return structure === null || !isOfStructure
    ? FIELDS[field]
    : `${FIELDS[field]} of ${structure.replaceAll('-', ' ')}`;
}

export function valueInWords({ field, value }: Reading): string {
  const day = parseDay(value);
  if (day !== null) return dayInWords(day);
  if (field === 'modality') return value.toUpperCase();
  return field === 'treatment-site' ? value.replaceAll('-', ' ') : value;
}
