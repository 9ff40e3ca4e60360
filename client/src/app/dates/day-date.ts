import { Component, booleanAttribute, computed, input } from '@angular/core';
import type { CalendarDay } from '@oart/competency';
import { formatDay, formatDayWithWeekday } from './format-day';

/** A civil day as DD Mon YYYY, never broken, with its machine form. */
@Component({
  selector: 'oart-day',
  template: '<time [attr.datetime]="day()">{{ text() }}</time>',
})
export class DayDate {
  readonly day = input.required<CalendarDay, string>({ transform: (day) => day as CalendarDay });
  /** Whether the weekday stands before it. */
  readonly weekday = input(false, { transform: booleanAttribute });

  protected readonly text = computed(() =>
    this.weekday() ? formatDayWithWeekday(this.day()) : formatDay(this.day()),
  );
}
