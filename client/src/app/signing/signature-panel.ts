import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import {
  FormControl,
  FormGroup,
  FormGroupDirective,
  ReactiveFormsModule,
  Validators,
} from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type {
  SignatureInput,
  SigningChallenge,
  SigningFactor,
  SupervisorSignatureInput,
} from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { FieldError } from '../forms/field-error';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { Unbroken } from '../layout/unbroken';
import { RequestFailure } from '../problems/request-failure';
import { SessionStore } from '../session/session-store';
import { Passkeys } from './passkeys';

const WORDS: Readonly<Record<SigningFactor, string>> = {
  passkey: 'Passkey',
  pin: 'PIN',
  password: 'Password',
};

/**
 * What you will sign: the statement as the server rendered it, the facts beside it (content), the
 * factor, and one button named by what it does. While there is no challenge, the button is
 * disabled and says why.
 */
@Component({
  selector: 'oart-signature-panel',
  imports: [
    ErrorSummary,
    FieldError,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    ReactiveFormsModule,
    TextField,
    Unbroken,
  ],
  templateUrl: './signature-panel.html',
  styleUrl: './signature-panel.scss',
})
export class SignaturePanel {
  readonly challenge = input.required<SigningChallenge | null>();
  /** The button, named by what it does: `Entitle AA-3 for prostate`. */
  readonly action = input.required<string>();
  /** Why it cannot be signed yet; shown beneath the disabled button. */
  readonly blockedBecause = input('Not everything that is required is met.');
  /** Who signs on the reader's screen, in their place: asked for the sign-in name too. */
  readonly beside = input<string | null>(null);
  readonly isSending = input(false);
  readonly failure = input<RequestFailure | null>(null);

  /** With the sign-in name where somebody signs beside the reader. */
  readonly signed = output<SignatureInput & Partial<SupervisorSignatureInput>>();
  readonly declined = output();

  private readonly passkeys = inject(Passkeys);
  private readonly reader = inject(SessionStore).label;
  protected readonly signer = computed(() => this.beside() ?? this.reader());
  protected readonly words = WORDS;
  protected readonly labels = computed(() =>
    this.beside() === null
      ? { pin: 'Your PIN', password: 'Your password again' }
      : { pin: 'PIN', password: 'Password' },
  );
  protected readonly paragraphs = computed(() =>
    (this.challenge()?.statement ?? '').split('\n').filter((line) => line.trim() !== ''),
  );
  /** What the signer has and this browser can ask for, the first to be offered first. */
  protected readonly factors = computed(() =>
    (this.challenge()?.factors ?? []).filter(
      (factor) => factor !== 'passkey' || this.passkeys.isSupported(),
    ),
  );
  /** Stays as chosen when the words are read again. */
  protected readonly factor = linkedSignal<readonly SigningFactor[], SigningFactor>({
    source: this.factors,
    computation: (factors, before) =>
      before !== undefined && before.source.length > 0 && factors.includes(before.value)
        ? before.value
        : (factors[0] ?? 'password'),
  });
  /** The browser is asking for the passkey. */
  protected readonly isAsking = signal(false);
  private readonly passkeyFailure = signal<RequestFailure | null>(null);
  /** What failed with another factor than the one chosen now says nothing any more. */
  private readonly past = signal<RequestFailure | null>(null);
  protected readonly shownFailure = computed(() => {
    const failure = this.failure();
    return this.passkeyFailure() ?? (failure === this.past() ? null : failure);
  });
  protected readonly isSlowed = computed(
    () => this.factor() !== 'password' && this.shownFailure()?.kind === 'too-many-requests',
  );
  protected readonly form = new FormGroup({
    signInName: new FormControl('', { nonNullable: true }),
    secret: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });

  private readonly shownForm = viewChild.required(FormGroupDirective);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    effect(() => {
      const { signInName } = this.form.controls;
      signInName.setValidators(this.beside() === null ? null : Validators.required);
    });
    // A password stays in the page no longer than its one use.
    effect(() => {
      if (this.failure() !== null) this.forgetSecret();
    });
  }

  /** Puts the reader at the words. */
  focus(): void {
    this.heading().nativeElement.focus();
  }

  protected choose(factor: SigningFactor): void {
    this.factor.set(factor);
    this.passkeyFailure.set(null);
    this.past.set(this.failure());
    this.forgetSecret();
  }

  protected async sign(): Promise<void> {
    const challenge = this.challenge();
    if (challenge === null || this.isSending() || this.isAsking()) return;
    this.passkeyFailure.set(null);
    const { challengeId } = challenge;
    const factor = this.factor();
    if (factor === 'passkey') {
      await this.signByPasskey(challenge);
    } else if (mayBeSent(this.form)) {
      const { signInName, secret } = this.form.getRawValue();
      const named = this.beside() === null ? {} : { signInName: signInName.trim() };
      this.signed.emit({ challengeId, [factor]: secret, ...named });
    }
  }

  private forgetSecret(): void {
    this.shownForm().resetForm({ signInName: this.form.controls.signInName.value });
  }

  /** Cancelling costs nothing: the challenge is good until it is used or out of time. */
  private async signByPasskey({ challengeId, passkey: question }: SigningChallenge): Promise<void> {
    if (question === null) return;
    this.isAsking.set(true);
    try {
      this.signed.emit({ challengeId, passkey: await this.passkeys.answer(question) });
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.passkeyFailure.set(error);
    } finally {
      this.isAsking.set(false);
    }
  }
}
