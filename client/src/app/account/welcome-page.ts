import { Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import { SHORTEST_PASSWORD } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { PageHeading } from '../layout/page-heading';
import { Attempt } from '../problems/attempt';
import { AccountApi } from './account-api';

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
  private readonly api = inject(AccountApi);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private token = '';
  protected readonly attempt = new Attempt();
  protected readonly form = new FormGroup({
    password: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.minLength(SHORTEST_PASSWORD)],
    }),
  });

  constructor() {
    this.route.fragment.pipe(takeUntilDestroyed()).subscribe((token) => {
      if (token !== null && token !== '') this.arrive(token);
    });
  }

  /** The token stays in no address that somebody else reads off the screen, and a later link counts anew. */
  private arrive(token: string): void {
    this.token = token;
    this.form.reset();
    this.attempt.forget();
    void this.router.navigate([], { relativeTo: this.route, replaceUrl: true });
  }

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
