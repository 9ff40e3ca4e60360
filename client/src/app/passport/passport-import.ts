import { HttpClient } from '@angular/common/http';
import {
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { dayInWords } from '@oart/contract';
import type { PassportReadingView, PassportTextRequest } from '@oart/contract';
import { InstantDay } from '../dates/instant-day';
import { unreadable } from '../evidence/file-check';
import { ErrorSummary } from '../forms/error-summary';
import { RecordedNotice } from '../layout/recorded-notice';
import { TakesFocus } from '../layout/takes-focus';
import { Attempt } from '../problems/attempt';
import { RequestFailure } from '../problems/request-failure';
import { Met } from '../status/met';
import { PassportSaid } from './passport-said';

/** A passport of another employer: read first, with all that would be recorded, then recorded or left. */
@Component({
  selector: 'oart-passport-import',
  imports: [ErrorSummary, InstantDay, MatButton, Met, PassportSaid, TakesFocus],
  template: `
    <oart-error-summary [failure]="failure()" />
    <div class="field">
      <label for="passport-file">The file of the passport, as it was issued</label>
      <input
        #file
        id="passport-file"
        type="file"
        accept=".json,application/json"
        [disabled]="attempt.isSending()"
        (change)="take(file)"
      />
    </div>
    @if (reading(); as reading) {
      <h3 oartTakesFocus>What {{ fileName() }} says</h3>
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
        <button
          matButton="text"
          type="button"
          disabledInteractive
          [disabled]="attempt.isSending()"
          (click)="leave()"
        >
          Leave it
        </button>
      </div>
    }
  `,
  styles: 'h3 { overflow-wrap: anywhere }',
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
  /** Whatever is wrong with the passport is wrong with its file. */
  protected readonly failure = computed(
    () => this.attempt.failure()?.pointingTo(() => '/passport-file') ?? null,
  );
  private readonly file = viewChild.required<ElementRef<HTMLInputElement>>('file');
  private readonly injector = inject(Injector);
  protected readonly fileName = signal('');
  private passport = '';

  protected async take(field: HTMLInputElement): Promise<void> {
    const file = field.files?.item(0);
    if (file == null) return;
    // The same file can be chosen again after a refusal.
    field.value = '';
    this.reading.set(null);
    await this.attempt.try(async () => {
      const passport = await textOf(file);
      const reading = this.http.post<PassportReadingView>(this.at('readings'), { passport });
      this.reading.set(await firstValueFrom(reading));
      this.passport = passport;
      this.fileName.set(file.name);
    });
  }

  protected async record(): Promise<void> {
    const request: PassportTextRequest = { passport: this.passport };
    const count = this.reading()?.records.length ?? 0;
    const isDone = await this.attempt.try(async () => {
      await firstValueFrom(this.http.post(this.at('imports'), request));
      this.notice.show(`${recordsOf(count)} submitted: another person verifies them.`);
      this.recorded.emit();
    });
    if (isDone) this.leave();
  }

  protected leave(): void {
    if (this.attempt.isSending()) return;
    this.reading.set(null);
    this.attempt.forget();
    const toFile = () => {
      this.file().nativeElement.focus();
    };
    afterNextRender(toFile, { injector: this.injector });
  }

  protected planned({ records, onFile }: PassportReadingView): string {
    const others = onFile === 0 ? '' : ` ${recordsOf(onFile)} of it on file already.`;
    return `${recordsOf(records.length)} will be submitted and wait for a verifier.${others}`;
  }

  private at(what: 'readings' | 'imports'): string {
    return `/api/people/${this.person()}/passport-${what}`;
  }
}

/** @throws a failure that says so where the file was moved or changed since it was chosen */
async function textOf(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    throw new RequestFailure({
      type: 'about:blank',
      title: 'The file could not be read',
      status: 400,
      detail: unreadable(file),
      instance: '',
    });
  }
}

const recordsOf = (count: number): string =>
  count === 1 ? '1 external record' : `${String(count)} external records`;
