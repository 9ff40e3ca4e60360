import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input, output } from '@angular/core';
import type { OnInit } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { EntitlementView, SignatureInput, WithdrawalRequest } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { DayField } from '../forms/day-field';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { SignaturePanel } from '../signing/signature-panel';
import { SignedAct } from '../signing/signed-act';
import { EntitlementApi } from './entitlement-api';
import { LIVE_STATES } from './entitlement-look';

/** Withdrawing ends an entitlement for good: only a new one can follow. */
@Component({
  selector: 'oart-withdrawal-panel',
  imports: [ErrorSummary, DayField, MatButton, ReactiveFormsModule, SignaturePanel, TextField],
  template: `
    @if (act.challenge(); as challenge) {
      <oart-signature-panel
        [challenge]="challenge"
        [action]="'Withdraw ' + entitlement().number"
        [isSending]="act.isSending()"
        [failure]="act.failure()"
        (signed)="sign($event)"
        (declined)="act.reset()"
      >
        <p class="small muted">This cannot be undone. Only a new entitlement can follow.</p>
      </oart-signature-panel>
    } @else {
      <form [formGroup]="form" (ngSubmit)="toSigning()" novalidate>
        <oart-error-summary [failure]="act.failure()" [form]="form" />
        <oart-text-field
          fieldId="reason"
          type="paragraph"
          label="Why it is withdrawn"
          name="the reason"
          [control]="form.controls.reason"
        />
        <oart-day-field
          fieldId="effectiveFrom"
          label="From"
          name="the first day without it"
          [control]="form.controls.effectiveFrom"
        />
        @if (isLive()) {
          <label class="choice"
            ><input type="checkbox" formControlName="forCause" />For cause: assessments that this
            person gave from that day on are questioned</label
          >
        } @else {
          <p>
            It has come to its end: it is withdrawn for cause, from a day on which it held.
            Assessments that this person gave under it from that day on are questioned.
          </p>
        }
        <div class="tools">
          <button matButton="filled" type="submit" disabledInteractive [disabled]="act.isSending()">
            Read what you will sign
          </button>
          <button matButton="text" type="button" (click)="declined.emit()">Not now</button>
        </div>
        <p class="small muted">Nothing is recorded until you sign.</p>
      </form>
    }
  `,
  styleUrl: './act-form.scss',
})
export class WithdrawalPanel implements OnInit {
  readonly entitlement = input.required<EntitlementView>();
  readonly done = output();
  readonly declined = output();
  /** What the page shows is older than the record. */
  readonly stale = output();

  private readonly api = inject(EntitlementApi);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly act = new SignedAct<Omit<WithdrawalRequest, 'signature'>>();
  readonly isSending = this.act.isSending;
  protected readonly isLive = computed(() => LIVE_STATES.has(this.entitlement().state));
  protected readonly form = new FormGroup({
    reason: new FormControl('', { nonNullable: true, validators: Validators.required }),
    effectiveFrom: new FormControl<string | null>(inject(SiteClock).today(), Validators.required),
    forCause: new FormControl(false, { nonNullable: true }),
  });

  ngOnInit(): void {
    // Today is no day on which it held.
    if (!this.isLive()) this.form.controls.effectiveFrom.setValue(null);
  }

  protected async toSigning(): Promise<void> {
    const { reason, effectiveFrom, ...named } = this.form.getRawValue();
    const forCause = named.forCause || !this.isLive();
    if (this.isSending() || !mayBeSent(this.form) || effectiveFrom === null) return;
    const { id, ledgerIndex } = this.entitlement();
    const about = { reason: reason.trim(), effectiveFrom, forCause, seen: ledgerIndex };
    await this.act.prepare(about, (asked) =>
      firstValueFrom(this.api.withdrawalChallenge(id, asked)),
    );
    if (this.act.isStale()) this.stale.emit();
  }

  protected async sign(signature: SignatureInput): Promise<void> {
    const { id, number } = this.entitlement();
    const isWithdrawn = await this.act.sign(signature, (request) =>
      firstValueFrom(this.api.withdraw(id, request)),
    );
    if (this.act.isStale()) this.stale.emit();
    if (!isWithdrawn) return;
    await this.announcer.announce(`Entitlement ${number} is withdrawn.`);
    this.done.emit();
  }
}
