import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { sizeInWords } from './file-check';
import { UploadProgress } from './upload-progress';
import type { QueuedRecord } from './upload-queue';

/** The files of this upload, each with how far it has come and what can be done about it. */
@Component({
  selector: 'oart-upload-list',
  imports: [MatButton, UploadProgress],
  template: `
    <ol aria-label="Files of this upload">
      @for (line of lines(); track line.record; let index = $index) {
        <li [attr.aria-current]="line.isCurrent ? 'true' : null">
          <p class="small">
            <strong>{{ line.record.file.file.name }}</strong>, {{ line.size }}, SHA-256
            <code [title]="line.sha256">{{ line.digest }}</code><span
              [class.refused]="line.isRefused"
              >. {{ line.words }}</span
            >
          </p>
          <oart-upload-progress
            [fieldId]="'upload-progress-' + index"
            [state]="line.record.upload.state()"
            (again)="again.emit(line.record)"
          />
          @if (line.isOpen) {
            <div class="tools">
              @if (!line.isCurrent) {
                <button matButton="outlined" type="button" (click)="described.emit(line.record)">
                  {{ line.isRefused ? 'Put it right' : 'Fill in its fields' }}
                  <span class="visually-hidden">: {{ line.record.file.file.name }}</span>
                </button>
              }
              <button matButton="text" type="button" (click)="removed.emit(line.record)">
                Take it out
                <span class="visually-hidden">: {{ line.record.file.file.name }}</span>
              </button>
            </div>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: var(--space-1);
      padding: var(--space-2) var(--space-3);
      border-inline-start: 3px solid var(--mat-sys-outline-variant);
    }
    li[aria-current] {
      border-inline-start-color: var(--mat-sys-primary);
    }
    p {
      overflow-wrap: anywhere;
    }
    .refused {
      color: var(--mat-sys-error);
    }
    .tools {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
})
export class UploadList {
  readonly records = input.required<readonly QueuedRecord[]>();
  readonly current = input.required<QueuedRecord | null>();
  /** Its fields are to be filled in. */
  readonly described = output<QueuedRecord>();
  readonly removed = output<QueuedRecord>();
  /** It is to be sent again. */
  readonly again = output<QueuedRecord>();

  protected readonly lines = computed(() =>
    this.records().map((record) => {
      const { file, digest } = record.file;
      const isCurrent = record === this.current();
      return {
        record,
        isCurrent,
        isOpen: record.isOpen(),
        isRefused: record.kind() === 'refused',
        size: sizeInWords(file.size),
        sha256: digest.hex,
        digest: `${digest.hex.slice(0, 8)}…${digest.hex.slice(-4)}`,
        words: wordsOf(record, isCurrent),
      };
    }),
  );
}

function wordsOf(record: QueuedRecord, isCurrent: boolean): string {
  const state = record.upload.state();
  switch (state.kind) {
    case 'idle':
      return isCurrent ? 'Its fields are below.' : 'Its fields are still to be filled in.';
    case 'announcing':
    case 'sending':
      return 'On its way.';
    case 'interrupted':
      return 'Not stored yet.';
    case 'refused':
      return state.failure.kind === 'stored-otherwise'
        ? `${state.failure.message} Send it again to make another record of it, or take it out.`
        : `Not stored: ${state.failure.message}`;
    case 'stored':
      return 'Stored; it waits for a verifier.';
  }
}
