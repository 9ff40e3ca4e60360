import type { CalendarDay, EvidenceType, FrameworkDocument, Platform } from '@oart/competency';
import type { EvidenceFileRequest, EvidenceRequest } from '@oart/contract';
import { recordKindOf } from './record-kinds';
import type { RecordField } from './record-kinds';

/** One row of the table of structures; a row without a score was not on the certificate. */
export interface StructureDraft {
  readonly structure: string;
  readonly title: string;
  readonly score: number | null;
  readonly passMark: number | null;
  readonly attempt: number | null;
}

/** The upload form as filled in. Survives a reload; the file itself must be chosen again. */
export interface UploadDraft {
  readonly type: EvidenceType | '';
  readonly skill: string;
  readonly treatmentSites: readonly string[];
  readonly structures: readonly StructureDraft[];
  readonly score: number | null;
  readonly passMark: number | null;
  readonly cases: number | null;
  readonly casesWithoutIntervention: number | null;
  readonly percentAgreement: number | null;
  readonly softwareVersions: string;
  readonly countersignerId: string;
  readonly experience: {
    readonly activity: string;
    readonly from: string | null;
    readonly until: string | null;
    readonly wte: number | null;
  };
  readonly nameAsPrinted: string;
  readonly issuer: string;
  readonly occurredOn: string | null;
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
}

export const EMPTY_DRAFT: UploadDraft = {
  type: '',
  skill: '',
  treatmentSites: [],
  structures: [],
  score: null,
  passMark: null,
  cases: null,
  casesWithoutIntervention: null,
  percentAgreement: null,
  softwareVersions: '',
  countersignerId: '',
  experience: { activity: '', from: null, until: null, wte: 1 },
  nameAsPrinted: '',
  issuer: '',
  occurredOn: null,
  issuedOn: null,
  validUntil: null,
};

/**
 * The rows of structures that a contouring record covers: the framework's structure sets of the skill
 * and the chosen treatment sites, each structure once, keeping what was already filled in.
 */
export function structureRows(
  framework: FrameworkDocument,
  draft: Pick<UploadDraft, 'skill' | 'treatmentSites' | 'structures'>,
): readonly StructureDraft[] {
  const filled = new Map(draft.structures.map((row) => [row.structure, row]));
  const rows = new Map<string, StructureDraft>();
  for (const set of framework.structureSets) {
    if (set.skill !== draft.skill || !draft.treatmentSites.includes(set.treatmentSite)) continue;
    for (const { id, title, passMark } of set.structures) {
      rows.set(id, filled.get(id) ?? { structure: id, title, score: null, passMark, attempt: 1 });
    }
  }
  return [...rows.values()];
}

/** The body of `POST /api/evidence`: only what the kind of record asks for, empty text as null. */
export function evidenceRequestOf(
  draft: UploadDraft,
  upload: {
    readonly id: string;
    readonly file: EvidenceFileRequest;
    readonly platform: Platform | null;
  },
): EvidenceRequest {
  if (draft.type === '') throw new Error('The kind of record is chosen before it is sent.');
  const { fields } = recordKindOf(draft.type);
  const asks = (field: RecordField) => fields.includes(field);
  return {
    id: upload.id,
    type: draft.type,
    skill: asks('skill') ? textOf(draft.skill) : null,
    treatmentSites: asks('treatment-sites') ? draft.treatmentSites : [],
    platform: asks('software') ? upload.platform : null,
    softwareVersions: asks('software') ? listOf(draft.softwareVersions) : [],
    structures: asks('structures') ? scoresOf(draft.structures) : [],
    score: asks('score') ? draft.score : null,
    passMark: asks('score') ? draft.passMark : null,
    cases: asks('cases') ? draft.cases : null,
    casesWithoutIntervention: asks('cases') ? draft.casesWithoutIntervention : null,
    percentAgreement: asks('agreement') ? draft.percentAgreement : null,
    likert: [],
    countersignerId: asks('countersigner') ? textOf(draft.countersignerId) : null,
    experience: asks('experience') ? experienceOf(draft) : null,
    nameAsPrinted: draft.nameAsPrinted.trim(),
    occurredOn: draft.occurredOn ?? '',
    issuedOn: draft.issuedOn,
    validUntil: draft.validUntil,
    issuer: draft.issuer.trim(),
    file: upload.file,
    submittedAs: belowPassMark(draft).length === 0 ? 'pass' : 'attempt',
  };
}

/** What the record shows below its pass mark: such a record is kept as an attempt (domain.md 10.6). */
export function belowPassMark(draft: UploadDraft): readonly string[] {
  const fields = draft.type === '' ? [] : recordKindOf(draft.type).fields;
  const structures = fields.includes('structures') ? draft.structures : [];
  const scores = [
    ...structures,
    ...(fields.includes('score') ? [{ ...draft, title: 'The score' }] : []),
  ];
  return scores
    .filter(({ score, passMark }) => score !== null && passMark !== null && score < passMark)
    .map(({ title }) => title);
}

/** Where in the form the server's pointer leads: rows without a score were not sent. */
export function pointerInForm(pointer: string, draft: UploadDraft): string {
  const sent = /^\/structures\/(\d+)(\/.*)?$/.exec(pointer);
  if (sent === null) return pointer.startsWith('/file') ? '/file' : pointer;
  const row = scoredRows(draft.structures)[Number(sent[1])];
  const index = row === undefined ? -1 : draft.structures.indexOf(row);
  return index < 0 ? '/structures' : `/structures/${String(index)}${sent[2] ?? '/score'}`;
}

function scoredRows(rows: readonly StructureDraft[]): readonly StructureDraft[] {
  return rows.filter(({ score }) => score !== null);
}

function scoresOf(rows: readonly StructureDraft[]): EvidenceRequest['structures'] {
  return scoredRows(rows).map(({ structure, score, passMark, attempt }) => ({
    structure,
    score: score ?? 0,
    passMark: passMark ?? 0,
    attempt: attempt ?? 1,
  }));
}

function experienceOf({ experience }: UploadDraft): EvidenceRequest['experience'] {
  return {
    activity: experience.activity,
    from: (experience.from ?? '') as CalendarDay,
    until: experience.until as CalendarDay | null,
    wte: experience.wte ?? 1,
  };
}

function textOf(written: string): string | null {
  const text = written.trim();
  return text === '' ? null : text;
}

function listOf(written: string): readonly string[] {
  return written
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
