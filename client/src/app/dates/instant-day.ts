import { Component, computed, inject, input } from '@angular/core';
import type { Instant } from '@oart/competency';
import { formatDayAt } from './format-instant';
import { SiteClock } from './site-clock';

/** The local day that an instant falls on at the site: `24 Nov 2026`. */
@Component({
  selector: 'oart-instant-day',
  template: '<time [attr.datetime]="at()">{{ text() }}</time>',
})
export class InstantDay {
  readonly at = input.required<Instant, string>({ transform: (at) => at as Instant });

  private readonly clock = inject(SiteClock);

  protected readonly text = computed(() => formatDayAt(this.at(), this.clock.zone()));
}
