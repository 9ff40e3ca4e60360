import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import type { Instant } from '@oart/competency';
import { localTimeAt } from './format-instant';
import { SiteClock } from './site-clock';

/** The time of day at the site: `10:42`, or with seconds. */
@Component({
  selector: 'oart-instant-clock',
  template: '<time [attr.datetime]="at()">{{ text() }}</time>',
})
export class InstantClock {
  readonly at = input.required<Instant, string>({ transform: (at) => at as Instant });
  readonly seconds = input(false, { transform: booleanAttribute });

  private readonly clock = inject(SiteClock);

  protected readonly text = computed(() => {
    const local = localTimeAt(this.at(), this.clock.zone());
    return this.seconds() ? local.timeWithSeconds : local.time;
  });
}
