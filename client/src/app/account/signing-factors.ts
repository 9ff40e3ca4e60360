import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SigningFactorView } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { ErrorSummary } from '../forms/error-summary';
import { Confirm } from '../layout/confirm-dialog';
import { EmptyState } from '../layout/empty-state';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { RequestFailure } from '../problems/request-failure';
import { Passkeys } from '../signing/passkeys';
import { AccountApi, signingFactors } from './account-api';
import { PasskeyForm } from './passkey-form';
import { PinForm } from './pin-form';
import { RevokedList } from './revoked-list';

/** What the account signs with beside the password: enrolled here, and revoked here at once. */
@Component({
  selector: 'oart-signing-factors',
  imports: [
    EmptyState,
    ErrorSummary,
    FailureNotice,
    InstantTime,
    MatButton,
    PasskeyForm,
    PinForm,
    RevokedList,
    Skeleton,
  ],
  templateUrl: './signing-factors.html',
  styleUrl: './signing-factors.scss',
})
export class SigningFactors {
  private readonly api = inject(AccountApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly confirm = inject(Confirm);
  private readonly passkeys = inject(Passkeys);

  protected readonly factors = signingFactors();
  protected readonly inUse = computed(() =>
    this.listed().filter(({ revokedAt }) => revokedAt === null),
  );
  protected readonly revoked = computed(() =>
    this.listed()
      .filter(({ revokedAt }) => revokedAt !== null)
      .map((factor) => ({ ...factor, name: this.nameOf(factor) })),
  );
  protected readonly hasPin = computed(() => this.inUse().some(({ kind }) => kind === 'pin'));
  protected readonly noPasskeysBecause = computed(() => {
    if (!this.factors.hasValue()) return null;
    if (!this.passkeys.isSupported())
      return 'This browser knows no passkeys, or not at this address.';
    return this.factors.value().noPasskeysBecause;
  });
  /** The form that is open. */
  protected readonly enrolling = signal<'passkey' | 'pin' | null>(null);
  protected readonly failure = signal<RequestFailure | null>(null);

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected nameOf({ kind, name }: SigningFactorView): string {
    return kind === 'pin' ? 'PIN for the console' : (name ?? 'Passkey');
  }

  protected open(form: 'passkey' | 'pin'): void {
    this.failure.set(null);
    this.enrolling.set(form);
  }

  protected close(): void {
    this.enrolling.set(null);
    this.heading().nativeElement.focus();
  }

  protected async enrolled(what: string): Promise<void> {
    this.close();
    this.factors.reload();
    await this.announcer.announce(`${what} You can sign with it from now on.`);
  }

  protected async revoke(factor: SigningFactorView): Promise<void> {
    const name = this.nameOf(factor);
    const isSure = await this.confirm.ask({
      title: `Revoke “${name}”?`,
      consequence:
        'From now on it signs nothing, on any computer. What it signed before stays signed. It cannot be taken back; you can enrol it, or another, again.',
      action: 'Revoke',
    });
    if (!isSure) return;
    this.failure.set(null);
    try {
      await this.api.revokeSigningFactor(factor.id);
      await this.announcer.announce(`“${name}” is revoked.`);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failure.set(error);
    }
    this.factors.reload();
  }

  readAgain(): void {
    this.factors.reload();
  }

  private listed(): readonly SigningFactorView[] {
    return this.factors.hasValue() ? this.factors.value().factors : [];
  }
}
