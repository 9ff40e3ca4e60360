import { Injectable, computed, inject } from '@angular/core';
import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import { SessionStore } from '../session/session-store';
import { localTimeAt } from './format-instant';

/**
 * Time as the server and the site tell it. This device's clock only counts how long ago the server was
 * last heard, because its setting cannot be trusted and a demonstration database lives in another year.
 */
@Injectable({ providedIn: 'root' })
export class SiteClock {
  private readonly session = inject(SessionStore);

  readonly zone = computed(() => (this.session.view()?.employer.timeZone ?? 'UTC') as TimeZone);

  now(): Instant {
    const view = this.session.view();
    const heardAt = this.session.heardAt();
    const now =
      view === null || heardAt === null
        ? Date.now()
        : Date.parse(view.now) + performance.now() - heardAt;
    return new Date(now).toISOString() as Instant;
  }

  today(): CalendarDay {
    return localTimeAt(this.now(), this.zone()).day;
  }
}
