import { Component, computed, effect, inject, input, output, viewChild } from '@angular/core';
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
import type { SignatureInput, SigningChallenge } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { FieldError } from '../forms/field-error';
import { mayBeSent } from '../forms/may-be-sent';
import { Unbroken } from '../layout/unbroken';
import type { RequestFailure } from '../problems/request-failure';
import { SessionStore } from '../session/session-store';

/**
 * What you will sign: the statement as the server rendered it, the facts beside it (content), the
 * password again, and one button named by what it does. While there is no challenge, the button is
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
  readonly isSending = input(false);
  readonly failure = input<RequestFailure | null>(null);

  readonly signed = output<SignatureInput>();
  readonly declined = output();

  protected readonly signer = inject(SessionStore).label;
  protected readonly paragraphs = computed(() =>
    (this.challenge()?.statement ?? '').split('\n').filter((line) => line.trim() !== ''),
  );
  protected readonly form = new FormGroup({
    password: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });

  private readonly shownForm = viewChild.required(FormGroupDirective);

  constructor() {
    // A password stays in the page no longer than its one use.
    effect(() => {
      if (this.failure() !== null) this.shownForm().resetForm();
    });
  }

  protected sign(): void {
    const challenge = this.challenge();
    if (challenge === null || this.isSending() || !mayBeSent(this.form)) return;
    this.signed.emit({
      challengeId: challenge.challengeId,
      password: this.form.controls.password.value,
    });
  }
}
