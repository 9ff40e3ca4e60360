import { Component, ElementRef, afterNextRender, inject, output } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { Attempt } from '../problems/attempt';
import { Passkeys } from '../signing/passkeys';
import { AccountApi } from './account-api';

const LONGEST_NAME = 60;

/** Enrolling a passkey: a name and the password again, then the browser makes it. */
@Component({
  selector: 'oart-passkey-form',
  imports: [ErrorSummary, MatButton, ReactiveFormsModule, TextField],
  template: `
    <form [formGroup]="form" (ngSubmit)="enrol()" novalidate>
      <oart-error-summary [failure]="attempt.failure()" [form]="form" />
      <oart-text-field
        fieldId="name"
        label="What do you call it?"
        name="a name"
        hint="Such as: key on my badge"
        [control]="form.controls.name"
      />
      <oart-text-field
        fieldId="password"
        type="password"
        label="Your password again"
        name="your password"
        autocomplete="current-password"
        [control]="form.controls.password"
      />
      <div class="tools">
        <button matButton="filled" disabledInteractive [disabled]="attempt.isSending()">
          Enrol this passkey
        </button>
        <button matButton="text" type="button" (click)="declined.emit()">Not now</button>
      </div>
      <p class="small muted">
        Your browser then asks where to keep it: this computer, your phone or a security key. It
        must know that it is you, by fingerprint, face or its own PIN.
      </p>
    </form>
  `,
  styleUrl: './factor-form.scss',
})
export class PasskeyForm {
  readonly done = output();
  readonly declined = output();

  private readonly api = inject(AccountApi);
  private readonly passkeys = inject(Passkeys);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly attempt = new Attempt();
  protected readonly form = new FormGroup({
    name: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(LONGEST_NAME)],
    }),
    password: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });

  constructor() {
    // The button that opened the form is gone.
    afterNextRender(() => this.element.nativeElement.querySelector('input')?.focus());
  }

  protected async enrol(): Promise<void> {
    if (!mayBeSent(this.form)) return;
    const { name, password } = this.form.getRawValue();
    const isDone = await this.attempt.try(async () => {
      const { enrolmentId, options } = await this.api.startPasskey({ password });
      const credential = await this.passkeys.create(options);
      await this.api.enrolPasskey({ enrolmentId, name: name.trim(), credential });
    });
    if (isDone) this.done.emit();
  }
}
