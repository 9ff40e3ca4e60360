import { Component, computed, effect, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl } from '@angular/forms';
import { MatSlider, MatSliderThumb } from '@angular/material/slider';
import { Router, RouterLink } from '@angular/router';
import { Subject, debounceTime } from 'rxjs';
import { addDays, daysBetween } from '@oart/competency';
import type { CalendarDay } from '@oart/competency';
import { DayDate } from '../dates/day-date';
import { formatDay } from '../dates/format-day';
import { SiteClock } from '../dates/site-clock';
import { DayField } from '../forms/day-field';
import type { PastDay } from './past-day';

/** Long enough that a held arrow key does not ask for every day that it passes. */
const SETTLED_MS = 250;

/** Which day is shown, and as known when: by a slider of days or a day field. The address holds both. */
@Component({
  selector: 'oart-past-chooser',
  imports: [DayDate, DayField, MatSlider, MatSliderThumb, RouterLink],
  templateUrl: './past-chooser.html',
  styleUrl: './past-chooser.scss',
})
export class PastChooser {
  /** The first day that can be chosen. */
  readonly first = input.required<CalendarDay>();
  /** Null while today is shown. */
  readonly past = input.required<PastDay | null>();

  private readonly router = inject(Router);
  private readonly clock = inject(SiteClock);
  private readonly slid = new Subject<number>();
  protected readonly today = computed(() => this.clock.today());
  protected readonly last = computed(() => daysBetween(this.first(), this.today()));
  protected readonly place = computed(() =>
    Math.max(0, daysBetween(this.first(), this.past()?.day ?? this.today())),
  );
  protected readonly dayAt = computed(() => {
    const first = this.first();
    return (place: number) => formatDay(addDays(first, place));
  });
  protected readonly field = new FormControl<CalendarDay | null>(null);

  constructor() {
    effect(() => {
      this.field.setValue(this.past()?.day ?? this.today(), { emitEvent: false });
    });
    this.field.valueChanges.pipe(takeUntilDestroyed()).subscribe((day) => {
      if (this.field.valid && day !== null) this.show(day);
    });
    this.slid.pipe(debounceTime(SETTLED_MS), takeUntilDestroyed()).subscribe((place) => {
      this.show(addDays(this.first(), place));
    });
  }

  protected slide(place: number): void {
    this.slid.next(place);
  }

  protected knowAs(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.go({ known: event.target.value === 'now' ? 'now' : null });
  }

  private show(day: CalendarDay): void {
    this.go({ day: day === this.today() ? null : day });
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
