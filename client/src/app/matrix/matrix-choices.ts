import { addDays, epochOf, instantOf, parseDay, startOfDay } from '@oart/competency';
import type { CalendarDay, Instant, Profession, StandingState, TimeZone } from '@oart/competency';
import { PROFESSION_WORDS } from '@oart/contract';
import { STANDING_STATES } from '../status/standing-states';

/** What of the matrix is shown; the address holds all of it, and what is empty narrows nothing. */
export interface MatrixChoices {
  readonly profession: Profession | null;
  readonly role: string;
  readonly site: string;
  readonly state: StandingState | null;
  readonly name: string;
  readonly needsAction: boolean;
}

export const EVERYTHING: MatrixChoices = {
  profession: null,
  role: '',
  site: '',
  state: null,
  name: '',
  needsAction: false,
};

/** The choices that an address names; what it does not know narrows nothing. */
export function choicesFrom(address: {
  readonly profession: string | undefined;
  readonly role: string | undefined;
  readonly site: string | undefined;
  readonly state: string | undefined;
  readonly name: string | undefined;
  readonly action: string | undefined;
}): MatrixChoices {
  const { profession = '', role = '', site = '', state = '', name = '', action } = address;
  return {
    profession: Object.hasOwn(PROFESSION_WORDS, profession) ? (profession as Profession) : null,
    role,
    site,
    state: Object.hasOwn(STANDING_STATES, state) ? (state as StandingState) : null,
    name: name.trim(),
    needsAction: action === 'needed',
  };
}

/** Nobody has to do anything about these. */
const SETTLED: ReadonlySet<StandingState> = new Set<StandingState>([
  'entitled',
  'not-required',
  'withdrawn',
  'left',
]);

export function needsAction(state: StandingState): boolean {
  return !SETTLED.has(state);
}

/**
 * Which instant is meant by a day at the site: now for today, the last moment of any other day, when
 * everything recorded on it is there. Undefined for now.
 */
export function instantMeant(
  day: string | undefined,
  today: CalendarDay,
  zone: TimeZone,
): Instant | undefined {
  const meant = parseDay(day ?? '');
  return meant === null || meant === today ? undefined : endOfDay(meant, zone);
}

/** What was known when a day was over; undefined means everything known today. */
export function knownMeant(day: string | undefined, zone: TimeZone): Instant | undefined {
  const meant = parseDay(day ?? '');
  return meant === null ? undefined : endOfDay(meant, zone);
}

function endOfDay(day: CalendarDay, zone: TimeZone): Instant {
  return instantOf(epochOf(startOfDay(addDays(day, 1), zone)) - 1);
}
