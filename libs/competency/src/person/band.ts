import type { Band } from './person.ts';

/** Agenda for Change bands, lowest first: an order of its own, neither numbers nor text (I18). */
export const BANDS: readonly Band[] = ['2', '3', '4', '5', '6', '7', '8a', '8b', '8c', '8d', '9'];

/** Negative when `a` is the lower band, 0 when equal, positive when higher (I18). */
export function compareBands(a: Band, b: Band): number {
  return BANDS.indexOf(a) - BANDS.indexOf(b);
}

/** Whether a post reaches a band; a post without a band reaches none. */
export function reachesBand(band: Band | null, minimum: Band): boolean {
  return band !== null && compareBands(band, minimum) >= 0;
}
