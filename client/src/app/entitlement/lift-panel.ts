import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input, output } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { EntitlementView, LiftRequest, SignatureInput, SuspensionView } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { SignaturePanel } from '../signing/signature-panel';
import { SignedAct } from '../signing/signed-act';
import { EntitlementApi } from './entitlement-api';
import { suspendedPart } from './suspension-words';

/** Lifting a suspension: what came of it, then the signature of an entitler who is not the holder. */
@Component({
  selector: 'oart-lift-panel',
  imports: [ErrorSummary, InstantTime, MatButton, ReactiveFormsModule, SignaturePanel, TextField],
  template: `
    @if (act.challenge(); as challenge) {
      <oart-signature-panel
        [challenge]="challenge"
        [action]="'Lift the suspension of ' + entitlement().number"
        [isSending]="act.isSending()"
        [failure]="act.failure()"
        (signed)="sign($event)"
        (declined)="act.reset()"
      />
    } @else {
      <form [formGroup]="form" (ngSubmit)="toSigning()" novalidate>
        <oart-error-summary [failure]="act.failure()" [form]="form" />
        <p>Suspended since <oart-instant [at]="suspension().startedAt" />: {{ part() }}.</p>
        @if (suspension().conditionsToLift; as conditions) {
          <p><strong>Before it is lifted:</strong> {{ conditions }}</p>
        }
        <oart-text-field
          fieldId="outcome"
          type="paragraph"
          label="What came of it"
          name="the outcome"
          [control]="form.controls.outcome"
        />
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
export class LiftPanel {
  readonly entitlement = input.required<EntitlementView>();
  readonly suspension = input.required<SuspensionView>();
  readonly done = output();
  readonly declined = output();
  /** What the page shows is older than the record. */
  readonly stale = output();

  private readonly api = inject(EntitlementApi);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly act = new SignedAct<Omit<LiftRequest, 'signature'>>();
  readonly isSending = this.act.isSending;
  protected readonly part = computed(() => suspendedPart(this.suspension(), this.entitlement()));
  protected readonly form = new FormGroup({
    outcome: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });

  protected async toSigning(): Promise<void> {
    if (this.isSending() || !mayBeSent(this.form)) return;
    const { id, ledgerIndex } = this.entitlement();
    const outcome = this.form.controls.outcome.value.trim();
    await this.act.prepare({ outcome, seen: ledgerIndex }, (about) =>
      firstValueFrom(this.api.liftChallenge(id, this.suspension().id, about)),
    );
    if (this.act.isStale()) this.stale.emit();
  }

  protected async sign(signature: SignatureInput): Promise<void> {
    const { id, number } = this.entitlement();
    const isLifted = await this.act.sign(signature, (request) =>
      firstValueFrom(this.api.lift(id, this.suspension().id, request)),
    );
    if (this.act.isStale()) this.stale.emit();
    if (!isLifted) return;
    await this.announcer.announce(`The suspension of ${number} is lifted.`);
    this.done.emit();
  }
}
