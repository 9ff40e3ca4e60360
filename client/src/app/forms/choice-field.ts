import { Component, input } from '@angular/core';
import type { FormControl } from '@angular/forms';
import { ReactiveFormsModule } from '@angular/forms';
import { MatError, MatFormField, MatHint } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { provideErrorsOnceTouched } from './errors-once-touched';
import { FieldError } from './field-error';
import { isRefused } from './is-refused';

export interface Choice {
  readonly id: string;
  readonly title: string;
}

/** One of a few, as the browser's own list: works with every keyboard and every screen reader. */
@Component({
  selector: 'oart-choice-field',
  imports: [FieldError, MatError, MatFormField, MatHint, MatInput, ReactiveFormsModule],
  providers: [provideErrorsOnceTouched()],
  template: `
    <div class="field" [class.refused]="isRefused()">
      <label [for]="fieldId()">{{ label() }}</label>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <select matNativeControl [id]="fieldId()" [formControl]="control()">
          @if (empty() !== null) {
            <option value="">{{ empty() }}</option>
          }
          @for (choice of choices(); track choice.id) {
            <option [value]="choice.id">{{ choice.title }}</option>
          }
        </select>
        @if (hint() !== '') {
          <mat-hint>{{ hint() }}</mat-hint>
        }
        <mat-error><oart-field-error [control]="control()" [name]="name()" /></mat-error>
      </mat-form-field>
    </div>
  `,
})
export class ChoiceField {
  readonly control = input.required<FormControl>();
  /** The id that the error summary links to. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  /** Words of the empty choice; null where there is none. */
  readonly empty = input<string | null>('Choose');
  readonly hint = input('');

  protected readonly isRefused = isRefused(this.control);
}
