import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import type { SessionView } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { FieldError } from '../forms/field-error';
import { mayBeSent } from '../forms/may-be-sent';
import { ConnectionBanner } from '../layout/connection-banner';
import { DemonstrationBanner } from '../layout/demonstration-banner';
import { PageHeading } from '../layout/page-heading';
import { RequestFailure } from '../problems/request-failure';
import { DemonstrationSwitcher } from './demonstration-switcher';
import { SessionApi } from './session-api';
import { SessionStore } from './session-store';
import { SIGN_IN_CAUSES, isSignInCause } from './sign-in-cause';

@Component({
  selector: 'oart-sign-in-page',
  imports: [
    ConnectionBanner,
    DemonstrationBanner,
    DemonstrationSwitcher,
    ErrorSummary,
    FieldError,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    PageHeading,
    ReactiveFormsModule,
  ],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  /** Query: where to go afterwards, and why to sign in again. */
  readonly returnTo = input<string>();
  readonly because = input<string>();

  private readonly api = inject(SessionApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);

  protected readonly sub = computed(() => {
    const farewell = this.session.endedBecause();
    if (farewell !== null) return farewell;
    const cause = this.because();
    return isSignInCause(cause)
      ? SIGN_IN_CAUSES[cause]
      : 'Who may do what in online adaptive radiotherapy, and the proof of it.';
  });
  protected readonly people = resource({ loader: () => this.api.demonstrationPeople() });
  protected readonly isSending = signal(false);
  protected readonly failure = signal<RequestFailure | null>(null);
  /** A `__Host-` cookie is kept on https and on this computer only. */
  protected readonly canStaySignedIn = isSecureContext;
  protected readonly form = new FormGroup({
    signInName: new FormControl('', { nonNullable: true, validators: Validators.required }),
    password: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });

  protected async signIn(): Promise<void> {
    if (!mayBeSent(this.form)) return;
    await this.enter(() => this.api.signIn(this.form.getRawValue()));
  }

  protected enterAs(accountId: string): Promise<void> {
    return this.enter(() => this.api.enterAs(accountId));
  }

  private async enter(start: () => Promise<SessionView | null>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      await start();
      await this.router.navigateByUrl(this.target());
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failure.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  /** A page of this product only, never another site. */
  private target(): string {
    const wanted = this.returnTo() ?? '/';
    return /^\/(?!\/|\\|sign-in)/.test(wanted) ? wanted : '/';
  }
}
