import { Component, computed, inject, input, output, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import type { ApiKeyRequest, ApiKeyView, AskScope } from '@oart/contract';
import type { Choice } from '../forms/choice-field';
import { ChoiceField } from '../forms/choice-field';
import { ChoicesField } from '../forms/choices-field';
import { choicesOf } from '../forms/choices-of';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import type { Attempt } from '../problems/attempt';
import { ApiKeyApi } from './api-key-api';
import { SCOPE_SENTENCES } from './api-key-words';

const LONGEST_TITLE = 120;

type Reach = 'every' | 'chosen';

const REACHES: Readonly<Record<Reach, string>> = {
  every: 'Every unit, those to come too',
  chosen: 'Only the units ticked here',
};

/** What a key is for: which program, what it may ask, and about which units. */
@Component({
  selector: 'oart-api-key-form',
  imports: [ChoiceField, ChoicesField, ErrorSummary, MatButton, ReactiveFormsModule, TextField],
  template: `
    <form [formGroup]="form" (ngSubmit)="make()" novalidate>
      @if (isLost()) {
        <p role="alert">
          The key was made, but the answer that held it was lost on the way, and it can be shown to
          nobody any more. Close the newest key with this title in the list, then make another.
        </p>
      } @else if (isUncertain()) {
        <p role="alert">
          No answer came, so a key may have been made or not. Send it again: one that was made
          already is not made twice, and you are told of it.
        </p>
      } @else {
        <oart-error-summary [failure]="attempt().failure()" [form]="form" />
      }
      <oart-text-field
        fieldId="title"
        label="Program that asks"
        name="the name of the program"
        hint="Such as: Planning script, Ethos-1"
        [control]="form.controls.title"
      />
      <oart-choices-field
        fieldId="scopes"
        label="It may"
        name="what it may do"
        [choices]="scopes"
        [control]="form.controls.scopes"
      />
      <oart-choice-field
        fieldId="reach"
        label="About"
        name="the units"
        [choices]="reaches"
        [empty]="null"
        [control]="form.controls.reach"
      />
      @if (reach() === 'chosen') {
        <oart-choices-field
          fieldId="units"
          label="These units"
          name="at least one unit"
          [choices]="units()"
          [control]="form.controls.units"
        />
      }
      <p class="small muted">
        A key asks and nothing else: it reads no page, signs nothing and entitles nobody. Reasons
        are told to it as at the console, without what is personal.
      </p>
      <div class="tools">
        <button matButton="filled" disabledInteractive [disabled]="attempt().isSending()">
          Make the key
        </button>
        <button matButton="text" type="button" (click)="declined.emit()">Not now</button>
      </div>
    </form>
  `,
  styleUrl: '../entitlement/act-form.scss',
})
export class ApiKeyForm {
  readonly units = input.required<readonly Choice[]>();
  /** Of the page, which shows no other panel while it is sending. */
  readonly attempt = input.required<Attempt>();
  /** With the key itself, which no later answer holds. */
  readonly made = output<ApiKeyView>();
  /** One may have been made that nobody can use: what is on file is read again. */
  readonly uncertain = output();
  readonly declined = output();

  private readonly api = inject(ApiKeyApi);

  protected readonly scopes = choicesOf(SCOPE_SENTENCES);
  protected readonly reaches = choicesOf(REACHES);
  protected readonly form = new FormGroup({
    title: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, Validators.maxLength(LONGEST_TITLE)],
    }),
    scopes: new FormControl<readonly string[]>(['ask'], {
      nonNullable: true,
      validators: Validators.required,
    }),
    reach: new FormControl<Reach>('every', { nonNullable: true }),
    units: new FormControl<readonly string[]>([], { nonNullable: true }),
  });
  protected readonly reach = toSignal(this.form.controls.reach.valueChanges, {
    initialValue: 'every',
  });
  /** It was made, and never shown. */
  protected readonly isLost = signal(false);
  protected readonly isUncertain = computed(() =>
    ['server-lost', 'unknown'].includes(this.attempt().failure()?.kind ?? ''),
  );

  constructor() {
    const { reach, units } = this.form.controls;
    reach.valueChanges.subscribe((chosen) => {
      units.setValidators(chosen === 'chosen' ? Validators.required : null);
      units.updateValueAndValidity();
    });
  }

  protected async make(): Promise<void> {
    if (this.attempt().isSending() || !mayBeSent(this.form)) return;
    this.isLost.set(false);
    await this.attempt().try(async () => {
      const made = await this.api.make(this.request());
      if (made.key === null) this.isLost.set(true);
      else this.made.emit(made);
    });
    if (this.isLost() || this.isUncertain()) this.uncertain.emit();
  }

  private request(): ApiKeyRequest {
    const { title, scopes, reach, units } = this.form.getRawValue();
    return {
      title: title.trim(),
      scopes: scopes as readonly AskScope[],
      units: reach === 'chosen' ? units : null,
    };
  }
}
