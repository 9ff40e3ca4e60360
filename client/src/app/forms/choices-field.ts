import { Component, input } from '@angular/core';
import type { FormControl } from '@angular/forms';
import type { Choice } from './choice-field';
import { FieldError } from './field-error';
import { isRefused } from './is-refused';

/** Any of a few, as boxes to tick; its value is the list of their ids. */
@Component({
  selector: 'oart-choices-field',
  imports: [FieldError],
  template: `
    <fieldset [id]="fieldId()" tabindex="-1" [class.refused]="isRefused()">
      <legend>{{ label() }}</legend>
      @for (choice of choices(); track choice.id) {
        <label class="choice"
          ><input
            type="checkbox"
            [checked]="control().value.includes(choice.id)"
            (change)="toggle(choice.id)"
          />{{ choice.title }}</label
        >
      }
      @if (isRefused()) {
        <p class="small error"><oart-field-error [control]="control()" [name]="name()" /></p>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-medium);
    }
    .error {
      color: var(--mat-sys-error);
    }
  `,
})
export class ChoicesField {
  readonly control = input.required<FormControl<readonly string[]>>();
  /** The id that the error summary links to. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();

  protected readonly isRefused = isRefused(this.control);

  protected toggle(id: string): void {
    const control = this.control();
    const ticked = control.value;
    control.setValue(ticked.includes(id) ? ticked.filter((each) => each !== id) : [...ticked, id]);
    control.markAsDirty();
  }
}
