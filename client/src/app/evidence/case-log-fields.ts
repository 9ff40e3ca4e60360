import { Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { startWith, switchMap } from 'rxjs';
import type { CalendarDay, FrameworkDocument } from '@oart/competency';
import { ChoiceField } from '../forms/choice-field';
import type { Choice } from '../forms/choice-field';
import { DayField } from '../forms/day-field';
import { TextField } from '../forms/text-field';
import { caseCounts } from './case-counts';
import { IdentifierFindings } from './identifier-findings';
import { addCase } from './upload-form';
import type { UploadForm } from './upload-form';

/** The cases of a supervised case log, line by line, and what they come to. */
@Component({
  selector: 'oart-case-log-fields',
  imports: [ChoiceField, DayField, IdentifierFindings, MatButton, TextField],
  templateUrl: './case-log-fields.html',
  styleUrl: './case-log-fields.scss',
})
export class CaseLogFields {
  readonly form = input.required<UploadForm>();
  readonly framework = input.required<FrameworkDocument | null>();
  readonly supervisors = input.required<readonly Choice[]>();
  readonly today = input.required<CalendarDay>();

  protected readonly interventions: readonly Choice[] = [
    { id: 'no', title: 'None needed' },
    { id: 'yes', title: 'Yes, the supervisor stepped in' },
  ];
  protected readonly sites = computed(() => this.framework()?.treatmentSites ?? []);
  private readonly entered = toSignal(
    toObservable(this.form).pipe(
      switchMap((form) => form.valueChanges.pipe(startWith(form.value))),
    ),
  );
  protected readonly counts = computed(() => {
    this.entered();
    return caseCounts(this.framework(), this.form().getRawValue());
  });

  protected add(): void {
    addCase(this.form());
    const last = this.form().controls.caseLog.length - 1;
    setTimeout(() => document.getElementById(`caseLog-${String(last)}-reference`)?.focus());
  }

  protected remove(index: number): void {
    this.form().controls.caseLog.removeAt(index);
    document.getElementById('caseLog')?.focus();
  }
}
