import { HttpClient } from '@angular/common/http';
import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { dayInWords } from '@oart/contract';
import type { PassportReadingView, PassportTextRequest } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { InstantDay } from '../dates/instant-day';
import { RecordedNotice } from '../layout/recorded-notice';
import { Attempt } from '../problems/attempt';
import { Met } from '../status/met';
import { PassportSaid } from './passport-said';

/** A passport of another employer: read first, with all that would be recorded, then recorded or left. */
@Component({
  selector: 'oart-passport-import',
  imports: [ErrorSummary, InstantDay, MatButton, Met, PassportSaid],
  template: `
    <oart-error-summary [failure]="attempt.failure()" />
    <div class="field">
      <label for="passport-file">The file of the passport, as it was issued</label>
      <input
        #file
        id="passport-file"
        type="file"
        accept=".json,application/json"
        (change)="take(file.files)"
      />
    </div>
    @if (reading(); as reading) {
      <p>
        Issued by {{ reading.issuer }} on <oart-instant-day [at]="reading.issuedAt" />, good until
        {{ dayInWords(reading.validUntil) }}.
      </p>
      <p>
        Made out to {{ reading.nameAsPrinted }}:
        <oart-met
          [met]="reading.nameMatch !== 'differs'"
          yes="a name on file"
          no="another name than on file; the verifier establishes who it is"
        />
      </p>
      <p>
        <strong>{{ planned(reading) }}</strong> Nothing is verified by this, and nobody is entitled.
      </p>
      @for (sentence of reading.leftOut; track sentence) {
        <p>Not taken: {{ sentence }}</p>
      }
      <oart-passport-said [content]="reading" />
      <div class="tools">
        <button
          matButton="filled"
          type="button"
          disabledInteractive
          [disabled]="attempt.isSending()"
          (click)="record()"
        >
          Submit these records
        </button>
        <button matButton="text" type="button" (click)="leave()">Leave it</button>
      </div>
    }
  `,
  host: { class: 'stack' },
})
export class PassportImport {
  readonly person = input.required<string>();
  readonly recorded = output();

  private readonly http = inject(HttpClient);
  private readonly notice = inject(RecordedNotice);
  protected readonly dayInWords = dayInWords;
  protected readonly attempt = new Attempt();
  protected readonly reading = signal<PassportReadingView | null>(null);
  private passport = '';

  protected async take(files: FileList | null): Promise<void> {
    const file = files?.item(0);
    this.leave();
    if (file == null) return;
    const passport = await file.text();
    await this.attempt.try(async () => {
      const reading = this.http.post<PassportReadingView>(this.at('readings'), { passport });
      this.reading.set(await firstValueFrom(reading));
      this.passport = passport;
    });
  }

  protected async record(): Promise<void> {
    const request: PassportTextRequest = { passport: this.passport };
    const count = this.reading()?.records.length ?? 0;
    await this.attempt.try(async () => {
      await firstValueFrom(this.http.post(this.at('imports'), request));
      this.leave();
      this.notice.show(`${recordsOf(count)} submitted: another person verifies them.`);
      this.recorded.emit();
    });
  }

  protected leave(): void {
    this.reading.set(null);
    this.attempt.forget();
  }

  protected planned({ records, onFile }: PassportReadingView): string {
    const others = onFile === 0 ? '' : ` ${recordsOf(onFile)} of it on file already.`;
    return `${recordsOf(records.length)} will be submitted and wait for a verifier.${others}`;
  }

  private at(what: 'readings' | 'imports'): string {
    return `/api/people/${this.person()}/passport-${what}`;
  }
}

const recordsOf = (count: number): string =>
  count === 1 ? '1 external record' : `${String(count)} external records`;
