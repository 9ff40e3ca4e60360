import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import { formatDay } from './format-day';

/** An instant as clocks at the site show it. */
export interface LocalTime {
  readonly day: CalendarDay;
  /** `10:42` */
  readonly time: string;
  /** `10:42:07` */
  readonly timeWithSeconds: string;
  /** `GMT`, `BST` */
  readonly zoneName: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: TimeZone): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  formats.set(zone, format);
  return format;
}

export function localTimeAt(at: Instant, zone: TimeZone): LocalTime {
  const parts = new Map(
    formatIn(zone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  return {
    day: `${part('year')}-${part('month')}-${part('day')}` as CalendarDay,
    time,
    timeWithSeconds: `${time}:${part('second')}`,
    zoneName: part('timeZoneName'),
  };
}

/** The local day that an instant falls on: `24 Nov 2026`. */
export function formatDayAt(at: Instant, zone: TimeZone): string {
  return formatDay(localTimeAt(at, zone).day);
}

/** `24 Nov 2026 10:42 GMT` */
export function formatInstant(at: Instant, zone: TimeZone): string {
  const local = localTimeAt(at, zone);
  return `${formatDay(local.day)} ${local.time} ${local.zoneName}`;
}
