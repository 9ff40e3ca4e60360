export const TIME_ZONE = 'Europe/London';

/** The civil day of an instant. The workload reckons for itself: it must not share a mistake with the product. */
export function dayIn(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** The first millisecond of a civil day, or of one `later`. */
export function startOf(zone: string, day: string, later = 0): number {
  return Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(zone).epochMilliseconds;
}
