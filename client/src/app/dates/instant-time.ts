import { Component, computed, inject, input } from '@angular/core';
import type { Instant } from '@oart/competency';
import { formatInstant } from './format-instant';
import { SiteClock } from './site-clock';

/** An instant in the zone of the site: `24 Nov 2026 10:42 GMT`. */
@Component({
  selector: 'oart-instant',
  template: '<time [attr.datetime]="at()">{{ text() }}</time>',
})
export class InstantTime {
  readonly at = input.required<Instant, string>({ transform: (at) => at as Instant });

  private readonly clock = inject(SiteClock);

  protected readonly text = computed(() => formatInstant(this.at(), this.clock.zone()));
}
