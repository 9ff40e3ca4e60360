import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import {
  addDays,
  addMonths,
  compileTimeline,
  dayAt,
  roleQuestions,
  startOfDay,
} from '@oart/competency';
import type {
  AsOf,
  Department,
  PersonFacts,
  Timeline,
  TimelineSpan,
  TreatmentUnit,
  UnitId,
} from '@oart/competency';

/** One person's timeline on one unit, and what it was compiled from. */
interface KeptTimeline {
  readonly department: Department;
  readonly timeline: Timeline;
}

/** How far around today timelines reach: any day beyond is evaluated when somebody asks about it. */
const MONTHS_AROUND = 12;

/** How long other work has the processor after each person, in ms. */
const PAUSE_MS = 2;

/**
 * Everybody's standing over the year behind and the year ahead, compiled after somebody first asked for the
 * matrix, a person at a time behind all other work, and again only for whom something was recorded about.
 */
@Injectable()
export class RowTimelines implements BeforeApplicationShutdown {
  readonly #kept = new WeakMap<PersonFacts, Map<UnitId, KeptTimeline>>();
  readonly #preparing = new Set<UnitId>();
  #isClosing = false;

  beforeApplicationShutdown(): void {
    this.#isClosing = true;
  }

  /** A timeline of these very facts that holds the instant; null while there is none. */
  of(department: Department, facts: PersonFacts, unit: UnitId, { at }: AsOf): Timeline | null {
    const kept = this.#kept.get(facts)?.get(unit);
    if (kept?.department !== department) return null;
    const { from, until } = kept.timeline;
    return at >= from && at < until ? kept.timeline : null;
  }

  /** Begins to compile for whoever has no timeline around today. */
  prepare(
    department: Department,
    everybody: readonly PersonFacts[],
    unit: TreatmentUnit,
    today: AsOf,
  ): void {
    if (this.#preparing.has(unit.id)) return;
    this.#preparing.add(unit.id);
    void this.#compile(department, everybody, unit, today).finally(() => {
      this.#preparing.delete(unit.id);
    });
  }

  async #compile(
    department: Department,
    everybody: readonly PersonFacts[],
    unit: TreatmentUnit,
    today: AsOf,
  ): Promise<void> {
    const span = spanAround(today, unit);
    for (const facts of everybody) {
      if (this.#isClosing) return;
      if (this.of(department, facts, unit.id, today) !== null) continue;
      // A copy: what the rules remember while they work goes with it, so that what is kept stays small.
      const copy = { ...facts };
      const questions = roleQuestions(department, copy, unit.id, today);
      const timeline = compileTimeline(department, copy, span, today.knownAt, questions);
      let units = this.#kept.get(facts);
      if (units === undefined) this.#kept.set(facts, (units = new Map<UnitId, KeptTimeline>()));
      units.set(unit.id, { department, timeline });
      await wait(PAUSE_MS);
    }
  }
}

/** Whole months, so that a timeline lasts until the month is over. */
function spanAround({ at }: AsOf, { timeZone }: TreatmentUnit): TimelineSpan {
  const today = dayAt(at, timeZone);
  const thisMonth = addDays(today, 1 - Number(today.slice(8)));
  return {
    from: startOfDay(addMonths(thisMonth, -MONTHS_AROUND), timeZone),
    until: startOfDay(addMonths(thisMonth, MONTHS_AROUND + 1), timeZone),
  };
}
