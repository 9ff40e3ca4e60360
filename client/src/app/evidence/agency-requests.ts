import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { daysBetween } from '@oart/competency';
import type { CalendarDay } from '@oart/competency';
import type { AgencyRequestRequest, AgencyRequestsView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { InstantDay } from '../dates/instant-day';
import { SiteClock } from '../dates/site-clock';
import { DayField } from '../forms/day-field';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';

/** What agencies were asked for about a person: how long each request has been open, or when the record came. */
@Component({
  selector: 'oart-agency-requests',
  imports: [
    DayDate,
    DayField,
    ErrorSummary,
    FailureNotice,
    InstantDay,
    MatButton,
    ReactiveFormsModule,
    TextField,
  ],
  template: `
    @if (asked.error(); as failure) {
      <oart-failure-notice [failure]="failure" (again)="asked.reload()" />
    }
    @if (requests().length > 0) {
      <ul aria-label="Requests to agencies">
        @for (each of requests(); track each.id) {
          <li>
            {{ each.agency }} was asked for its record on <oart-day [day]="each.requestedOn" />.
            @if (each.cameAt; as cameAt) {
              <span class="muted">It came on <oart-instant-day [at]="cameAt" />.</span>
            } @else {
              <strong>{{ each.open }}</strong>
            }
          </li>
        }
      </ul>
    }
    @if (mayRecord()) {
      <details>
        <summary>An agency was asked for its record</summary>
        <form [formGroup]="form" (ngSubmit)="record()" novalidate>
          <oart-error-summary [failure]="recording.failure()" [form]="form" />
          <oart-text-field
            fieldId="agency"
            label="Agency"
            name="the agency"
            [control]="form.controls.agency"
          />
          <oart-day-field
            fieldId="requestedOn"
            label="Asked on"
            name="the day of the request"
            [control]="form.controls.requestedOn"
            [latest]="today"
          />
          <div>
            <button
              matButton="outlined"
              type="submit"
              disabledInteractive
              [disabled]="recording.isSending()"
            >
              Record the request
            </button>
          </div>
        </form>
      </details>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    form {
      display: grid;
      gap: var(--space-3);
      max-inline-size: 24rem;
      padding-block: var(--space-2);
    }
  `,
})
export class AgencyRequests {
  readonly person = input.required<string>();

  private readonly http = inject(HttpClient);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly session = inject(SessionStore);
  protected readonly today = inject(SiteClock).today();
  private readonly url = computed(() => `/api/people/${this.person()}/agency-requests`);
  protected readonly asked = httpResource<AgencyRequestsView>(() => this.url());
  protected readonly requests = computed(() =>
    (this.asked.hasValue() ? this.asked.value().requests : []).map((request) => {
      const days = daysBetween(request.requestedOn as CalendarDay, this.today);
      const since = days === 1 ? 'for 1 day' : `for ${String(days)} days`;
      return { ...request, open: `Open ${days === 0 ? 'since today' : since}.` };
    }),
  );
  protected readonly mayRecord = computed(
    () =>
      this.session.hasAny(['staffing-records', 'verifier']) &&
      this.session.personId() !== this.person(),
  );
  protected readonly form = new FormGroup({
    agency: new FormControl('', { nonNullable: true, validators: Validators.required }),
    requestedOn: new FormControl<string | null>(this.today, Validators.required),
  });
  protected readonly recording = new Attempt();

  protected async record(): Promise<void> {
    if (!mayBeSent(this.form)) return;
    const { agency, requestedOn } = this.form.getRawValue();
    const request: AgencyRequestRequest = {
      agency: agency.trim(),
      requestedOn: requestedOn ?? '',
    };
    const isRecorded = await this.recording.try(async () => {
      await firstValueFrom(this.http.post(this.url(), request));
    });
    if (!isRecorded) return;
    this.form.reset({ requestedOn: this.today });
    this.asked.reload();
    await this.announcer.announce('The request is recorded.');
  }
}
