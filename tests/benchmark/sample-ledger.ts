import { parseDay, parseInstant } from '@oart/competency';
import type { CalendarDay, Instant, PersonId, Recorded } from '@oart/competency';

/** @throws where the text is no day: samples are written by hand. */
export function day(text: string): CalendarDay {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`No such day: ${text}`);
  return parsed;
}

/** A day at a clock of UTC, such as `09:00`. */
export function instantOn(on: CalendarDay, clock: string): Instant {
  const parsed = parseInstant(`${on}T${clock}:00Z`);
  if (parsed === null) throw new Error(`No such instant: ${on} ${clock}`);
  return parsed;
}

/** Hands out the places of a ledger in the order of recording. */
export class SampleLedger {
  #index = 0;

  record(on: CalendarDay, by: string, clock = '09:00'): Recorded {
    this.#index += 1;
    return {
      id: `fact-${this.#index}`,
      index: this.#index,
      recordedAt: instantOn(on, clock),
      recordedBy: by as PersonId,
      supersedes: null,
    };
  }
}
