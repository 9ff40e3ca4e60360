import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import type { ApiKeyView, AskScope } from '@oart/contract';
import { daysAgo } from '../dates/days-ago';
import { formatInstant, localTimeAt } from '../dates/format-instant';
import type { Choice } from '../forms/choice-field';
import type { StateLook } from '../status/standing-states';

/** What a scope permits, in short and in a sentence. */
export const SCOPE_TITLES: Readonly<Record<AskScope, string>> = {
  ask: 'Ask',
  search: 'Search',
};

export const SCOPE_SENTENCES: Readonly<Record<AskScope, string>> = {
  ask: 'Ask: may this person do this task, here and now?',
  search: 'Search: list who may, on which treatments, which tasks',
};

/** Which keys a page shows. */
export const KEY_STATES = { open: 'Open', closed: 'Closed' } as const;
export type KeyState = keyof typeof KEY_STATES;

export const KEY_LOOKS: Readonly<Record<KeyState, StateLook>> = {
  open: { word: 'Open', code: 'OP', icon: 'check_circle', tone: 'may', form: 'tint' },
  closed: { word: 'Closed', code: 'CL', icon: 'remove', tone: 'over', form: 'plain' },
};

export function stateOf({ closedAt }: ApiKeyView): KeyState {
  return closedAt === null ? 'open' : 'closed';
}

/** One key as a line of the list. */
export interface KeyRow {
  readonly key: ApiKeyView;
  readonly state: KeyState;
  readonly may: string;
  readonly units: string;
  readonly madeBy: string;
  /** `today`, with the instant beside it; null before the first question. */
  readonly lastUsed: { readonly ago: string; readonly at: string } | null;
}

/** What the words of a line are made with. */
interface Around {
  readonly units: readonly Choice[];
  readonly today: CalendarDay;
  readonly zone: TimeZone;
}

export function keyRow(key: ApiKeyView, { units, today, zone }: Around): KeyRow {
  const usedAt = key.lastUsedAt as Instant | null;
  return {
    key,
    state: stateOf(key),
    may: key.scopes.map((scope) => SCOPE_TITLES[scope]).join(', '),
    units: unitsInWords(key.units, units),
    madeBy: key.madeBy ?? 'Nobody who is still here',
    lastUsed:
      usedAt === null
        ? null
        : { ago: daysAgo(localTimeAt(usedAt, zone).day, today), at: formatInstant(usedAt, zone) },
  };
}

/** The units that a key may ask about; null is every unit. */
export function unitsInWords(ids: readonly string[] | null, units: readonly Choice[]): string {
  if (ids === null) return 'Every unit';
  return ids.map((id) => units.find((unit) => unit.id === id)?.title ?? id).join(', ');
}

/** The lines that have the words in their title, unit, scope or maker. */
export function rowsFound(rows: readonly KeyRow[], search: string): readonly KeyRow[] {
  const part = search.toLowerCase();
  return rows.filter(({ key, may, units, madeBy }) =>
    [key.title, may, units, madeBy].some((words) => words.toLowerCase().includes(part)),
  );
}

/** How many are open, and how many of these nobody has used or answers for: a reason to look. */
export function keysInASentence(keys: readonly ApiKeyView[]): string {
  const open = keys.filter((key) => stateOf(key) === 'open');
  if (open.length === 0) return 'No program may ask the gate with a key';
  const never = open.filter(({ lastUsedAt }) => lastUsedAt === null).length;
  const orphaned = open.filter(({ madeBy }) => madeBy === null).length;
  return [
    open.length === 1 ? '1 key is open' : `${String(open.length)} keys are open`,
    ...(never === 0 ? [] : [`${String(never)} never used`]),
    ...(orphaned === 0 ? [] : [`${String(orphaned)} by somebody who left`]),
  ].join(', ');
}

/** The table as it is shown, for a spreadsheet. */
export function keysAsTable(
  rows: readonly KeyRow[],
  zone: TimeZone,
): readonly (readonly string[])[] {
  const at = (instant: string | null) =>
    instant === null ? '' : formatInstant(instant as Instant, zone);
  return [
    ['Program', 'May', 'Units', 'Made', 'Made by', 'Last used', 'State', 'Closed'],
    ...rows.map(({ key, may, units, madeBy, lastUsed, state }) => [
      key.title,
      may,
      units,
      at(key.createdAt),
      madeBy,
      lastUsed?.at ?? 'Never',
      KEY_STATES[state],
      at(key.closedAt),
    ]),
  ];
}
