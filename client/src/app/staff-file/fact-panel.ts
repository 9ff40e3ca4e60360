import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { takeUntilDestroyed, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom, map, startWith, switchMap } from 'rxjs';
import { ChoiceField } from '../forms/choice-field';
import { ChoicesField } from '../forms/choices-field';
import { DayField } from '../forms/day-field';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { Attempt } from '../problems/attempt';
import type { FactAct, FactField, FactValue, FactValues } from './fact-act';

const SHOWN_MS = 10_000;

/** The form of any act on a staff file: its fields, what will follow, and one button that records it. */
@Component({
  selector: 'oart-fact-panel',
  imports: [
    ChoiceField,
    ChoicesField,
    DayField,
    ErrorSummary,
    MatButton,
    ReactiveFormsModule,
    TextField,
  ],
  templateUrl: './fact-panel.html',
  styleUrl: '../entitlement/act-form.scss',
})
export class FactPanel {
  readonly act = input.required<FactAct>();
  readonly done = output();
  readonly declined = output();

  private readonly http = inject(HttpClient);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly fields = computed(() =>
    Object.entries(this.act().fields).map(([key, field]) => ({ key, field })),
  );
  protected readonly form = computed(
    () =>
      new FormGroup(
        Object.fromEntries(this.fields().map(({ key, field }) => [key, controlOf(field)])),
      ),
  );
  private readonly values = toSignal(
    toObservable(this.form).pipe(
      switchMap((form) =>
        form.valueChanges.pipe(
          startWith(null),
          map(() => form.getRawValue() as FactValues),
        ),
      ),
      takeUntilDestroyed(),
    ),
    { initialValue: null },
  );
  protected readonly follows = computed(() => {
    const values = this.values();
    const keys = Object.keys(this.act().fields);
    // An act that has just been changed for another one has other fields than the values still here.
    if (values === null || !keys.every((key) => key in values)) return [];
    return this.act().follows(values);
  });
  protected readonly recording = new Attempt();

  protected control(key: string): FormControl {
    return this.form().get(key) as FormControl;
  }

  protected async record(): Promise<void> {
    const form = this.form();
    if (!mayBeSent(form) || this.recording.isSending()) return;
    const act = this.act();
    const values = form.getRawValue() as FactValues;
    await this.recording.try(async () => {
      await firstValueFrom(this.http.post(act.address, act.request(values)));
      this.snackBar.open(act.recorded(values), 'Close', { duration: SHOWN_MS });
      this.done.emit();
    });
  }
}

function controlOf({ value, isRequired }: FactField): FormControl<FactValue> {
  return new FormControl(value, {
    nonNullable: true,
    validators: isRequired ? Validators.required : null,
  });
}
