import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, effect, inject, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { EvidenceType } from '@oart/competency';
import { EVIDENCE_TYPE_TITLES, writtenRecord } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { Confirm } from '../layout/confirm-dialog';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { CertificateReading } from './certificate-reading';
import { ColleagueChoices } from './colleague-choices';
import { ContouringLogPreview } from './contouring-log-preview';
import { FileDrop } from './file-drop';
import type { ChosenFile } from './file-drop';
import { digestOf } from './file-digest';
import { RecordFields } from './record-fields';
import { RecordForm } from './record-form';
import { pointerInForm, takenOver } from './upload-draft';
import { UploadList } from './upload-list';
import { UploadQueue } from './upload-queue';
import type { QueuedRecord } from './upload-queue';

/** Records of training: each file and what it says. Another person then verifies it. */
@Component({
  selector: 'oart-upload-page',
  imports: [
    CertificateReading,
    ContouringLogPreview,
    ErrorSummary,
    FailureNotice,
    FileDrop,
    MatButton,
    PageHeading,
    ReactiveFormsModule,
    RecordFields,
    RouterLink,
    Skeleton,
    UploadList,
  ],
  host: { '(window:beforeunload)': 'leaving($event)' },
  providers: [ColleagueChoices, RecordForm, UploadQueue],
  templateUrl: './upload-page.html',
  styleUrl: './upload-page.scss',
})
export class UploadPage {
  private readonly announcer = inject(LiveAnnouncer);
  private readonly colleagues = inject(ColleagueChoices);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(SessionStore);
  protected readonly record = inject(RecordForm);
  protected readonly queue = inject(UploadQueue);

  protected readonly fileError = signal<string | null>(null);
  /** The file whose fields are on the page; what is written here is no file to choose. */
  protected readonly file = computed(() => {
    const current = this.queue.current();
    return current === null || current.isWritten ? null : current.file;
  });

  protected readonly hasDocument = computed(() => this.file() !== null || this.record.isWritable());
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
  protected readonly failure = computed(() => {
    const state = this.queue.current()?.upload.state();
    return state?.kind === 'refused'
      ? state.failure.pointingTo((pointer) => pointerInForm(pointer, this.record.value()))
      : null;
  });
  private readonly isPreparing = signal(false);
  /** What is on its way, or was interrupted there, is not sent a second time. */
  protected readonly isBusy = computed(
    () => this.isPreparing() || this.queue.current()?.isOpen() === false,
  );
  /** Whether there is anything left to fill in. */
  protected readonly isFormShown = computed(() => {
    const current = this.queue.current();
    return current === null ? this.queue.records().length === 0 : current.kind() !== 'stored';
  });
  protected readonly storedSentence = computed(() => {
    const [first, ...others] = this.queue.records();
    if (first === undefined) return '';
    return others.length === 0
      ? `${this.titleOf(this.record.type())} is stored and waits for a verifier`
      : `${String(others.length + 1)} records are stored and wait for a verifier`;
  });

  constructor() {
    effect(() => {
      if (this.queue.areAllStored()) this.record.forget();
    });
  }

  protected chosen(file: ChosenFile): void {
    this.fileError.set(null);
    const before = this.queue.current();
    if (!this.queue.add(file)) {
      this.fileError.set(`${file.file.name} is in the list already.`);
      return;
    }
    if (before !== this.queue.current() && before !== null) this.showCurrent(before);
    const { type } = this.record.controls.controls;
    if (this.table() !== null && type.value === '') type.setValue('proknow-log');
  }

  /** The fields of another record, with what stands in the form kept for the one before. */
  protected describe(record: QueuedRecord): void {
    const before = this.queue.current();
    this.queue.describe(record);
    this.showCurrent(before);
  }

  protected remove(record: QueuedRecord): void {
    const before = this.queue.current();
    this.queue.remove(record);
    if (before === record && this.queue.current() !== null) this.showCurrent(null);
    setTimeout(() => document.getElementById('file')?.focus());
  }

  protected async send(): Promise<void> {
    if (this.isBusy()) return;
    this.fileError.set(this.hasDocument() ? null : 'Choose the file of the record.');
    if (!mayBeSent(this.record.controls, this.hasDocument())) return;
    this.isPreparing.set(true);
    const entries = this.record.entries();
    const record = await this.recordOf(entries).finally(() => {
      this.isPreparing.set(false);
    });
    if (record === null) return;
    const isSent = this.queue.send(record, entries);
    const next = this.queue.next();
    if (next !== null) {
      this.describe(next);
      await this.announcer.announce(`On its way. Now the fields of ${next.file.file.name}.`);
    }
    await isSent;
  }

  /** The record on the page; of what is written here, with the text as it stands now. */
  private async recordOf(entries: ReturnType<RecordForm['entries']>): Promise<QueuedRecord | null> {
    const current = this.queue.current();
    if (current !== null && !current.isWritten) return current;
    const file = await this.written(entries);
    if (current !== null) current.file = file;
    else this.queue.add(file, true);
    return this.queue.current();
  }

  private showCurrent(before: QueuedRecord | null): void {
    const filled = this.record.value();
    if (before !== null) before.draft = filled;
    this.record.fill(this.queue.current()?.draft ?? takenOver(filled));
    setTimeout(() => document.getElementById('type')?.focus());
  }

  /** What was written here, as the file that is sent for it. */
  private async written(entries: ReturnType<RecordForm['entries']>): Promise<ChosenFile> {
    const names = new Map(this.colleagues.supervisors().map(({ id, title }) => [id, title]));
    const text = writtenRecord(entries, (id) => names.get(id) ?? '');
    const file = new File([text], `${entries.type}.md`, { type: 'text/markdown' });
    return { file, digest: await digestOf(file) };
  }

  protected startAfresh(): void {
    this.record.startAfresh();
    this.fileError.set(null);
    this.queue.clear();
  }

  /** The browser asks before it lets go of a file that is not stored. */
  protected leaving(event: BeforeUnloadEvent): void {
    if (this.queue.isUnfinished()) event.preventDefault();
  }

  /** Asked before another page of the product is opened: what is not stored goes with this one. */
  async mayBeLeft(): Promise<boolean> {
    const unfinished = this.queue.records().filter((each) => each.kind() !== 'stored').length;
    // Who was signed out cannot stay; what was filled in is kept, and so is the id of what was sent.
    if (unfinished === 0 || this.session.accountId() === undefined) return true;
    const kept = this.record.isTooPrivateToKeep()
      ? 'what you filled in is not kept, because something in it reads as a patient identifier'
      : 'what you filled in last is kept for 14 days';
    return this.confirm.ask({
      title:
        unfinished === 1 ? 'Leave a file that is not stored?' : 'Leave files that are not stored?',
      consequence:
        unfinished === 1
          ? `One file of this page is not stored yet and would have to be chosen again; ${kept}.`
          : `${String(unfinished)} files of this page are not stored yet and would have to be chosen again; ${kept}.`,
      action: 'Leave the page',
    });
  }

  protected titleOf(type: EvidenceType | ''): string {
    return type === '' ? 'The record' : EVIDENCE_TYPE_TITLES[type];
  }
}
