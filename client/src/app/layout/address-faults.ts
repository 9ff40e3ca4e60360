import { parseDay, parseInstant } from '@oart/competency';

/**
 * What an address names and is not, one sentence for each: nobody takes what is shown instead for what the
 * address asked for. Nothing where it names nothing.
 */
export type AddressFaults = readonly string[];

export function noDay(named: string | undefined): AddressFaults {
  if (!named || parseDay(named) !== null) return [];
  return [`“${named}” in the address is no day, such as 2026-03-12.`];
}

export function noInstant(named: string | undefined): AddressFaults {
  if (!named || parseInstant(named) !== null) return [];
  return [`“${named}” in the address is no day and time, such as 2026-03-12T10:42:00Z.`];
}

/** A day that is read, where only days of the past are looked at. */
export function noPastDay(named: string | undefined, today: string): AddressFaults {
  if (!named || parseDay(named) === null || named <= today) return [];
  return [`${named}, which the address names, is a day to come.`];
}

export function noTime(named: string | undefined): AddressFaults {
  if (!named || /^([01]\d|2[0-3]):[0-5]\d$/.test(named)) return [];
  return [`“${named}” in the address is no time of day, such as 08:30.`];
}

/** @param what a word for one of those known, such as “treatment unit” */
export function notAmong(
  named: string | undefined,
  known: readonly { readonly id: string }[],
  what: string,
): AddressFaults {
  if (!named || known.some(({ id }) => id === named)) return [];
  return [`“${named}” in the address is no ${what} here.`];
}

/** A day that is read, where the account may not ask about another than today. */
export function noOtherDay(named: string | undefined, today: string): AddressFaults {
  if (!named || parseDay(named) === null || named === today) return [];
  return [`The address asks about ${named}, and this account may ask about today alone.`];
}
