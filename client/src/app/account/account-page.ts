import { Component, computed, inject, viewChild } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatHint } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { PERMISSION_TITLES, SHORTEST_PASSWORD, dayInWords } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { FieldError } from '../forms/field-error';
import { mayBeSent } from '../forms/may-be-sent';
import { AuditorScopeLine } from '../layout/auditor-scope-line';
import { Confirm } from '../layout/confirm-dialog';
import { PageHeading } from '../layout/page-heading';
import { mayReadPassportsOf } from '../passport/passport-reader';
import { Attempt } from '../problems/attempt';
import { SessionStore } from '../session/session-store';
import type { SignInCause } from '../session/sign-in-cause';
import { AccountApi } from './account-api';
import { SigningFactors } from './signing-factors';
import { Workstations } from './workstations';

@Component({
  selector: 'oart-account-page',
  imports: [
    AuditorScopeLine,
    ErrorSummary,
    FieldError,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    PageHeading,
    ReactiveFormsModule,
    RouterLink,
    SigningFactors,
    Workstations,
  ],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export class AccountPage {
  protected readonly session = inject(SessionStore);
  private readonly api = inject(AccountApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);

  protected readonly permissions = computed(() =>
    (this.session.view()?.permissions ?? []).map((permission) => PERMISSION_TITLES[permission]),
  );
  protected readonly keepsWorkstations = computed(() =>
    this.session.hasAny(['system-administrator']),
  );
  protected readonly ownPassports = computed(() => {
    const person = this.session.personId();
    return person !== undefined && mayReadPassportsOf(this.session, person) ? person : null;
  });
  /** Whether the PIN counts here goes with the workstation. */
  protected readonly factors = viewChild(SigningFactors);
  /** Reading everything ends with its last day; who may extend it is said. */
  protected readonly auditorAccess = computed(() => {
    const { auditorUntil = null, today = '' } = this.session.view() ?? {};
    if (auditorUntil === null) return null;
    return auditorUntil < today
      ? `Your access as an auditor ended on ${dayInWords(auditorUntil)}: a system administrator can give it again.`
      : `Your access as an auditor ends with ${dayInWords(auditorUntil)}.`;
  });
  protected readonly passwordChange = new Attempt();
  protected readonly signOut = new Attempt();
  protected readonly form = new FormGroup({
    current: new FormControl('', { nonNullable: true, validators: Validators.required }),
    next: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.minLength(SHORTEST_PASSWORD)],
    }),
  });

  protected async changePassword(): Promise<void> {
    if (!mayBeSent(this.form)) return;
    await this.passwordChange.try(async () => {
      await this.api.changePassword(this.form.getRawValue());
      await this.signInAgain('password-changed');
    });
  }

  protected async signOutEverywhere(): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'Sign out everywhere?',
      consequence:
        'Every session of this account ends at once, here and on every other computer. What was typed but not saved is lost.',
      action: 'Sign out everywhere',
    });
    if (!isSure) return;
    await this.signOut.try(async () => {
      await this.api.signOutEverywhere();
      await this.signInAgain('signed-out-everywhere');
    });
  }

  /** The server has ended every session of the account, this one too. */
  private async signInAgain(because: SignInCause): Promise<void> {
    this.session.end();
    await this.router.navigate(['/sign-in'], { queryParams: { because } });
  }
}
