import { DOCUMENT } from '@angular/common';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { dayInWords, titlesOf } from '@oart/contract';
import type { PassportIssueRequest, PassportIssuedView, PassportsView } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { readAt } from '../dates/read-at';
import { ErrorSummary } from '../forms/error-summary';
import { TextField } from '../forms/text-field';
import { frameworkInForce } from '../framework/framework-api';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { RecordedNotice } from '../layout/recorded-notice';
import { Skeleton } from '../layout/skeleton';
import { TakesFocus } from '../layout/takes-focus';
import { saveFile } from '../lists/save-file';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { PAGE_PERMISSIONS } from '../session/page-permissions';
import { SessionStore } from '../session/session-store';
import { contentOf } from './passport-content';
import { PassportImport } from './passport-import';
import { PassportSaid } from './passport-said';

/** The competence passport of one person: made and kept here, and taken from other employers. */
@Component({
  selector: 'oart-passports-page',
  imports: [
    ErrorSummary,
    FailureNotice,
    InstantTime,
    MatButton,
    PageHeading,
    PassportImport,
    PassportSaid,
    PrintLine,
    ReactiveFormsModule,
    RouterLink,
    Skeleton,
    TakesFocus,
    TextField,
  ],
  templateUrl: './passports-page.html',
  styleUrl: './passports-page.scss',
})
export class PassportsPage {
  readonly id = input.required<string>();

  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly notice = inject(RecordedNotice);
  private readonly session = inject(SessionStore);
  private readonly framework = frameworkInForce(() => this.making().issued() !== null);
  protected readonly dayInWords = dayInWords;
  protected readonly passports = httpResource<PassportsView>(
    () => `/api/people/${this.id()}/passports`,
  );
  protected readonly mayReadKeys = computed(() =>
    this.session.hasAny(PAGE_PERMISSIONS['/passport-trust']),
  );
  protected readonly readAt = readAt(this.passports);
  /** Is about one person: another one, in the same page, begins anew. */
  protected readonly making = linkedSignal({ source: this.id, computation: makingOf });
  protected readonly content = computed(() => {
    const issued = this.making().issued();
    if (issued === null || this.framework.isLoading()) return null;
    const titles = this.framework.hasValue()
      ? titlesOf(this.framework.value().document, [])
      : titlesOf(null, []);
    return contentOf(issued.text, titles);
  });

  protected async issue(): Promise<void> {
    const { person, attempt, agreement: named, issued } = this.making();
    const agreement = named.value.trim();
    const request: PassportIssueRequest = { agreement: agreement === '' ? null : agreement };
    await attempt.try(async () => {
      const made = this.http.post<PassportIssuedView>(`/api/people/${person}/passports`, request);
      issued.set(await firstValueFrom(made));
      this.notice.show('The passport is made, and recorded by its hash. Download it now.');
      this.passports.reload();
    });
  }

  protected save({ fileName, text }: PassportIssuedView): void {
    saveFile(this.document, fileName.replace(/\.json$/, ''), 'json', text);
  }

  protected print(): void {
    print();
  }
}

const makingOf = (person: string) => ({
  person,
  attempt: new Attempt(),
  agreement: new FormControl('', { nonNullable: true }),
  /** The one made just now: its text is shown this once. */
  issued: signal<PassportIssuedView | null>(null),
});
