import { addDays, dayAt, startOfDay, epochOf, instantOf } from '@oart/competency';
import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import type { InstallationOwner } from '../database/installation.ts';

export const ZONE = 'Europe/London' as TimeZone;

const MINUTE = 60_000;

/** The demonstration year, counted back from the day it is loaded on. */
export class YearCalendar {
  readonly #today: CalendarDay;
  readonly #installation: InstallationOwner;

  constructor(now: Instant, installation: InstallationOwner) {
    this.#today = dayAt(now, ZONE);
    this.#installation = installation;
  }

  /** The local day so many days ago; negative counts lie ahead. */
  day(daysAgo: number): CalendarDay {
    return addDays(this.#today, -daysAgo);
  }

  /** Moves the product's clock to a local time of that day. */
  async goTo(daysAgo: number, hour: number, minute = 0): Promise<void> {
    const midnight = epochOf(startOfDay(this.day(daysAgo), ZONE));
    await this.#installation.moveClock(instantOf(midnight + (hour * 60 + minute) * MINUTE));
  }
}
