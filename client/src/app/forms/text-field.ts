import { Component, input } from '@angular/core';
import type { FormControl } from '@angular/forms';
import { ReactiveFormsModule } from '@angular/forms';
import { MatError, MatFormField, MatHint } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { provideErrorsOnceTouched } from './errors-once-touched';
import { FieldError } from './field-error';
import { isRefused } from './is-refused';
import { NumberInput } from './number-input';

/** One line of text, one number, a day and time at the site, or a hidden password or PIN, with its label above, its hint and its error beneath. */
@Component({
  selector: 'oart-text-field',
  imports: [
    FieldError,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    NumberInput,
    ReactiveFormsModule,
  ],
  providers: [provideErrorsOnceTouched()],
  template: `
    <div class="field" [class.refused]="isRefused()">
      <label [for]="fieldId()">{{ label() }}</label>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        @if (type() === 'number') {
          <input
            matInput
            oartNumberInput
            [id]="fieldId()"
            [formControl]="control()"
            autocomplete="off"
          />
        } @else if (type() === 'site-time') {
          <input matInput type="datetime-local" [id]="fieldId()" [formControl]="control()" />
        } @else if (type() === 'paragraph') {
          <textarea matInput rows="3" [id]="fieldId()" [formControl]="control()"></textarea>
        } @else if (type() === 'password' || type() === 'pin') {
          <input
            matInput
            type="password"
            [id]="fieldId()"
            [formControl]="control()"
            [autocomplete]="autocomplete()"
            [attr.inputmode]="type() === 'pin' ? 'numeric' : null"
          />
        } @else {
          <input
            matInput
            [id]="fieldId()"
            [formControl]="control()"
            [autocomplete]="autocomplete()"
          />
        }
        @if (hint() !== '') {
          <mat-hint>{{ hint() }}</mat-hint>
        }
        <mat-error
          ><oart-field-error [control]="control()" [name]="name()" /> {{ hint() }}</mat-error
        >
      </mat-form-field>
    </div>
  `,
})
export class TextField {
  readonly control = input.required<FormControl>();
  /** The id that the error summary links to. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  /** How the field is called in a sentence: `the issuer`. */
  readonly name = input.required<string>();
  readonly type = input<'text' | 'number' | 'site-time' | 'paragraph' | 'password' | 'pin'>('text');
  readonly hint = input('');
  readonly autocomplete = input('off');

  protected readonly isRefused = isRefused(this.control);
}
