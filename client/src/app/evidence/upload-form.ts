import { FormArray, FormControl, FormGroup, Validators } from '@angular/forms';
import type { AbstractControl, ValidationErrors } from '@angular/forms';
import type { EvidenceType, Modality } from '@oart/competency';
import { EMPTY_DRAFT } from './upload-draft';
import type { CaseDraft, ParticipantDraft, StructureDraft, UploadDraft } from './upload-draft';
import type { RecordField } from './record-kinds';

const text = (value: string) => new FormControl(value, { nonNullable: true });
const number = (value: number | null) => new FormControl<number | null>(value);
const day = (value: string | null) => new FormControl<string | null>(value);

function structureGroup(row: StructureDraft) {
  return new FormGroup({
    structure: text(row.structure),
    title: text(row.title),
    score: number(row.score),
    passMark: new FormControl<number | null>(row.passMark, besideScore),
    attempt: new FormControl<number | null>(row.attempt, besideScore),
  });
}

/** Asked for where there is a score: nobody else says what it had to reach, and in which attempt. */
function besideScore({ value, parent }: AbstractControl): ValidationErrors | null {
  const score: unknown = parent?.get('score')?.value;
  return value === null && typeof score === 'number' ? { required: true } : null;
}

export type StructureGroup = ReturnType<typeof structureGroup>;

/** A record of structures tells about one of them at least. */
function atLeastOneScore({ value }: AbstractControl): ValidationErrors | null {
  const rows = value as readonly Partial<StructureDraft>[];
  const isEmpty = rows.length > 0 && rows.every(({ score }) => score == null);
  return isEmpty ? { required: true } : null;
}

const filled = (value: string) =>
  new FormControl(value, { nonNullable: true, validators: Validators.required });

function caseGroup(row: CaseDraft) {
  return new FormGroup({
    reference: filled(row.reference),
    on: new FormControl<string | null>(row.on, Validators.required),
    treatmentSite: filled(row.treatmentSite),
    supervisorId: filled(row.supervisorId),
    intervention: new FormControl<CaseDraft['intervention']>(row.intervention, {
      nonNullable: true,
      validators: Validators.required,
    }),
    outcome: filled(row.outcome),
  });
}

function answerGroup({ prompt, text: written }: { prompt: string; text: string }) {
  return new FormGroup({ prompt: text(prompt), text: text(written) });
}

function participantGroup({ personId, nameAsPrinted }: ParticipantDraft) {
  return new FormGroup({ personId: filled(personId), nameAsPrinted: filled(nameAsPrinted) });
}

export type ParticipantGroup = ReturnType<typeof participantGroup>;

/** The form of the upload page. Its control names are the paths of the request's fields. */
export function uploadForm(draft: UploadDraft = EMPTY_DRAFT) {
  const required = { nonNullable: true, validators: Validators.required } as const;
  return new FormGroup({
    type: new FormControl<EvidenceType | ''>(draft.type, required),
    skill: filled(draft.skill),
    treatmentSites: new FormControl<readonly string[]>(draft.treatmentSites, required),
    structures: new FormArray(draft.structures.map(structureGroup), atLeastOneScore),
    dataSet: text(draft.dataSet),
    modality: new FormControl<Modality | ''>(draft.modality, { nonNullable: true }),
    score: number(draft.score),
    passMark: number(draft.passMark),
    cases: number(draft.cases),
    casesWithoutIntervention: number(draft.casesWithoutIntervention),
    caseLog: new FormArray(draft.caseLog.map(caseGroup)),
    reflection: new FormGroup({
      answers: new FormArray(draft.reflection.answers.map(answerGroup)),
      caseReferences: text(draft.reflection.caseReferences),
    }),
    percentAgreement: number(draft.percentAgreement),
    likert: text(draft.likert),
    softwareVersions: filled(draft.softwareVersions),
    countersignerId: text(draft.countersignerId),
    experience: new FormGroup({
      activity: filled(draft.experience.activity),
      from: new FormControl<string | null>(draft.experience.from, Validators.required),
      until: day(draft.experience.until),
      wte: new FormControl<number | null>(draft.experience.wte, Validators.required),
    }),
    nameAsPrinted: filled(draft.nameAsPrinted),
    issuer: filled(draft.issuer),
    occurredOn: new FormControl<string | null>(draft.occurredOn, Validators.required),
    issuedOn: day(draft.issuedOn),
    requestedOn: day(draft.requestedOn),
    participants: new FormArray(draft.participants.map(participantGroup)),
    validUntil: day(draft.validUntil),
  });
}

export type UploadForm = ReturnType<typeof uploadForm>;

/** What is asked for beyond the chosen kind itself. */
export interface Asked {
  readonly fields: readonly RecordField[];
  /** Whether it may be a sheet of several people, and whether it is one. */
  readonly mayBeGroup: boolean;
  readonly isGroup: boolean;
}

/**
 * Asks for what the chosen kind of record needs and for nothing else: what is not on the screen cannot hold
 * the form back, and comes back as it was with its kind.
 */
export function askFieldsOf(
  { controls }: UploadForm,
  { fields, mayBeGroup, isGroup }: Asked,
): void {
  const asksOne = (...wanted: readonly RecordField[]) =>
    wanted.some((field) => fields.includes(field));
  const asked: readonly (readonly [boolean, readonly AbstractControl[]])[] = [
    [asksOne('skill'), [controls.skill]],
    [asksOne('treatment-sites'), [controls.treatmentSites]],
    [asksOne('structures'), [controls.structures, controls.dataSet, controls.modality]],
    [asksOne('score'), [controls.score, controls.passMark]],
    [asksOne('cases', 'checked-plans'), [controls.cases]],
    [asksOne('case-log'), [controls.caseLog]],
    [asksOne('reflection'), [controls.reflection]],
    [asksOne('without-intervention'), [controls.casesWithoutIntervention]],
    [asksOne('agreement'), [controls.percentAgreement]],
    [asksOne('ratings'), [controls.likert]],
    [asksOne('software'), [controls.softwareVersions]],
    [asksOne('countersigner', 'oncologist'), [controls.countersignerId]],
    [asksOne('experience'), [controls.experience]],
    [asksOne('requested-on'), [controls.requestedOn]],
    [mayBeGroup, [controls.participants]],
    [!isGroup, [controls.nameAsPrinted]],
  ];
  setRequired(controls.cases, asksOne('checked-plans'));
  setRequired(controls.countersignerId, asksOne('oncologist'));
  for (const [isAsked, hidden] of asked) {
    for (const control of hidden) {
      if (isAsked) control.enable({ emitEvent: false });
      else control.disable({ emitEvent: false });
    }
  }
}

function setRequired(control: FormControl, isRequired: boolean): void {
  control.setValidators(isRequired ? Validators.required : null);
}

/** Puts a draft into the form, as if nothing had been typed yet. */
export function fillForm(form: UploadForm, draft: UploadDraft): void {
  const { structures, caseLog, participants, reflection } = form.controls;
  refill(structures, draft.structures.map(structureGroup));
  refill(caseLog, draft.caseLog.map(caseGroup));
  refill(participants, draft.participants.map(participantGroup));
  refill(reflection.controls.answers, draft.reflection.answers.map(answerGroup));
  form.reset({
    ...draft,
    structures: [...draft.structures],
    caseLog: [...draft.caseLog],
    participants: [...draft.participants],
    reflection: { ...draft.reflection, answers: [...draft.reflection.answers] },
  });
}

function refill<Row extends AbstractControl>(rows: FormArray<Row>, wanted: readonly Row[]): void {
  rows.clear({ emitEvent: false });
  for (const row of wanted) rows.push(row, { emitEvent: false });
}

/** One more line in the case log, with what seldom changes from one case to the next. */
export function addCase({ controls: { caseLog } }: UploadForm): void {
  const last = caseLog.controls.at(-1)?.getRawValue();
  caseLog.push(
    caseGroup({
      reference: '',
      on: last?.on ?? null,
      treatmentSite: last?.treatmentSite ?? '',
      supervisorId: last?.supervisorId ?? '',
      intervention: '',
      outcome: '',
    }),
  );
}

/** One more name on the sheet. */
export function addParticipant({ controls: { participants } }: UploadForm): void {
  participants.push(participantGroup({ personId: '', nameAsPrinted: '' }));
}

/** Puts the prompts of a reflection before its writer. What is written stays, also to a prompt that is no more asked. */
export function showPrompts(form: UploadForm, prompts: readonly string[]): void {
  const { answers } = form.controls.reflection.controls;
  const shown = answers.getRawValue();
  const written = shown.filter(({ text: words }) => words.trim() !== '');
  const rows = [
    ...prompts.map(
      (prompt) => written.find((row) => row.prompt === prompt) ?? { prompt, text: '' },
    ),
    ...written.filter(({ prompt }) => !prompts.includes(prompt)),
  ];
  if (rows.map(({ prompt }) => prompt).join('\n') === shown.map(({ prompt }) => prompt).join('\n'))
    return;
  answers.clear({ emitEvent: false });
  for (const row of rows) answers.push(answerGroup(row), { emitEvent: false });
}

/** Puts these rows into the table of structures and answers what stands there now. */
export function showStructures(
  form: UploadForm,
  rows: readonly StructureDraft[],
): readonly StructureGroup[] {
  const { structures } = form.controls;
  const shown = structures.controls.map((group) => group.controls.structure.value).join();
  if (shown !== rows.map((row) => row.structure).join()) {
    const { disabled } = structures;
    structures.clear({ emitEvent: false });
    for (const row of rows) structures.push(structureGroup(row), { emitEvent: false });
    // What is put into it would have it asked for again.
    if (disabled) structures.disable({ emitEvent: false });
  }
  return [...structures.controls];
}
