import { Component, computed, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { startWith } from 'rxjs';
import { uuidv7 } from 'uuidv7';
import { MODALITIES } from '@oart/competency';
import type { EvidenceType, FieldProposal } from '@oart/competency';
import { EVIDENCE_TYPE_TITLES, GROUP_RECORD_TYPES, inWords, writtenRecord } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { ChoiceField } from '../forms/choice-field';
import { DayField } from '../forms/day-field';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { frameworkInForce } from '../framework/framework-api';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { organisation } from '../my-standing/standing-api';
import { people } from '../person/person-api';
import { FailureNotice } from '../problems/failure-notice';
import { RequestFailure } from '../problems/request-failure';
import { SessionStore } from '../session/session-store';
import { ChosenUnit } from '../units/chosen-unit';
import { UnitChoice } from '../units/unit-choice';
import { CaseLogFields } from './case-log-fields';
import { CertificateReading } from './certificate-reading';
import { ContouringLogPreview } from './contouring-log-preview';
import { EvidenceUpload } from './evidence-upload';
import { FileDrop } from './file-drop';
import type { ChosenFile } from './file-drop';
import { digestOf } from './file-digest';
import { GroupFields } from './group-fields';
import { dropDraft, keepDraft, keptDraft } from './kept-draft';
import {
  RECORD_KINDS,
  RECORD_NOTES,
  activitiesOf,
  isWrittenHere,
  recordKindOf,
  skillsFor,
} from './record-kinds';
import { ReflectionFields } from './reflection-fields';
import { StructureScores } from './structure-scores';
import { takeOver } from './take-over';
import { TreatmentSites } from './treatment-sites';
import { belowPassMark, entriesOf, pointerInForm, structureRows } from './upload-draft';
import type { UploadDraft } from './upload-draft';
import { askFieldsOf, clearForm, showStructures, uploadForm } from './upload-form';
import type { StructureGroup } from './upload-form';
import { UploadProgress } from './upload-progress';

/** A record of training: the file and what it says. Another person then verifies it. */
@Component({
  selector: 'oart-upload-page',
  imports: [
    CaseLogFields,
    CertificateReading,
    ChoiceField,
    ContouringLogPreview,
    DayField,
    ErrorSummary,
    FailureNotice,
    FileDrop,
    GroupFields,
    MatButton,
    PageHeading,
    ReactiveFormsModule,
    ReflectionFields,
    RouterLink,
    Skeleton,
    StructureScores,
    TextField,
    TreatmentSites,
    UnitChoice,
    UploadProgress,
  ],
  providers: [EvidenceUpload],
  templateUrl: './upload-page.html',
  styleUrl: './upload-page.scss',
})
export class UploadPage {
  private readonly session = inject(SessionStore);
  protected readonly upload = inject(EvidenceUpload);
  protected readonly today = inject(SiteClock).today();
  protected readonly framework = frameworkInForce();
  private readonly chosenUnit = inject(ChosenUnit);
  private readonly organisation = organisation();
  private readonly people = people();

  private readonly accountId = this.session.accountId() ?? '';
  private readonly kept = keptDraft(this.accountId);
  protected readonly form = uploadForm(this.kept ?? undefined);
  private readonly draft = toSignal(this.form.valueChanges.pipe(startWith(null)));

  protected readonly kinds = RECORD_KINDS.map(({ type }) => ({
    id: type,
    title: EVIDENCE_TYPE_TITLES[type],
  }));
  protected readonly isRestored = signal(this.kept !== null);
  protected readonly file = signal<ChosenFile | null>(null);
  protected readonly fileError = signal<string | null>(null);
  /** How often the form was begun afresh: each time with a place for a file that holds none. */
  protected readonly drops = signal(0);

  protected readonly sent = signal<ChosenFile | null>(null);

  protected readonly document = computed(() =>
    this.framework.hasValue() ? this.framework.value().document : null,
  );
  private readonly type = computed(() => {
    this.draft();
    return this.form.controls.type.value;
  });
  protected readonly fields = computed(() => {
    const type = this.type();
    return type === '' ? [] : recordKindOf(type).fields;
  });
  /** Whether what is written here may be the document. */
  protected readonly isWritable = computed(() => {
    const type = this.type();
    return type !== '' && isWrittenHere(type);
  });
  protected readonly hasDocument = computed(() => this.file() !== null || this.isWritable());
  /** What a record of this kind is good for, where that is not plain. */
  protected readonly note = computed(() => {
    const type = this.type();
    return type === '' ? '' : (RECORD_NOTES[type] ?? '');
  });
  protected readonly mayBeGroup = computed(() => {
    const type = this.type();
    const isOfSeveral = type !== '' && GROUP_RECORD_TYPES.includes(type);
    return isOfSeveral && this.session.hasAny(['verifier', 'assessor']);
  });
  protected readonly isGroup = computed(() => {
    this.draft();
    return this.mayBeGroup() && this.form.controls.participants.length > 0;
  });
  /** The table of a contouring log, where one was chosen. */
  protected readonly table = computed(() => {
    const file = this.file()?.file ?? null;
    return file?.type === 'text/csv' ? file : null;
  });
  /** The chosen file, where it has a text that can be read. */
  protected readonly readable = computed(() => {
    const chosen = this.file();
    return chosen?.file.type === 'application/pdf' ? chosen : null;
  });
  protected readonly takeOver = (proposal: FieldProposal) =>
    takeOver(this.form, this.structures(), proposal);
  protected readonly modalities = MODALITIES.map((id) => ({ id, title: id.toUpperCase() }));
  protected readonly skills = computed(() => {
    const framework = this.document();
    const type = this.type();
    return framework === null || type === '' ? [] : skillsFor(framework, type);
  });
  protected readonly sites = computed(() => this.document()?.treatmentSites ?? []);
  protected readonly activities = computed(() => {
    const framework = this.document();
    return framework === null ? [] : activitiesOf(framework);
  });
  protected readonly structures = signal<readonly StructureGroup[]>([]);
  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  /** Whose platform a record of equipment training is for. */
  protected readonly unit = computed(() => this.chosenUnit.of(this.units()));
  private readonly colleagues = computed(() =>
    (this.people.hasValue() ? this.people.value().items : []).filter(
      ({ id }) => id !== this.session.personId(),
    ),
  );
  protected readonly everybody = computed(() =>
    (this.people.hasValue() ? this.people.value().items : []).map(({ id, displayName }) => ({
      id,
      title: displayName,
    })),
  );
  protected readonly supervisors = computed(() =>
    this.colleagues().map(({ id, displayName }) => ({ id, title: displayName })),
  );
  protected readonly oncologists = computed(() =>
    this.colleagues()
      .filter(({ profession, inPost }) => profession === 'clinical-oncologist' && inPost)
      .map(({ id, displayName }) => ({ id, title: displayName })),
  );
  protected readonly belowMark = computed(() => {
    this.draft();
    return inWords(belowPassMark(this.value()));
  });
  protected readonly failure = computed(() => {
    const state = this.upload.state();
    return state.kind === 'refused' ? this.inForm(state.failure) : null;
  });
  private readonly isPreparing = signal(false);
  /** An interrupted upload is still under way: sending it anew would be a second one. */
  protected readonly isBusy = computed(
    () =>
      this.isPreparing() ||
      ['announcing', 'sending', 'interrupted'].includes(this.upload.state().kind),
  );

  constructor() {
    const name = this.session.view()?.person?.displayName;
    if (this.kept === null && name !== undefined) this.form.patchValue({ nameAsPrinted: name });
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      keepDraft(this.accountId, this.value());
    });
    effect(() => {
      askFieldsOf(this.form, {
        type: this.type(),
        mayBeGroup: this.mayBeGroup(),
        isGroup: this.isGroup(),
      });
      const [only, ...others] = this.skills();
      const { skill } = this.form.controls;
      if (only !== undefined && others.length === 0 && skill.value === '') skill.setValue(only.id);
    });
    effect(() => {
      this.draft();
      const framework = this.document();
      if (framework === null) return;
      this.structures.set(showStructures(this.form, structureRows(framework, this.value())));
    });
    effect(() => {
      if (this.upload.state().kind === 'stored') dropDraft(this.accountId);
    });
  }

  protected chosen(file: ChosenFile | null): void {
    this.file.set(file);
    this.fileError.set(null);
    this.upload.reset();
    const { type } = this.form.controls;
    if (this.table() !== null && type.value === '') type.setValue('proknow-log');
  }

  protected async send(): Promise<void> {
    if (this.isBusy()) return;
    this.fileError.set(this.hasDocument() ? null : 'Choose the file of the record.');
    if (!mayBeSent(this.form) || !this.hasDocument()) {
      this.toFirstError();
      return;
    }
    this.isPreparing.set(true);
    try {
      const entries = entriesOf(this.value(), this.unit()?.platform ?? null);
      const sent = this.file() ?? (await this.written(entries));
      this.sent.set(sent);
      const { file, digest } = sent;
      const request = {
        id: uuidv7(),
        ...entries,
        file: { name: file.name, mediaType: file.type, size: file.size, sha256: digest.hex },
      };
      await this.upload.send({ request, file, digest });
    } finally {
      this.isPreparing.set(false);
    }
  }

  /** What was written here, as the file that is sent for it. */
  private async written(entries: ReturnType<typeof entriesOf>): Promise<ChosenFile> {
    const names = new Map(this.supervisors().map(({ id, title }) => [id, title]));
    const text = writtenRecord(entries, (id) => names.get(id) ?? '');
    const file = new File([text], `${entries.type}.md`, { type: 'text/markdown' });
    return { file, digest: await digestOf(file) };
  }

  protected startAfresh(): void {
    const name = this.form.controls.nameAsPrinted.value;
    clearForm(this.form, name);
    this.isRestored.set(false);
    this.drops.update((drops) => drops + 1);
    this.file.set(null);
    this.fileError.set(null);
    this.upload.reset();
    dropDraft(this.accountId);
  }

  protected titleOf(type: EvidenceType | ''): string {
    return type === '' ? 'The record' : EVIDENCE_TYPE_TITLES[type];
  }

  private value(): UploadDraft {
    return this.form.getRawValue();
  }

  private inForm({ problem, retryAfterSeconds }: RequestFailure): RequestFailure {
    const errors = problem.errors?.map(({ pointer, message }) => ({
      pointer: pointerInForm(pointer, this.value()),
      message,
    }));
    return new RequestFailure({ ...problem, ...(errors && { errors }) }, retryAfterSeconds);
  }

  private toFirstError(): void {
    const first = !this.hasDocument()
      ? '#file'
      : 'form .refused:not(p) :is(input, select, textarea)';
    setTimeout(() => document.querySelector<HTMLElement>(first)?.focus());
  }
}
