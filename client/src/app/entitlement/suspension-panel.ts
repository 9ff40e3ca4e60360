import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { SuspensionCause } from '@oart/competency';
import type { EntitlementView, SuspensionRequest } from '@oart/contract';
import { ChoiceField } from '../forms/choice-field';
import { ChoicesField } from '../forms/choices-field';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { Confirm } from '../layout/confirm-dialog';
import { Attempt } from '../problems/attempt';
import { EntitlementApi } from './entitlement-api';
import { CAUSE_TITLES, WHO_LIFTS, suspendedPart } from './suspension-words';

/** Suspending takes effect at once, on the next question to the gate. */
@Component({
  selector: 'oart-suspension-panel',
  imports: [ChoiceField, ChoicesField, ErrorSummary, MatButton, ReactiveFormsModule, TextField],
  template: `
    <form [formGroup]="form" (ngSubmit)="suspend()" novalidate>
      <oart-error-summary [failure]="suspension.failure()" [form]="form" />
      <oart-choice-field
        fieldId="cause"
        label="Why"
        name="why it is suspended"
        [control]="form.controls.cause"
        [choices]="causes"
      />
      @if (entitlement().tasks.length > 1) {
        <oart-choices-field
          fieldId="tasks"
          label="Only these tasks"
          name="the tasks"
          [control]="form.controls.tasks"
          [choices]="entitlement().tasks"
        />
      }
      @if (entitlement().treatmentSites.length > 1) {
        <oart-choices-field
          fieldId="treatmentSites"
          label="Only for these treatment sites"
          name="the treatment sites"
          [control]="form.controls.treatmentSites"
          [choices]="entitlement().treatmentSites"
        />
      }
      <p class="small" role="status">Suspends {{ part() }}.</p>
      <oart-text-field
        fieldId="conditionsToLift"
        type="paragraph"
        label="What must happen before it is lifted"
        name="the conditions"
        [control]="form.controls.conditionsToLift"
      />
      <oart-text-field
        fieldId="restrictedNote"
        type="paragraph"
        label="Restricted note, for the holder, entitlers and auditors only"
        name="the note"
        [control]="form.controls.restrictedNote"
      />
      <div class="tools">
        <button matButton="filled" type="submit" disabledInteractive [disabled]="isSending()">
          Suspend {{ entitlement().number }}
        </button>
        <button matButton="text" type="button" (click)="declined.emit()">Not now</button>
      </div>
      <p class="small muted">
        A suspension is without prejudice. The holder sees it at once; others see only that the
        holder is not currently entitled.
      </p>
    </form>
  `,
  styleUrl: './act-form.scss',
})
export class SuspensionPanel {
  readonly entitlement = input.required<EntitlementView>();
  readonly done = output();
  readonly declined = output();

  private readonly api = inject(EntitlementApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly confirm = inject(Confirm);

  protected readonly causes = Object.entries(CAUSE_TITLES).map(([id, title]) => ({ id, title }));
  protected readonly form = new FormGroup({
    cause: new FormControl<SuspensionCause | ''>('', {
      nonNullable: true,
      validators: Validators.required,
    }),
    restrictedNote: new FormControl('', { nonNullable: true }),
    conditionsToLift: new FormControl('', { nonNullable: true }),
    // An empty list is all of its kind.
    tasks: new FormControl<readonly string[]>([], { nonNullable: true }),
    treatmentSites: new FormControl<readonly string[]>([], { nonNullable: true }),
  });
  private readonly values = toSignal(this.form.valueChanges);
  /** What would be suspended, in words. */
  protected readonly part = computed(() => {
    this.values();
    return suspendedPart(this.form.getRawValue(), this.entitlement());
  });
  protected readonly suspension = new Attempt();
  readonly isSending = this.suspension.isSending;

  protected async suspend(): Promise<void> {
    const { cause, restrictedNote, conditionsToLift, ...suspended } = this.form.getRawValue();
    if (!mayBeSent(this.form) || cause === '' || this.isSending()) return;
    const { number, person } = this.entitlement();
    const isSure = await this.confirm.ask({
      title: `Suspend ${number} at once?`,
      consequence: `From the next question on, the gate refuses ${person.displayName} ${this.part()}. ${WHO_LIFTS}`,
      action: 'Suspend now',
    });
    if (!isSure) return;
    await this.send({
      cause,
      ...suspended,
      restrictedNote: textOf(restrictedNote),
      conditionsToLift: textOf(conditionsToLift),
    });
  }

  private async send(request: SuspensionRequest): Promise<void> {
    const { id, number } = this.entitlement();
    await this.suspension.try(async () => {
      await firstValueFrom(this.api.suspend(id, request));
      await this.announcer.announce(`Entitlement ${number} is suspended.`);
      this.done.emit();
    });
  }
}

function textOf(written: string): string | null {
  return written.trim() === '' ? null : written.trim();
}
