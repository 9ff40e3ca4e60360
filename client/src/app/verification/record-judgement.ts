import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { EvidenceReviewRequest, EvidenceView } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { ErrorSummary } from '../forms/error-summary';
import { TextField } from '../forms/text-field';
import type { RequestFailure } from '../problems/request-failure';
import { ReasonList } from '../reasons/reason-list';
import { Met } from '../status/met';
import { blockedBecause, identityChoices, proposedIdentity } from './judgement';
import { JudgementDrafts } from './judgement-drafts';
import { markDifference } from './name-difference';
import { PreviousOutcome } from './previous-outcome';

const STATEMENT = 'Original sighted; name matched';

/** What the record would satisfy, what is doubtful about it, and the decision. */
@Component({
  selector: 'oart-record-judgement',
  imports: [
    ErrorSummary,
    InstantTime,
    MatButton,
    Met,
    PreviousOutcome,
    ReactiveFormsModule,
    ReasonList,
    RouterLink,
    TextField,
  ],
  templateUrl: './record-judgement.html',
  styleUrl: './record-judgement.scss',
  host: { '[attr.data-open]': 'isOpen()' },
})
export class RecordJudgement {
  readonly record = input.required<EvidenceView>();
  readonly isSending = input(false);
  /** Whether the file is on the screen: nobody verifies what they have not seen. */
  readonly isOpen = input(false);
  readonly isReady = input(false);
  readonly failure = input<RequestFailure | null>(null);
  readonly reviewed = output<EvidenceReviewRequest>();
  /** To be verified together with others, or no longer (null). */
  readonly ready = output<EvidenceReviewRequest | null>();
  /** The queue moved since it was read and has to be read again. */
  readonly reread = output();

  private readonly announcer = inject(LiveAnnouncer);
  private readonly drafts = inject(JudgementDrafts);
  private readonly verifyButton = viewChild<unknown, ElementRef<HTMLElement>>('verify', {
    read: ElementRef,
  });
  private readonly sendBackButton = viewChild<unknown, ElementRef<HTMLElement>>('sendBack', {
    read: ElementRef,
  });

  protected readonly statement = STATEMENT;
  protected readonly form = new FormGroup({
    identity: new FormControl<EvidenceReviewRequest['identityEstablishedBy']>(null),
    settled: new FormControl<readonly number[]>([], { nonNullable: true }),
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
  protected readonly settled = computed(() => this.entered().settled ?? []);
  protected readonly blocked = computed(() =>
    blockedBecause(this.record(), { ...this.entered(), isOpen: this.isOpen() }),
  );

  constructor() {
    // Another record starts with nothing decided, unless something was begun about it.
    effect(() => {
      const record = this.record();
      untracked(() => {
        const draft = this.drafts.of(record.id);
        this.isSendingBack.set(draft?.isSendingBack ?? false);
        this.form.reset({
          identity: draft?.identity ?? proposedIdentity(record),
          settled: [],
          sighted: false,
          reason: draft?.reason ?? '',
        });
      });
    });
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      if (this.form.dirty) this.keep();
    });
  }

  /** Verifies, or says what is missing where it cannot be verified yet. */
  verify(): void {
    if (this.isSendingBack()) this.sendsBack(false);
    if (this.blocked() === null) this.reviewed.emit(this.verified());
    else this.complain();
  }

  /** Ticks or unticks the statement. */
  sight(): void {
    const { sighted } = this.form.controls;
    if (this.record().mayReview.allowed) sighted.setValue(!sighted.value);
  }

  /** Ticks or unticks a doubt, by its number as shown. */
  settle(number: number): void {
    const place = number - 1;
    if (!this.record().mayReview.allowed || place >= this.doubts().length) return;
    const { settled } = this.form.controls;
    const others = settled.value.filter((each) => each !== place);
    settled.setValue(others.length === settled.value.length ? [...others, place] : others);
  }

  /** Puts it with those that are verified together, or takes it out again. */
  toReady(): void {
    if (this.isReady()) this.ready.emit(null);
    else if (this.blocked() === null) this.ready.emit(this.verified());
    else this.complain();
  }

  toSendBack(): void {
    if (this.record().mayReview.allowed) this.sendsBack(true);
    setTimeout(() => document.getElementById('reason')?.focus());
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
    this.sendsBack(false);
    setTimeout(() => this.sendBackButton()?.nativeElement.focus());
  }

  private sendsBack(isSendingBack: boolean): void {
    this.isSendingBack.set(isSendingBack);
    this.keep();
  }

  private keep(): void {
    const { identity, reason } = this.form.getRawValue();
    const isSendingBack = this.isSendingBack();
    this.drafts.keep(this.record().id, { identity, reason, isSendingBack });
  }

  private verified(): EvidenceReviewRequest {
    return {
      outcome: 'verified',
      statement: STATEMENT,
      identityEstablishedBy: this.form.controls.identity.value,
      reason: null,
      seen: this.record().ledgerIndex,
    };
  }

  private complain(): void {
    this.verifyButton()?.nativeElement.focus();
    const sentence = this.blocked();
    if (sentence !== null) void this.announcer.announce(sentence);
  }
}
