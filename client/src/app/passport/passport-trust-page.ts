import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { PassportTrustView, TrustedIssuerRequest, TrustedIssuerView } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { PageHeading } from '../layout/page-heading';
import { RecordedNotice } from '../layout/recorded-notice';
import { Skeleton } from '../layout/skeleton';
import { TakesFocus } from '../layout/takes-focus';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';

const ISSUERS = '/api/passport-trust/issuers';
const required = () => new FormControl('', { nonNullable: true, validators: Validators.required });

/** The keys that sign this employer's passports, and those of other employers that it trusts. */
@Component({
  selector: 'oart-passport-trust-page',
  imports: [
    ErrorSummary,
    FailureNotice,
    InstantTime,
    MatButton,
    PageHeading,
    ReactiveFormsModule,
    Skeleton,
    TakesFocus,
    TextField,
  ],
  templateUrl: './passport-trust-page.html',
  styleUrls: ['./passports-page.scss', '../entitlement/act-form.scss'],
})
export class PassportTrustPage {
  private readonly http = inject(HttpClient);
  private readonly notice = inject(RecordedNotice);
  protected readonly trust = httpResource<PassportTrustView>(() => '/api/passport-trust');
  protected readonly form = new FormGroup({
    name: required(),
    employerId: required(),
    publicKey: required(),
    checkedHow: required(),
  });
  protected readonly end = new FormGroup({ reason: required() });
  protected readonly adding = new Attempt();
  protected readonly ending = new Attempt();
  /** The key whose trust is being ended. */
  protected readonly chosen = signal<TrustedIssuerView | null>(null);
  private readonly issuersHeading = viewChild<ElementRef<HTMLElement>>('issuers');
  protected readonly answer = computed(() => {
    const issuers = this.trust.hasValue() ? this.trust.value().issuers : [];
    const live = issuers.filter(({ withdrawn }) => withdrawn === null).length;
    if (live === 0) return 'No key of another employer is trusted';
    return live === 1
      ? '1 key of another employer is trusted'
      : `${String(live)} keys of other employers are trusted`;
  });

  protected async add(): Promise<void> {
    if (this.adding.isSending() || !mayBeSent(this.form)) return;
    const { name, employerId, publicKey, checkedHow } = this.form.getRawValue();
    const request: TrustedIssuerRequest = {
      name: name.trim(),
      employerId: employerId.trim(),
      publicKey: publicKey.trim(),
      checkedHow: checkedHow.trim(),
    };
    await this.adding.try(async () => {
      await firstValueFrom(this.http.post(ISSUERS, request));
      this.form.reset();
      this.notice.show('The key is trusted from now on.');
      this.trust.reload();
    });
  }

  /** What is on its way is not left: its form is still to say what came of it. */
  protected choose(issuer: TrustedIssuerView): void {
    if (this.ending.isSending()) return;
    this.end.reset();
    this.ending.forget();
    this.chosen.set(issuer);
  }

  /** What is on its way is not left either. */
  protected close(): void {
    if (!this.ending.isSending()) this.leave();
  }

  private leave(): void {
    this.chosen.set(null);
    this.issuersHeading()?.nativeElement.focus();
  }

  protected async withdraw({ id }: TrustedIssuerView): Promise<void> {
    if (this.ending.isSending() || !mayBeSent(this.end)) return;
    const reason = this.end.controls.reason.value.trim();
    await this.ending.try(async () => {
      await firstValueFrom(this.http.post(`${ISSUERS}/${id}/withdrawal`, { reason }));
      this.leave();
      this.notice.show('The key is trusted no longer. What was taken stays on file.');
      this.trust.reload();
    });
  }
}
