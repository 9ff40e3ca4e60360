import { Component, input } from '@angular/core';
import type { FormControl } from '@angular/forms';
import { ReactiveFormsModule } from '@angular/forms';
import { FieldError } from '../forms/field-error';
import { isRefused } from '../forms/is-refused';
import { NumberInput } from '../forms/number-input';

/** One number of one structure, in a cell of the table. */
@Component({
  selector: 'oart-score-input',
  imports: [FieldError, NumberInput, ReactiveFormsModule],
  template: `
    <label [for]="fieldId()"
      >{{ label() }}<span class="visually-hidden"> of {{ structure() }}</span></label
    >
    <input
      oartNumberInput
      autocomplete="off"
      [id]="fieldId()"
      [class.refused]="isRefused()"
      [attr.aria-describedby]="isRefused() ? fieldId() + '-error' : null"
      [attr.aria-invalid]="isRefused()"
      [formControl]="control()"
    />
    @if (isRefused()) {
      <p class="small" [id]="fieldId() + '-error'">
        <oart-field-error [control]="control()" [name]="'the ' + label().toLowerCase()" />
      </p>
    }
  `,
  styleUrl: './score-input.scss',
})
export class ScoreInput {
  readonly control = input.required<FormControl<number | null>>();
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly structure = input.required<string>();

  protected readonly isRefused = isRefused(this.control);
}
