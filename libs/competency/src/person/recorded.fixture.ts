import type { PersonId } from './ids.ts';
import type { Recorded } from './recorded.ts';
import { instant } from '../calendar/days.fixture.ts';

let recordings = 0;

/** The next place in a sample ledger, recorded at an instant (09:00 in London winter time when a day is given). */
export function recorded(when = '2020-01-01', by = 'staffing-1'): Recorded {
  recordings += 1;
  return {
    id: `fact-${recordings}`,
    index: recordings,
    recordedAt: instant(when.includes('T') ? when : `${when}T09:00:00Z`),
    recordedBy: by as PersonId,
    supersedes: null,
  };
}

export const person = (label: string): PersonId => label as PersonId;
