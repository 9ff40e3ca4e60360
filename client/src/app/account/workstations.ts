import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import type { WorkstationView } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { Confirm } from '../layout/confirm-dialog';
import { EmptyState } from '../layout/empty-state';
import { Skeleton } from '../layout/skeleton';
import { TakesFocus } from '../layout/takes-focus';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { AccountApi, workstations } from './account-api';
import { RevokedList } from './revoked-list';

const LONGEST_NAME = 80;

/** Computers at which a PIN counts: the administrator enrols the one in front of them, and revokes any. */
@Component({
  selector: 'oart-workstations',
  imports: [
    EmptyState,
    ErrorSummary,
    FailureNotice,
    InstantTime,
    MatButton,
    ReactiveFormsModule,
    RevokedList,
    Skeleton,
    TakesFocus,
    TextField,
  ],
  templateUrl: './workstations.html',
  styleUrls: ['./signing-factors.scss', './factor-form.scss'],
})
export class Workstations {
  /** One was enrolled or revoked. */
  readonly changed = output();

  private readonly api = inject(AccountApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly confirm = inject(Confirm);

  protected readonly workstations = workstations();
  protected readonly inUse = computed(() =>
    this.listed().filter(({ revokedAt }) => revokedAt === null),
  );
  protected readonly revoked = computed(() =>
    this.listed().filter(({ revokedAt }) => revokedAt !== null),
  );
  protected readonly isHereEnrolled = computed(() => this.inUse().some(({ isHere }) => isHere));
  protected readonly isEnrolling = signal(false);
  protected readonly enrolment = new Attempt();
  /** A passkey may be enrolled on the same page: its fields have these names already. */
  protected readonly refusal = computed(
    () =>
      this.enrolment.failure()?.pointingTo((pointer) => pointer.replace('/', '/workstation-')) ??
      null,
  );
  protected readonly revocation = new Attempt();
  protected readonly form = new FormGroup({
    'workstation-name': new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(LONGEST_NAME)],
    }),
    'workstation-password': new FormControl('', {
      nonNullable: true,
      validators: Validators.required,
    }),
  });

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected open(): void {
    this.enrolment.forget();
    this.form.reset();
    this.isEnrolling.set(true);
  }

  protected close(): void {
    this.isEnrolling.set(false);
    this.form.reset();
    this.heading().nativeElement.focus();
  }

  protected async enrol(): Promise<void> {
    if (!mayBeSent(this.form)) return;
    const { 'workstation-name': name, 'workstation-password': password } = this.form.getRawValue();
    const isDone = await this.enrolment.try(() =>
      this.api.enrolWorkstation({ name: name.trim(), password }),
    );
    if (!isDone) return;
    this.close();
    this.readAgain();
    await this.announcer.announce('This computer is enrolled.');
  }

  protected async revoke({ id, name }: WorkstationView): Promise<void> {
    const isSure = await this.confirm.ask({
      title: `Revoke “${name}”?`,
      consequence:
        'From now on no PIN signs anything there; passwords and passkeys still do. What was signed there stays signed. The computer can be enrolled again.',
      action: 'Revoke',
    });
    if (!isSure) return;
    const isDone = await this.revocation.try(() => this.api.revokeWorkstation(id));
    this.readAgain();
    if (isDone) await this.announcer.announce(`“${name}” is revoked.`);
  }

  private readAgain(): void {
    this.workstations.reload();
    this.changed.emit();
  }

  private listed(): readonly WorkstationView[] {
    return this.workstations.hasValue() ? this.workstations.value().workstations : [];
  }
}
