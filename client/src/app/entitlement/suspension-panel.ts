import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, inject, input, output, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { SuspensionCause } from '@oart/competency';
import type { EntitlementView, SuspensionRequest } from '@oart/contract';
import { ChoiceField } from '../forms/choice-field';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { Confirm } from '../layout/confirm-dialog';
import { Attempt } from '../problems/attempt';
import { EntitlementApi } from './entitlement-api';
import { CAUSE_TITLES } from './suspension-words';

/** Suspending takes effect at once, on the next question to the gate. */
@Component({
  selector: 'oart-suspension-panel',
  imports: [ChoiceField, ErrorSummary, MatButton, ReactiveFormsModule, TextField],
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
      <fieldset>
        <legend class="label">What is suspended</legend>
        @for (site of entitlement().scope.treatmentSites; track site) {
          <label class="choice"
            ><input
              type="checkbox"
              [checked]="sites().includes(site)"
              (change)="toggle(site)"
            />only {{ site }}</label
          >
        }
        <p class="small muted">Nothing ticked suspends the whole entitlement.</p>
      </fieldset>
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
        label="Restricted note, for entitlers and the holder only"
        name="the note"
        [control]="form.controls.restrictedNote"
      />
      <div class="tools">
        <button
          matButton="filled"
          type="submit"
          disabledInteractive
          [disabled]="suspension.isSending()"
        >
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
  });
  protected readonly sites = signal<readonly string[]>([]);
  protected readonly suspension = new Attempt();

  protected toggle(site: string): void {
    this.sites.update((sites) =>
      sites.includes(site) ? sites.filter((each) => each !== site) : [...sites, site],
    );
  }

  protected async suspend(): Promise<void> {
    const { cause, restrictedNote, conditionsToLift } = this.form.getRawValue();
    if (!mayBeSent(this.form) || cause === '' || this.suspension.isSending()) return;
    const { number, person } = this.entitlement();
    const part = this.sites().length === 0 ? 'all its tasks' : this.sites().join(', ');
    const isSure = await this.confirm.ask({
      title: `Suspend ${number} at once?`,
      consequence: `From the next question on, the gate refuses ${person.displayName} for ${part}. Only an entitler other than the holder can lift it.`,
      action: 'Suspend now',
    });
    if (!isSure) return;
    await this.send({
      cause,
      tasks: [],
      treatmentSites: this.sites(),
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
