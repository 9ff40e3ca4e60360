import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { CalendarDay } from '@oart/competency';
import type {
  ListedRegistrationView,
  RegistrationListRecorded,
  RegistrationListRequest,
  RegistrationListView,
} from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { SiteClock } from '../dates/site-clock';
import { answerWhileUnchanged } from '../forms/answer-while-unchanged';
import { DayField } from '../forms/day-field';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { PageHeading } from '../layout/page-heading';
import { RecordedNotice } from '../layout/recorded-notice';
import { Attempt } from '../problems/attempt';
import { Met } from '../status/met';
import { STATUS_TITLES } from './staff-file-words';

const ADDRESS = '/api/registration-checks';

/** A whole register looked up at once: read line by line first, then recorded whole or not at all. */
@Component({
  selector: 'oart-registration-list-page',
  imports: [
    DayField,
    ErrorSummary,
    MatButton,
    Met,
    PageHeading,
    ReactiveFormsModule,
    RouterLink,
    TextField,
  ],
  templateUrl: './registration-list-page.html',
  styleUrl: '../entitlement/act-form.scss',
  host: { class: 'stack' },
})
export class RegistrationListPage {
  private readonly http = inject(HttpClient);
  private readonly notice = inject(RecordedNotice);
  protected readonly today = inject(SiteClock).today();

  protected readonly form = new FormGroup({
    table: new FormControl('', { nonNullable: true, validators: Validators.required }),
    checkedOn: new FormControl<CalendarDay | null>(this.today, Validators.required),
    source: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });
  protected readonly attempt = new Attempt();
  /** What was read of exactly what stands in the form. */
  protected readonly reading = signal<RegistrationListView | null>(null);
  protected readonly answer = computed(() => {
    const reading = this.reading();
    if (reading === null) return 'Check many registrations at once';
    const all = checksOf(reading.lines.length);
    return reading.faulty === 0
      ? `${all} can be recorded`
      : `Nothing can be recorded yet: ${String(reading.faulty)} of ${linesOf(reading.lines.length)} to put right`;
  });
  /** What is to be put right comes first. */
  protected readonly lines = computed(() => {
    const lines = this.reading()?.lines ?? [];
    const isFaulty = ({ faults }: ListedRegistrationView) => faults.length > 0;
    return [...lines.filter(isFaulty), ...lines.filter((line) => !isFaulty(line))].map((line) => ({
      ...line,
      said: saidIn(line),
      onFile: line.before === null ? '' : saidIn(line.before),
    }));
  });

  constructor() {
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.reading.set(null);
    });
  }

  protected async take(files: FileList | null): Promise<void> {
    const file = files?.item(0);
    if (file != null) this.form.controls.table.setValue(await file.text());
  }

  protected async read(): Promise<void> {
    await this.send(async (list) => {
      const reading = this.http.post<RegistrationListView>(`${ADDRESS}/reading`, list);
      this.reading.set(await answerWhileUnchanged(this.form, reading));
    });
  }

  protected async record(): Promise<void> {
    await this.send(async (list) => {
      const { recorded } = await firstValueFrom(
        this.http.post<RegistrationListRecorded>(ADDRESS, list),
      );
      this.form.reset({ checkedOn: this.today });
      this.notice.show(`${checksOf(recorded)} recorded.`);
      document.querySelector('h1')?.focus();
    });
  }

  private async send(use: (list: RegistrationListRequest) => Promise<void>): Promise<void> {
    const { table, checkedOn, source } = this.form.getRawValue();
    if (this.attempt.isSending() || !mayBeSent(this.form) || checkedOn === null) return;
    await this.attempt.try(() => use({ table, checkedOn, source: source.trim() }));
  }
}

function saidIn({
  status,
  validUntil,
}: Pick<ListedRegistrationView, 'status' | 'validUntil'>): string {
  const until = validUntil === null ? '' : `, ${formatDay(validUntil as CalendarDay)}`;
  return `${STATUS_TITLES[status]}${until}`;
}

const checksOf = (count: number): string => (count === 1 ? '1 check' : `${String(count)} checks`);
const linesOf = (count: number): string => (count === 1 ? '1 line' : `${String(count)} lines`);
