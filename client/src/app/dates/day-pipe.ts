import { Pipe } from '@angular/core';
import type { PipeTransform } from '@angular/core';
import type { CalendarDay } from '@oart/competency';
import { formatDay } from './format-day';

/** For attributes and sentences; elsewhere `<oart-day>`, which carries the machine form. */
@Pipe({ name: 'oartDay' })
export class DayPipe implements PipeTransform {
  transform(day: string): string {
    return formatDay(day as CalendarDay);
  }
}
