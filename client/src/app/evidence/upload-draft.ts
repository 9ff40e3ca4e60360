import type {
  CalendarDay,
  EvidenceType,
  FrameworkDocument,
  Modality,
  Platform,
  Reflection,
} from '@oart/competency';
import { GROUP_RECORD_TYPES } from '@oart/contract';
import type { EvidenceRequest } from '@oart/contract';
import type { RecordField } from './record-kinds';

/** One row of the table of structures; a row without a score was not on the certificate. */
export interface StructureDraft {
  readonly structure: string;
  readonly title: string;
  readonly score: number | null;
  readonly passMark: number | null;
  readonly attempt: number | null;
}

/** One case of a supervised case log. */
export interface CaseDraft {
  readonly reference: string;
  readonly on: string | null;
  readonly treatmentSite: string;
  readonly supervisorId: string;
  readonly intervention: 'yes' | 'no' | '';
  readonly outcome: string;
}

/** Somebody on a sheet of several people. */
export interface ParticipantDraft {
  readonly personId: string;
  readonly nameAsPrinted: string;
}

/** The upload form as filled in. Survives a closed browser; the file itself must be chosen again. */
export interface UploadDraft {
  readonly type: EvidenceType | '';
  readonly skill: string;
  readonly treatmentSites: readonly string[];
  readonly structures: readonly StructureDraft[];
  readonly dataSet: string;
  readonly modality: Modality | '';
  readonly score: number | null;
  readonly passMark: number | null;
  readonly cases: number | null;
  readonly casesWithoutIntervention: number | null;
  readonly caseLog: readonly CaseDraft[];
  readonly reflection: {
    readonly answers: readonly { readonly prompt: string; readonly text: string }[];
    /** Separated by commas. */
    readonly caseReferences: string;
  };
  readonly percentAgreement: number | null;
  /** Ratings 1 to 5, one per case, separated by commas. */
  readonly likert: string;
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
  readonly requestedOn: string | null;
  /** Of a sheet for several people; empty for one's own record. */
  readonly participants: readonly ParticipantDraft[];
  readonly validUntil: string | null;
}

export const EMPTY_DRAFT: UploadDraft = {
  type: '',
  skill: '',
  treatmentSites: [],
  structures: [],
  dataSet: '',
  modality: '',
  score: null,
  passMark: null,
  cases: null,
  casesWithoutIntervention: null,
  caseLog: [],
  reflection: { answers: [], caseReferences: '' },
  percentAgreement: null,
  likert: '',
  softwareVersions: '',
  countersignerId: '',
  experience: { activity: '', from: null, until: null, wte: 1 },
  nameAsPrinted: '',
  issuer: '',
  occurredOn: null,
  issuedOn: null,
  requestedOn: null,
  participants: [],
  validUntil: null,
};

/**
 * What the next record begins with: what several records of one kind have in common. Results, cases, days and
 * words belong to one record alone; a day or a score that nobody looked at must not stand in the next.
 */
export function takenOver(last: UploadDraft): UploadDraft {
  const { type, skill, treatmentSites, dataSet, modality, passMark, softwareVersions } = last;
  const { countersignerId, nameAsPrinted, issuer } = last;
  return {
    ...EMPTY_DRAFT,
    ...{ type, skill, treatmentSites, dataSet, modality, passMark, softwareVersions },
    ...{ countersignerId, nameAsPrinted, issuer },
    structures: last.structures.map((row) => ({ ...row, score: null, attempt: 1 })),
  };
}

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

/** What the record asks for and nothing else, empty text as null; the file is still to come. */
export function entriesOf(
  draft: UploadDraft,
  fields: readonly RecordField[],
  platform: Platform | null,
): Omit<EvidenceRequest, 'id' | 'file'> {
  if (draft.type === '') throw new Error('The kind of record is chosen before it is sent.');
  const isGroup = draft.participants.length > 0 && GROUP_RECORD_TYPES.includes(draft.type);
  const asks = (field: RecordField) => fields.includes(field);
  return {
    type: draft.type,
    skill: asks('skill') ? textOf(draft.skill) : null,
    treatmentSites: asks('treatment-sites') ? draft.treatmentSites : [],
    platform: asks('software') ? platform : null,
    softwareVersions: asks('software') ? [...new Set(listOf(draft.softwareVersions))] : [],
    structures: asks('structures') ? scoresOf(draft) : [],
    score: asks('score') ? draft.score : null,
    passMark: asks('score') ? draft.passMark : null,
    cases: asks('cases') || asks('checked-plans') ? draft.cases : null,
    casesWithoutIntervention: asks('without-intervention') ? draft.casesWithoutIntervention : null,
    caseLog: asks('case-log') ? draft.caseLog.map(caseOf) : [],
    reflection: asks('reflection') ? reflectionOf(draft.reflection) : null,
    percentAgreement: asks('agreement') ? draft.percentAgreement : null,
    likert: asks('ratings') ? listOf(draft.likert).map(Number) : [],
    countersignerId:
      asks('countersigner') || asks('oncologist') ? textOf(draft.countersignerId) : null,
    experience: asks('experience') ? experienceOf(draft) : null,
    ...(isGroup && {
      participants: draft.participants.map(({ personId, nameAsPrinted }) => ({
        personId,
        nameAsPrinted: nameAsPrinted.trim(),
      })),
    }),
    nameAsPrinted: isGroup ? 'As named on the sheet' : draft.nameAsPrinted.trim(),
    occurredOn: draft.occurredOn ?? '',
    issuedOn: draft.issuedOn,
    requestedOn: asks('requested-on') ? draft.requestedOn : null,
    validUntil: draft.validUntil,
    issuer: draft.issuer.trim(),
    submittedAs: belowPassMark(draft, fields).length === 0 ? 'pass' : 'attempt',
  };
}

/** What the record shows below its pass mark: such a record is kept as an attempt (domain.md 10.6). */
export function belowPassMark(
  draft: UploadDraft,
  fields: readonly RecordField[],
): readonly string[] {
  return scoresSaid(draft, fields)
    .filter(({ score, passMark }) => score < passMark)
    .map(({ title }) => title);
}

/** Whether anything that the record shows reaches its pass mark. */
export function hasPassed(draft: UploadDraft, fields: readonly RecordField[]): boolean {
  return scoresSaid(draft, fields).some(({ score, passMark }) => score >= passMark);
}

/** The scores that are filled in, each with its pass mark. */
function scoresSaid(
  draft: UploadDraft,
  fields: readonly RecordField[],
): readonly { readonly title: string; readonly score: number; readonly passMark: number }[] {
  const structures = fields.includes('structures') ? draft.structures : [];
  const scores = [
    ...structures,
    ...(fields.includes('score') ? [{ ...draft, title: 'The score' }] : []),
  ];
  return scores.flatMap(({ title, score, passMark }) =>
    score === null || passMark === null ? [] : [{ title, score, passMark }],
  );
}

/** Where in the form the server's pointer leads: rows that say nothing were not sent. */
export function pointerInForm(pointer: string, draft: UploadDraft): string {
  if (pointer.startsWith('/file') || pointer.startsWith('/lines')) return '/file';
  const list = /^\/(?:likert|softwareVersions|treatmentSites)(?=\/)/.exec(pointer);
  if (list !== null) return list[0];
  if (pointer.startsWith('/reflection/caseReferences')) return '/reflection/caseReferences';
  const score = /^\/structures\/(\d+)(\/.*)?$/.exec(pointer);
  if (score !== null) {
    const index = placeOf(draft.structures, scoredRows(draft.structures), score[1]);
    return index === null ? '/structures' : `/structures/${index}${score[2] ?? '/score'}`;
  }
  const answer = /^\/reflection\/answers\/(\d+)/.exec(pointer);
  if (answer !== null) {
    const { answers } = draft.reflection;
    const index = placeOf(answers, answered(answers), answer[1]);
    return index === null ? '/reflection' : `/reflection/answers/${index}/text`;
  }
  return pointer;
}

/** Where the row that was sent as number `place` stands in the form. */
function placeOf<Row>(
  all: readonly Row[],
  sent: readonly Row[],
  place: string | undefined,
): string | null {
  const row = sent[Number(place)];
  const index = row === undefined ? -1 : all.indexOf(row);
  return index < 0 ? null : String(index);
}

type Answers = UploadDraft['reflection']['answers'];

function answered(answers: Answers): Answers {
  return answers.filter(({ text }) => text.trim() !== '');
}

function reflectionOf(reflection: UploadDraft['reflection']): Reflection | null {
  const answers = answered(reflection.answers).map(({ prompt, text }) => ({
    prompt,
    text: text.trim(),
  }));
  const caseReferences = listOf(reflection.caseReferences.toUpperCase());
  return answers.length === 0 && caseReferences.length === 0 ? null : { answers, caseReferences };
}

function caseOf({ reference, on, intervention, outcome, ...others }: CaseDraft): CaseRequest {
  return {
    ...others,
    reference: reference.trim().toUpperCase(),
    on: on ?? '',
    intervention: intervention === 'yes',
    outcome: outcome.trim(),
  };
}

type CaseRequest = NonNullable<EvidenceRequest['caseLog']>[number];

function scoredRows(rows: readonly StructureDraft[]): readonly StructureDraft[] {
  return rows.filter(({ score }) => score !== null);
}

function scoresOf({ structures, dataSet, modality }: UploadDraft): EvidenceRequest['structures'] {
  return scoredRows(structures).map(({ structure, score, passMark, attempt }) => ({
    structure,
    score: score ?? 0,
    passMark: passMark ?? 0,
    attempt: attempt ?? 1,
    dataSet: textOf(dataSet),
    modality: modality === '' ? null : modality,
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
