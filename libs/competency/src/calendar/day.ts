/** A local civil date at a site, `YYYY-MM-DD` (I8). Days compare as strings. */
export type CalendarDay = string & { readonly __calendarDay: unique symbol };

/** A UTC instant from the server clock, always `YYYY-MM-DDTHH:mm:ss.sssZ`. Instants compare as strings. */
export type Instant = string & { readonly __instant: unique symbol };

/** An IANA time zone such as `Europe/London`. */
export type TimeZone = string & { readonly __timeZone: unique symbol };

/** A civil span such as 2 years or 6 months. */
export interface Duration {
  readonly years: number;
  readonly months: number;
}

/**
 * An instant and the local civil day it falls on at the unit asked about (F5). The zone travels with it,
 * because other instants (a verification, a signature) are read as days of the same zone.
 * Made by `momentOf` and `endOfDay`.
 */
export interface Moment {
  readonly at: Instant;
  readonly on: CalendarDay;
  readonly zone: TimeZone;
}
