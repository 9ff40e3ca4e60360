import { applyDecorators } from '@nestjs/common';
import { IsIn, IsInt, IsUUID, Matches, Max, Min, ValidateBy, ValidateIf } from 'class-validator';
import type { ValidationOptions } from 'class-validator';
import { parseDay, parseInstant } from '@oart/competency';
import type { CalendarDay, Instant } from '@oart/competency';

/** A `CalendarDay` that exists: `2026-02-30` is refused. */
export function IsDay(): PropertyDecorator {
  return rule('isDay', isDay, 'Give a day that exists, as YYYY-MM-DD.');
}

/** An `Instant`: `2026-11-21T09:30:00.000Z`. */
export function IsInstant(): PropertyDecorator {
  return rule('isInstant', isInstant, 'Give an instant in UTC, as YYYY-MM-DDTHH:mm:ss.sssZ.');
}

/** A UUID as the application makes them. */
export function IsId(options: ValidationOptions = {}): PropertyDecorator {
  return IsUUID('all', { message: 'Give an id (a UUID).', ...options });
}

/** An id of the framework such as `approve-oar`: lower case, digits, hyphens. */
export function IsFrameworkId(options: ValidationOptions = {}): PropertyDecorator {
  return Matches(/^[a-z0-9]+(-[a-z0-9]+){0,9}$/, {
    message: 'Give an id of the framework: lower-case words joined by hyphens.',
    ...options,
  });
}

/**
 * Text that people wrote: 1 to `max` characters, not only white space, no control characters but new
 * lines and tabs, no invisible reordering of text. Stored as it came, not normalised.
 */
export function IsSafeText(max: number): PropertyDecorator {
  return rule(
    'isSafeText',
    (value) => isText(value, max) && !/[^\P{Cc}\n\r\t]/u.test(value),
    `Give text of 1 to ${String(max)} characters.`,
  );
}

/** A name on one line: printable characters, no white space at its ends. */
export function IsPrintableName(max = 120, options: ValidationOptions = {}): PropertyDecorator {
  return rule(
    'isPrintableName',
    (value) => isText(value, max) && !/\p{Cc}/u.test(value) && value.trim() === value,
    `Give a name of 1 to ${String(max)} printable characters on one line.`,
    options,
  );
}

/** SHA-256 in lower-case hex. */
export function IsSha256(): PropertyDecorator {
  return Matches(/^[0-9a-f]{64}$/, { message: 'Give a SHA-256 as 64 lower-case hex digits.' });
}

/** A ledger index that the user saw; -1 where nothing was recorded yet. */
export function IsSeen(): PropertyDecorator {
  return applyDecorators(
    IsInt({ message: 'Give the ledger index of the page you saw.' }),
    Min(-1, { message: 'Give the ledger index of the page you saw.' }),
    Max(Number.MAX_SAFE_INTEGER, { message: 'Give the ledger index of the page you saw.' }),
  );
}

/** One of a closed list. */
export function IsOneOf(
  values: readonly string[],
  options: ValidationOptions = {},
): PropertyDecorator {
  return IsIn(values, { message: `Give one of: ${values.join(', ')}.`, ...options });
}

/** Null is an answer here; leaving the field out is not. The other rules of the field apply to the rest. */
export function OrNull(): PropertyDecorator {
  return ValidateIf((_, value) => value !== null);
}

/** The field may be left out; null is not accepted. */
export function OrAbsent(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** Whether a value is a day of the calendar from 1900 to 2199. */
export function isDay(value: unknown): value is CalendarDay {
  return typeof value === 'string' && CENTURIES.test(value) && parseDay(value) !== null;
}

/** Whether a value is an instant in the one form in which they are written here. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && CENTURIES.test(value) && parseInstant(value) === value;
}

/** Beyond these a day is a slip of the pen, and arithmetic with it would run out of the calendar. */
const CENTURIES = /^(19|20|21)/;

/** Private-use and format characters that reorder or hide text can make one name look like another. */
const HIDING = /[\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

function isText(value: unknown, max: number): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= max &&
    value.isWellFormed() &&
    !HIDING.test(value)
  );
}

function rule(
  name: string,
  holds: (value: unknown) => boolean,
  message: string,
  options: ValidationOptions = {},
): PropertyDecorator {
  return ValidateBy(
    { name, validator: { validate: holds, defaultMessage: () => message } },
    options,
  );
}
