import type { YearCalendar } from './calendar-of-the-year.ts';

interface Entry {
  readonly daysAgo: number;
  readonly hour: number;
  readonly work: () => Promise<unknown>;
}

/** What happens when: written down in any order, done in the order of time. */
export class Agenda {
  readonly #entries: Entry[] = [];

  on(daysAgo: number, hour: number, work: () => Promise<unknown>): void {
    this.#entries.push({ daysAgo, hour, work });
  }

  /** Does everything, each at its time; entries of one hour in the order in which they were written. */
  async follow(calendar: YearCalendar): Promise<void> {
    const inOrder = this.#entries.toSorted((a, b) => b.daysAgo - a.daysAgo || a.hour - b.hour);
    let last: Entry | null = null;
    for (const entry of inOrder) {
      const isLater = last?.daysAgo !== entry.daysAgo || last.hour !== entry.hour;
      if (isLater) await calendar.goTo(entry.daysAgo, entry.hour);
      try {
        await entry.work();
      } catch (cause) {
        const when = `${String(entry.daysAgo)} days before today, ${String(entry.hour)} h`;
        throw new Error(`The demonstration year stops ${when}: ${String(cause)}`, { cause });
      }
      last = entry;
    }
  }
}
