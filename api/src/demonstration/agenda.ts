import type { YearCalendar } from './calendar-of-the-year.ts';

interface Entry {
  readonly daysAgo: number;
  readonly hour: number;
  /** The person or case that it is about. */
  readonly about: string;
  readonly work: () => Promise<unknown>;
}

/** What happens when: written down in any order, done in the order of time. */
export class Agenda {
  readonly #entries: Entry[] = [];

  on(daysAgo: number, hour: number, about: string, work: () => Promise<unknown>): void {
    this.#entries.push({ daysAgo, hour, about, work });
  }

  /**
   * Does everything, each at its time. Within an hour things happen side by side, as in a department; those
   * about one person or case in the order in which they were written.
   */
  async follow(calendar: YearCalendar): Promise<void> {
    const hours = Map.groupBy(
      this.#entries,
      ({ daysAgo, hour }) => `${String(daysAgo)} ${String(hour)}`,
    );
    const inOrder = [...hours.values()].toSorted(
      ([a], [b]) => (b?.daysAgo ?? 0) - (a?.daysAgo ?? 0) || (a?.hour ?? 0) - (b?.hour ?? 0),
    );
    for (const entries of inOrder) {
      const [{ daysAgo, hour } = { daysAgo: 0, hour: 0 }] = entries;
      await calendar.goTo(daysAgo, hour);
      const strands = Map.groupBy(entries, ({ about }) => about);
      await Promise.all([...strands.values()].map(inTurn));
    }
  }
}

async function inTurn(entries: readonly Entry[]): Promise<void> {
  for (const { daysAgo, hour, about, work } of entries) {
    try {
      await work();
    } catch (cause) {
      const when = `${String(daysAgo)} days before today, ${String(hour)} h, about ${about}`;
      throw new Error(`The demonstration year stops ${when}: ${String(cause)}`, { cause });
    }
  }
}
