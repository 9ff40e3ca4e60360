import { Component, Injector, afterNextRender, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { FormControl } from '@angular/forms';
import {
  MatDatepicker,
  MatDatepickerInput,
  MatDatepickerToggle,
} from '@angular/material/datepicker';
import { MatError, MatFormField, MatHint, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CalendarDay } from '@oart/competency';
import { provideDays } from '../dates/day-adapter';
import { MonthHeader } from '../dates/month-header';
import { provideErrorsOnceTouched } from './errors-once-touched';
import { FieldError } from './field-error';
import { isRefused } from './is-refused';

/** A civil day, typed or picked; its value is `YYYY-MM-DD` or null. */
@Component({
  selector: 'oart-day-field',
  imports: [
    FieldError,
    MatDatepicker,
    MatDatepickerInput,
    MatDatepickerToggle,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatSuffix,
    ReactiveFormsModule,
  ],
  providers: [provideDays(), provideErrorsOnceTouched()],
  template: `
    <div class="field" [class.refused]="isRefused()">
      <label [id]="fieldId() + '-label'" [for]="fieldId()">{{ label() }}</label>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <input
          matInput
          autocomplete="off"
          [id]="fieldId()"
          [attr.aria-labelledby]="fieldId() + '-label'"
          [formControl]="control()"
          [matDatepicker]="picker"
          [max]="latest()"
        />
        <mat-datepicker-toggle matIconSuffix [for]="picker" />
        <mat-datepicker
          #picker
          [calendarHeaderComponent]="monthHeader"
          (opened)="nameDialog(picker.id)"
        />
        @if (hint() !== '') {
          <mat-hint>{{ hint() }}</mat-hint>
        }
        <mat-error><oart-field-error [control]="control()" [name]="name()" /></mat-error>
      </mat-form-field>
    </div>
  `,
})
export class DayField {
  readonly control = input.required<FormControl>();
  /** The id that the error summary links to. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly latest = input<CalendarDay | null>(null);
  readonly hint = input('DD Mon YYYY');

  protected readonly isRefused = isRefused(this.control);
  protected readonly monthHeader = MonthHeader;
  private readonly injector = inject(Injector);

  /** Material names the dialog after a floating label only, and ours stands above the field. */
  protected nameDialog(calendarId: string): void {
    const name = () => {
      const dialog = document.getElementById(calendarId)?.closest('[role="dialog"]');
      dialog?.setAttribute('aria-labelledby', `${this.fieldId()}-label`);
    };
    afterNextRender(name, { injector: this.injector });
  }
}
