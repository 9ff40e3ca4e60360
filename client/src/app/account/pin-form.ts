import { Component, ElementRef, afterNextRender, inject, input, output } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { Attempt } from '../problems/attempt';
import { AccountApi } from './account-api';

/** Setting the PIN for acts at the console, with the password again. */
@Component({
  selector: 'oart-pin-form',
  imports: [ErrorSummary, MatButton, ReactiveFormsModule, TextField],
  template: `
    <form [formGroup]="form" (ngSubmit)="set()" novalidate>
      <oart-error-summary [failure]="attempt.failure()" [form]="form" />
      <oart-text-field
        fieldId="pin"
        type="pin"
        label="New PIN"
        name="a PIN"
        hint="6 to 12 digits. Dates, rows and repeated digits are refused."
        autocomplete="new-password"
        [control]="form.controls.pin"
      />
      <oart-text-field
        fieldId="again"
        type="pin"
        label="New PIN again"
        name="the same PIN"
        autocomplete="new-password"
        [control]="form.controls.again"
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
          {{ replaces() ? 'Change the PIN' : 'Set this PIN' }}
        </button>
        <button matButton="text" type="button" (click)="declined.emit()">Not now</button>
      </div>
      <p class="small muted">
        It signs acts at the console and their supervision, nothing else.
        @if (replaces()) {
          The PIN in use is revoked with it.
        }
      </p>
    </form>
  `,
  styleUrl: './factor-form.scss',
})
export class PinForm {
  /** Whether there is a PIN in use. */
  readonly replaces = input(false);
  readonly done = output();
  readonly declined = output();

  private readonly api = inject(AccountApi);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly attempt = new Attempt();
  protected readonly form = new FormGroup({
    pin: new FormControl('', { nonNullable: true, validators: Validators.required }),
    again: new FormControl('', {
      nonNullable: true,
      validators: [
        Validators.required,
        (again) => {
          const pin: unknown = again.parent?.get('pin')?.value;
          return again.value === pin ? null : { refused: 'The two PINs differ.' };
        },
      ],
    }),
    password: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });

  constructor() {
    // The button that opened the form is gone.
    afterNextRender(() => this.element.nativeElement.querySelector('input')?.focus());
  }

  protected async set(): Promise<void> {
    if (!mayBeSent(this.form)) return;
    const { pin, password } = this.form.getRawValue();
    const isDone = await this.attempt.try(() => this.api.setPin({ pin, password }));
    if (isDone) this.done.emit();
  }
}
