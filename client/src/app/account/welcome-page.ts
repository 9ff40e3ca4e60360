import { Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { PageHeading } from '../layout/page-heading';
import { Attempt } from '../problems/attempt';
import { AccountApi } from './account-api';

const SHORTEST_PASSWORD = 12;

/** Where a one-time link leads: the holder of an account sets their own password. */
@Component({
  selector: 'oart-welcome-page',
  imports: [ErrorSummary, MatButton, PageHeading, ReactiveFormsModule, TextField],
  template: `
    <header><p class="product">oART competency</p></header>
    <main id="main">
      <oart-page-heading>
        Set your password
        <ng-container sub>
          The link works once. With the password you sign in, and sign what you verify, assess and
          do: nobody else may know it.
        </ng-container>
      </oart-page-heading>
      <form [formGroup]="form" (ngSubmit)="set()" novalidate>
        <oart-error-summary [failure]="attempt.failure()" [form]="form" />
        <oart-text-field
          fieldId="password"
          type="password"
          label="New password"
          name="the new password"
          autocomplete="new-password"
          hint="At least 12 characters. Common passwords are refused."
          [control]="form.controls.password"
        />
        <div class="tools">
          <button
            matButton="filled"
            type="submit"
            disabledInteractive
            [disabled]="attempt.isSending()"
          >
            Set password
          </button>
        </div>
      </form>
    </main>
  `,
  styleUrl: '../session/sign-in-page.scss',
  styles: 'form { max-inline-size: 22rem }',
})
export class WelcomePage {
  private readonly token = inject(ActivatedRoute).snapshot.fragment ?? '';
  private readonly api = inject(AccountApi);
  private readonly router = inject(Router);
  protected readonly attempt = new Attempt();
  protected readonly form = new FormGroup({
    password: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.minLength(SHORTEST_PASSWORD)],
    }),
  });

  protected async set(): Promise<void> {
    if (this.attempt.isSending() || !mayBeSent(this.form)) return;
    await this.attempt.try(async () => {
      await this.api.acceptInvitation({ token: this.token, ...this.form.getRawValue() });
      await this.router.navigate(['/sign-in'], {
        queryParams: { because: 'password-changed' },
        replaceUrl: true,
      });
    });
  }
}
