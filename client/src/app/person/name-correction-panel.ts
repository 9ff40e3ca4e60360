import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, input, output } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { NameCorrectionRequest, PersonView } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { typedLines } from '../forms/typed-lines';
import { Attempt } from '../problems/attempt';

/** What somebody is called from here on: certificates are matched with these names. */
@Component({
  selector: 'oart-name-correction-panel',
  imports: [ErrorSummary, MatButton, ReactiveFormsModule, TextField],
  template: `
    <form [formGroup]="form" (ngSubmit)="correct()" novalidate>
      <oart-error-summary [failure]="correction.failure()" [form]="form" />
      <oart-text-field
        fieldId="displayName"
        label="Name"
        name="the name"
        [control]="form.controls.displayName"
      />
      <oart-text-field
        fieldId="aliases"
        type="paragraph"
        label="Other names that certificates may carry"
        name="the other names"
        hint="One a line: former surnames, profile names."
        [control]="form.controls.aliases"
      />
      <oart-text-field
        fieldId="reason"
        type="paragraph"
        label="Why the names on file are not right"
        name="the reason"
        [control]="form.controls.reason"
      />
      <div class="tools">
        <button
          matButton="filled"
          type="submit"
          disabledInteractive
          [disabled]="correction.isSending()"
        >
          Correct the names
        </button>
        <button matButton="text" type="button" (click)="declined.emit()">Not now</button>
      </div>
      <p class="small muted">The names before stay on file, with who corrected them and why.</p>
    </form>
  `,
  styleUrl: '../entitlement/act-form.scss',
})
export class NameCorrectionPanel {
  readonly person = input.required<PersonView>();
  readonly done = output();
  readonly declined = output();

  private readonly http = inject(HttpClient);
  private readonly announcer = inject(LiveAnnouncer);

  protected readonly form = new FormGroup({
    displayName: new FormControl('', { nonNullable: true, validators: Validators.required }),
    aliases: new FormControl('', { nonNullable: true }),
    reason: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });
  protected readonly correction = new Attempt();
  readonly isSending = this.correction.isSending;

  constructor() {
    effect(() => {
      const { displayName, aliases } = this.person();
      this.form.reset({ displayName, aliases: aliases.join('\n') });
    });
  }

  protected async correct(): Promise<void> {
    if (!mayBeSent(this.form) || this.correction.isSending()) return;
    const { displayName, aliases, reason } = this.form.getRawValue();
    const request: NameCorrectionRequest = {
      displayName: displayName.trim(),
      aliases: typedLines(aliases),
      reason: reason.trim(),
      seen: this.person().ledgerIndex,
    };
    await this.correction.try(async () => {
      const address = `/api/people/${this.person().id}/name-corrections`;
      await firstValueFrom(this.http.post(address, request));
      await this.announcer.announce('The names are corrected.');
      this.done.emit();
    });
  }
}
