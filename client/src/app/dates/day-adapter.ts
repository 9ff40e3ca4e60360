import { Injectable, inject } from '@angular/core';
import { DateAdapter, MAT_DATE_FORMATS } from '@angular/material/core';
import type { MatDateFormats } from '@angular/material/core';
import type { Provider } from '@angular/core';
import type { CalendarDay } from '@oart/competency';
import { SiteClock } from './site-clock';
import { MONTHS, WEEKDAYS, formatDay, weekdayOf } from './format-day';

const INVALID = 'invalid' as CalendarDay;
const NOTATIONS = [
  /^(?<day>\d{1,2})\s+(?<monthName>[a-z]{3,9})\s+(?<year>\d{4})$/i,
  /^(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
];

const DAY_FORMATS: MatDateFormats = {
  parse: { dateInput: 'day' },
  display: {
    dateInput: 'day',
    monthYearLabel: 'month',
    // The number in the cell has to be a word of its name: `1 Nov 2026`.
    dateA11yLabel: 'spoken-day',
    monthYearA11yLabel: 'month',
  },
};

function written(year: number, month: number, day: number): CalendarDay {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month + 1, 2)}-${pad(day, 2)}` as CalendarDay;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

function monthNamed(name: string): number {
  const wanted = name.toLowerCase();
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(wanted));
}

/** Lets Material's date picker hold civil days as `YYYY-MM-DD` and show them as DD Mon YYYY. */
@Injectable()
export class DayAdapter extends DateAdapter<CalendarDay> {
  private readonly clock = inject(SiteClock);

  getYear(day: CalendarDay): number {
    return Number(day.slice(0, 4));
  }
  getMonth(day: CalendarDay): number {
    return Number(day.slice(5, 7)) - 1;
  }
  getDate(day: CalendarDay): number {
    return Number(day.slice(8, 10));
  }
  getDayOfWeek(day: CalendarDay): number {
    return weekdayOf(day);
  }
  getMonthNames(style: 'long' | 'short' | 'narrow'): string[] {
    return MONTHS.map((month) => (style === 'long' ? month : month.slice(0, 3)));
  }
  getDateNames(): string[] {
    return Array.from({ length: 31 }, (_, index) => String(index + 1));
  }
  getDayOfWeekNames(style: 'long' | 'short' | 'narrow'): string[] {
    const length = { long: 9, short: 3, narrow: 2 }[style];
    return WEEKDAYS.map((weekday) => weekday.slice(0, length));
  }
  getYearName(day: CalendarDay): string {
    return day.slice(0, 4);
  }
  getFirstDayOfWeek(): number {
    return 1;
  }
  getNumDaysInMonth(day: CalendarDay): number {
    return daysIn(this.getYear(day), this.getMonth(day));
  }
  clone(day: CalendarDay): CalendarDay {
    return day;
  }
  createDate(year: number, month: number, day: number): CalendarDay {
    return written(year, month, day);
  }
  today(): CalendarDay {
    return this.clock.today();
  }

  parse(value: unknown): CalendarDay | null {
    if (typeof value !== 'string' || value.trim() === '') return null;
    for (const notation of NOTATIONS) {
      const found = notation.exec(value.trim())?.groups;
      if (found === undefined) continue;
      const month = found['monthName']
        ? monthNamed(found['monthName'])
        : Number(found['month']) - 1;
      return this.checked(Number(found['year']), month, Number(found['day']));
    }
    return INVALID;
  }
  format(day: CalendarDay, shape: 'day' | 'spoken-day' | 'month'): string {
    const written = formatDay(day);
    switch (shape) {
      case 'day':
        return written;
      case 'spoken-day':
        return written.replace(/^0/, '');
      case 'month':
        return written.slice(3);
    }
  }

  addCalendarYears(day: CalendarDay, years: number): CalendarDay {
    return this.addCalendarMonths(day, years * 12);
  }
  addCalendarMonths(day: CalendarDay, months: number): CalendarDay {
    const total = this.getYear(day) * 12 + this.getMonth(day) + months;
    const year = Math.floor(total / 12);
    const month = total - year * 12;
    return written(year, month, Math.min(this.getDate(day), daysIn(year, month)));
  }
  addCalendarDays(day: CalendarDay, days: number): CalendarDay {
    const moved = Date.UTC(this.getYear(day), this.getMonth(day), this.getDate(day) + days);
    return new Date(moved).toISOString().slice(0, 10) as CalendarDay;
  }

  toIso8601(day: CalendarDay): string {
    return day;
  }
  override deserialize(value: unknown): CalendarDay | null {
    return value === null || value === undefined || value === '' ? null : this.parse(value);
  }
  isDateInstance(value: unknown): boolean {
    return typeof value === 'string';
  }
  isValid(day: CalendarDay): boolean {
    return day !== INVALID;
  }
  invalid(): CalendarDay {
    return INVALID;
  }

  private checked(year: number, month: number, day: number): CalendarDay {
    const exists = month >= 0 && month < 12 && day >= 1 && day <= daysIn(year, month);
    return exists ? written(year, month, day) : INVALID;
  }
}

/** Give these to a route or component that shows a `mat-datepicker`. */
export function provideDays(): Provider[] {
  return [
    { provide: DateAdapter, useClass: DayAdapter },
    { provide: MAT_DATE_FORMATS, useValue: DAY_FORMATS },
  ];
}
