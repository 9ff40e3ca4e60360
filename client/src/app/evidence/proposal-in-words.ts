import { parseDay } from '@oart/competency';
import type { FieldProposal, ReadField } from '@oart/competency';
import { dayInWords } from '@oart/contract';

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

export interface ProposalInWords {
  readonly proposal: FieldProposal;
  readonly field: string;
  readonly value: string;
}

/** Readings as people call them. A structure alone fills no field: its scores stand beside it. */
export function proposalInWords(proposals: readonly FieldProposal[]): readonly ProposalInWords[] {
  return proposals
    .filter(({ field }) => field !== 'structure')
    .map((proposal) => ({ proposal, field: fieldOf(proposal), value: valueOf(proposal) }));
}

function fieldOf({ field, structure }: FieldProposal): string {
  const isOfStructure = field === 'score' || field === 'pass-mark' || field === 'attempt';
  return structure === null || !isOfStructure
    ? FIELDS[field]
    : `${FIELDS[field]} of ${structure.replaceAll('-', ' ')}`;
}

function valueOf({ field, value }: FieldProposal): string {
  const day = parseDay(value);
  if (day !== null) return dayInWords(day);
  if (field === 'modality') return value.toUpperCase();
  return field === 'treatment-site' ? value.replaceAll('-', ' ') : value;
}
