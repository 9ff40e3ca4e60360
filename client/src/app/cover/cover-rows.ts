import { addDays, dayAt, daysBetween, epochOf } from '@oart/competency';
import type { CalendarDay, Instant, TimeZone, UsableUntilCause } from '@oart/competency';
import type { CoverCellView, CoverChangeView, DepthOfCoverView } from '@oart/contract';
import { formatDay } from '../dates/format-day';

/** Cover from one change to the next; places are percentages of the span. */
export interface CoverSegment {
  readonly x: string;
  readonly width: string;
  readonly count: number;
  /** 0 nobody, 1 one, 2 two, 3 three or more. */
  readonly depth: 0 | 1 | 2 | 3;
  /** Why it begins, where there is room for it. */
  readonly cause: string;
  /** Whether the cause has no room on a narrow screen. */
  readonly isShort: boolean;
  /** Whether there is no room for the number itself, at a desk or on a narrow screen. */
  readonly isSliver: boolean;
  readonly isNarrowSliver: boolean;
}

export interface CoverRow {
  readonly key: string;
  readonly task: string;
  readonly label: string;
  readonly now: number;
  readonly in30: number;
  readonly in60: number;
  readonly in90: number;
  readonly least: number;
  readonly people: string;
  readonly changes: readonly {
    readonly on: CalendarDay;
    readonly count: number;
    readonly why: string;
  }[];
  readonly segments: readonly CoverSegment[];
}

export interface CoverSite {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly CoverRow[];
}

/** What ends, in a word, beside the name of whom it ends for. */
const CAUSES: Readonly<Record<UsableUntilCause, string>> = {
  expires: 'ends',
  employment: 'leaves',
  registration: 'registration',
  evidence: 'evidence',
  currency: 'practice',
  transition: 'framework',
  waiver: 'waiver',
  appointment: 'appointment',
  profession: 'post',
  band: 'band',
  withdrawal: 'withdrawn',
  superseded: 'replaced',
  'version-change': 'software',
  absence: 'absence',
};

/** About so many pixels wide is a strip at a desk, and a letter of a cause. */
const STRIP_PX = 560;
const NARROW_STRIP_PX = 288;
const NUMBER_LEAST_PX = 16;
const LETTER_PX = 6.6;
const NUMBER_PX = 26;
const NARROW = 0.45;

/** Cover as it is drawn and listed: one row for each task, by treatment site. */
export function coverSites(view: DepthOfCoverView): readonly CoverSite[] {
  const names = new Map(view.people.map(({ id, displayName }) => [id, displayName]));
  const titles = new Map(view.cells.map((cell) => [cell.treatmentSite, cell.treatmentSiteTitle]));
  return [...titles].map(([id, title]) => ({
    id,
    title,
    rows: view.cells
      .filter(({ treatmentSite }) => treatmentSite === id)
      .map((cell) => rowOf(view, cell, names)),
  }));
}

function rowOf(
  view: DepthOfCoverView,
  cell: CoverCellView,
  names: ReadonlyMap<string, string>,
): CoverRow {
  const today = dayAt(view.from as Instant, view.unit.timeZone as TimeZone);
  const changes = cell.changes.map((change) => ({
    on: change.on as CalendarDay,
    count: change.count,
    why: whyOf(change, names),
  }));
  const after = (days: number) => {
    const day = addDays(today, days);
    return changes.findLast(({ on }) => on <= day)?.count ?? cell.count;
  };
  const told = changes.map(
    ({ on, count, why }) => `${String(count)} from ${formatDay(on)} (${why})`,
  );
  return {
    key: `${cell.task}/${cell.treatmentSite}`,
    task: cell.taskTitle,
    label: `${cell.treatmentSiteTitle}, ${cell.taskTitle}: ${[`${String(cell.count)} now`, ...told].join(', ')}`,
    now: cell.count,
    in30: after(30),
    in60: after(60),
    in90: after(90),
    least: cell.lowest,
    people: cell.people.map((id) => names.get(id) ?? id).join(', '),
    changes,
    segments: segmentsOf(view, cell, names),
  };
}

/** `AA-4 practice, MPE-2 registration; AA-3 back` */
function whyOf({ lost, gained }: CoverChangeView, names: ReadonlyMap<string, string>): string {
  const nameOf = (id: string) => names.get(id) ?? id;
  const causes = Map.groupBy(lost, ({ cause }) => (cause === null ? '' : CAUSES[cause]));
  const gone = [...causes].map(([cause, people]) =>
    `${people.map(({ personId }) => nameOf(personId)).join(', ')} ${cause}`.trim(),
  );
  const back = gained.length === 0 ? [] : [`${gained.map(nameOf).join(', ')} joins`];
  return [...gone, ...back].join('; ');
}

function segmentsOf(
  { from, until }: DepthOfCoverView,
  cell: CoverCellView,
  names: ReadonlyMap<string, string>,
): readonly CoverSegment[] {
  const start = epochOf(from as Instant);
  const whole = epochOf(until as Instant) - start;
  const starts = [
    { at: 0, count: cell.count, why: '' },
    ...cell.changes.map((change) => ({
      at: (epochOf(change.at as Instant) - start) / whole,
      count: change.count,
      why: whyOf(change, names),
    })),
  ].filter(({ count }, place, all) => count !== all[place - 1]?.count);
  return starts.map(({ at, count, why }, place) => {
    const width = (starts[place + 1]?.at ?? 1) - at;
    const isLast = place === starts.length - 1;
    const fits = width * STRIP_PX >= NUMBER_PX + why.length * LETTER_PX;
    return {
      x: percent(at),
      // A hairline apart, so that equal colours side by side are told apart.
      width: percent(isLast ? width : Math.max(width - 0.003, 0.001)),
      count,
      depth: Math.min(count, 3) as CoverSegment['depth'],
      cause: fits ? why : '',
      isShort: width < NARROW,
      isSliver: width * STRIP_PX < NUMBER_LEAST_PX,
      isNarrowSliver: width * NARROW_STRIP_PX < NUMBER_LEAST_PX,
    };
  });
}

/** The first of each month in the span, with its place. */
export function monthsOf({ from, until, unit }: DepthOfCoverView): readonly {
  readonly x: string;
  readonly title: string;
  readonly isOdd: boolean;
}[] {
  const zone = unit.timeZone as TimeZone;
  const first = dayAt(from as Instant, zone);
  const last = dayAt(until as Instant, zone);
  const whole = daysBetween(first, last);
  const months: { x: string; title: string; isOdd: boolean }[] = [];
  for (let day = first; day < last; day = addDays(day, 1)) {
    if (!day.endsWith('-01')) continue;
    const [, month = '', year = ''] = formatDay(day).split(' ');
    const title = month === 'Jan' ? `${month} ${year.slice(2)}` : month;
    months.push({
      x: percent(daysBetween(first, day) / whole),
      title,
      isOdd: months.length % 3 !== 0,
    });
  }
  return months;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
