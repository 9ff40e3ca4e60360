import { Component, computed, inject, input, signal } from '@angular/core';
import { toObservable, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { firstValueFrom, switchMap } from 'rxjs';
import type { ContouringLogView } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { RequestFailure } from '../problems/request-failure';
import { ContouringAttempts } from './contouring-attempts';
import { EvidenceApi } from './evidence-api';
import { readingsOfLog } from './reading';
import type { Reading } from './reading';
import { ReadingList } from './reading-list';

/** A longer table would stand between the file and the fields that are still to be filled in. */
const SHOWN_AT_ONCE = 20;

/** What the table of a contouring log says, or what is wrong with it, before it is sent. */
@Component({
  selector: 'oart-contouring-log-preview',
  imports: [ContouringAttempts, ErrorSummary, ReadingList],
  template: `
    <oart-error-summary [failure]="failure()" />
    @if (isNoText()) {
      <p role="alert">
        <strong>{{ file().name }} is no text in UTF-8:</strong> save it as “CSV UTF-8” and choose it
        again. It is not accepted like this, and accents would be lost.
      </p>
    }
    @if (log(); as log) {
      <p role="status">
        <strong>{{ counted() }} read</strong>, all of them kept; the first that passed counts for
        its structure.
      </p>
      <oart-reading-list [readings]="readings()" [accepts]="accepts()" />
      <details [open]="log.attempts.length <= shownAtOnce">
        <summary>The attempts</summary>
        <oart-contouring-attempts [attempts]="log.attempts" />
      </details>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    p {
      margin: 0;
    }
    summary {
      cursor: pointer;
    }
  `,
})
export class ContouringLogPreview {
  readonly file = input.required<File>();
  readonly accepts = input.required<(reading: Reading) => boolean>();

  private readonly api = inject(EvidenceApi);
  protected readonly shownAtOnce = SHOWN_AT_ONCE;
  protected readonly log = signal<ContouringLogView | null>(null);
  protected readonly readings = computed(() => {
    const log = this.log();
    return log === null ? [] : readingsOfLog(log);
  });
  protected readonly counted = computed(() => {
    const count = this.log()?.attempts.length ?? 0;
    return count === 1 ? '1 attempt' : `${String(count)} attempts`;
  });
  protected readonly failure = signal<RequestFailure | null>(null);
  protected readonly isNoText = signal(false);

  constructor() {
    toObservable(this.file)
      .pipe(
        switchMap((file) => this.read(file)),
        takeUntilDestroyed(),
      )
      .subscribe();
  }

  private async read(file: File): Promise<void> {
    this.log.set(null);
    this.failure.set(null);
    const text = textOf(await file.arrayBuffer());
    this.isNoText.set(text === null);
    if (text === null) return;
    try {
      this.log.set(await firstValueFrom(this.api.readLog(text)));
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failure.set(atTheFile(error));
    }
  }
}

/** Null where it is no UTF-8, or holds what no table does, as an archive of a spreadsheet program. */
function textOf(bytes: ArrayBuffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /[^\P{Cc}\t\n\r]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** The lines of a table are no fields of the form: what is wrong leads to the file. */
function atTheFile({ problem, retryAfterSeconds }: RequestFailure): RequestFailure {
  const errors = (problem.errors ?? []).map(({ message }) => ({ pointer: '/file', message }));
  return new RequestFailure({ ...problem, errors }, retryAfterSeconds);
}
