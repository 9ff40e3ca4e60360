import {
  Component,
  ElementRef,
  computed,
  effect,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { EvidenceReviewRequest, EvidenceView } from '@oart/contract';
import { InstantDay } from '../dates/instant-day';
import { InstantTime } from '../dates/instant-time';
import { ErrorSummary } from '../forms/error-summary';
import { TextField } from '../forms/text-field';
import type { RequestFailure } from '../problems/request-failure';
import { ReasonList } from '../reasons/reason-list';
import { Met } from '../status/met';
import { blockedBecause, identityChoices } from './judgement';
import { markDifference } from './name-difference';

const STATEMENT = 'Original sighted; name matched';

/** What the record would satisfy, what is doubtful about it, and the decision. */
@Component({
  selector: 'oart-record-judgement',
  imports: [
    ErrorSummary,
    InstantDay,
    InstantTime,
    MatButton,
    Met,
    ReactiveFormsModule,
    ReasonList,
    RouterLink,
    TextField,
  ],
  templateUrl: './record-judgement.html',
  styleUrl: './record-judgement.scss',
})
export class RecordJudgement {
  readonly record = input.required<EvidenceView>();
  readonly isSending = input(false);
  readonly failure = input<RequestFailure | null>(null);
  readonly reviewed = output<EvidenceReviewRequest>();
  /** The queue moved since it was read and has to be read again. */
  readonly reread = output();

  private readonly verifyButton = viewChild<unknown, ElementRef<HTMLElement>>('verify', {
    read: ElementRef,
  });
  private readonly sendBackButton = viewChild<unknown, ElementRef<HTMLElement>>('sendBack', {
    read: ElementRef,
  });

  protected readonly statement = STATEMENT;
  protected readonly form = new FormGroup({
    identity: new FormControl<EvidenceReviewRequest['identityEstablishedBy']>(null),
    settled: new FormControl(false, { nonNullable: true }),
    sighted: new FormControl(false, { nonNullable: true }),
    reason: new FormControl('', { nonNullable: true }),
  });
  private readonly entered = toSignal(this.form.valueChanges, {
    initialValue: this.form.getRawValue(),
  });

  protected readonly isSendingBack = signal(false);
  protected readonly nameParts = computed(() =>
    markDifference(this.record().nameAsPrinted, this.record().person.displayName),
  );
  protected readonly choices = computed(() => identityChoices(this.record()));
  protected readonly doubts = computed(() => this.record().doubts);
  protected readonly reason = computed(() => (this.entered().reason ?? '').trim());
  protected readonly blocked = computed(() => blockedBecause(this.record(), this.entered()));

  constructor() {
    // Another record starts with nothing decided.
    effect(() => {
      this.record();
      this.form.reset();
      this.isSendingBack.set(false);
    });
  }

  toVerify(): void {
    this.verifyButton()?.nativeElement.focus();
  }

  toSendBack(): void {
    if (this.record().mayReview.allowed) this.isSendingBack.set(true);
    setTimeout(() => document.getElementById('reason')?.focus());
  }

  protected verify(): void {
    if (this.blocked() !== null || this.isSending()) return;
    this.reviewed.emit({
      outcome: 'verified',
      statement: STATEMENT,
      identityEstablishedBy: this.form.controls.identity.value,
      reason: null,
      seen: this.record().ledgerIndex,
    });
  }

  protected sendBack(): void {
    const reason = this.reason();
    if (reason === '' || this.isSending()) return;
    this.reviewed.emit({
      outcome: 'sent-back',
      statement: null,
      identityEstablishedBy: null,
      reason,
      seen: this.record().ledgerIndex,
    });
  }

  protected keepInQueue(): void {
    this.isSendingBack.set(false);
    setTimeout(() => this.sendBackButton()?.nativeElement.focus());
  }
}
