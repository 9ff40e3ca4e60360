import { isCounted, isMostUsed, isRepeated } from '../account/weak-password.ts';

export const SHORTEST_PIN = 6;
export const LONGEST_PIN = 12;

/**
 * Why a PIN is refused, as a sentence, or null where it may be used.
 * @param about what others know of its holder, such as the staff number.
 */
export function weaknessOfPin(pin: string, about: readonly string[]): string | null {
  if (!/^\d*$/.test(pin) || pin.length < SHORTEST_PIN || pin.length > LONGEST_PIN) {
    return `Use ${String(SHORTEST_PIN)} to ${String(LONGEST_PIN)} digits.`;
  }
  if (isMostUsed(pin)) return 'This PIN is among the most used ones.';
  if (isRepeated(pin) || isCounted(pin)) return 'This PIN only repeats or counts on.';
  if (isDate(pin)) return 'This PIN reads as a date, and birthdays are known.';
  const known = about.map((word) => word.replaceAll(/\D/g, ''));
  if (known.some((digits) => digits.length >= 4 && pin.includes(digits))) {
    return 'A PIN must not hold your staff number or sign-in name.';
  }
  return null;
}

/** DDMMYY, DDMMYYYY, YYYYMMDD and their American and two-digit turns. */
function isDate(pin: string): boolean {
  const parts =
    /^(\d\d)(\d\d)(?:\d\d|(?:19|20)\d\d)$/.exec(pin) ??
    /^(?:\d\d|(?:19|20)\d\d)(\d\d)(\d\d)$/.exec(pin);
  const reversed = /^(?:19|20)?\d\d(\d\d)(\d\d)$/.exec(pin);
  return [parts, reversed].some((found) => {
    const [, one = '', other = ''] = found ?? [];
    return isDayAndMonth(one, other) || isDayAndMonth(other, one);
  });
}

function isDayAndMonth(day: string, month: string): boolean {
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}
