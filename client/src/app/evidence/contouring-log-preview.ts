import { Component, inject, input, signal } from '@angular/core';
import { toObservable, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { firstValueFrom, switchMap } from 'rxjs';
import type { ContouringLogView } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { RequestFailure } from '../problems/request-failure';
import { ContouringAttempts } from './contouring-attempts';
import { EvidenceApi } from './evidence-api';

/** What the table of a contouring log says, or what is wrong with it, before it is sent. */
@Component({
  selector: 'oart-contouring-log-preview',
  imports: [ContouringAttempts, ErrorSummary],
  template: `
    <oart-error-summary [failure]="failure()" />
    @if (log(); as log) {
      <p role="status">
        <strong>{{ log.attempts.length }} attempts read</strong>, all of them kept; the first that
        passed counts for its structure.
      </p>
      <oart-contouring-attempts [attempts]="log.attempts" />
    }
  `,
})
export class ContouringLogPreview {
  readonly file = input.required<File>();

  private readonly api = inject(EvidenceApi);
  protected readonly log = signal<ContouringLogView | null>(null);
  protected readonly failure = signal<RequestFailure | null>(null);

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
    try {
      this.log.set(await firstValueFrom(this.api.readLog(await file.text())));
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failure.set(atTheFile(error));
    }
  }
}

/** The lines of a table are no fields of the form: what is wrong leads to the file. */
function atTheFile({ problem, retryAfterSeconds }: RequestFailure): RequestFailure {
  const errors = (problem.errors ?? []).map(({ message }) => ({ pointer: '/file', message }));
  return new RequestFailure({ ...problem, errors }, retryAfterSeconds);
}
