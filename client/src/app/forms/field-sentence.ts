import type { ValidationErrors } from '@angular/forms';
import type { CalendarDay } from '@oart/competency';
import { formatDay } from '../dates/format-day';

/** What is wrong with one field, as a sentence. `name` is how the field is called in it. */
export function fieldSentence(name: string, errors: ValidationErrors | null): string {
  if (errors === null) return '';
  const refused: unknown = errors['refused'];
  if (typeof refused === 'string') return refused;
  if ('matDatepickerParse' in errors) return `Write ${name} like 24 Nov 2026.`;
  const latest = latestIn(errors['matDatepickerMax']);
  if (latest !== null) return `Enter ${latest} or an earlier day for ${name}.`;
  if ('number' in errors) return `Write ${name} in digits, such as 12 or 7.5.`;
  if ('required' in errors) return `Enter ${name}.`;
  const shortest = lengthIn(errors['minlength']);
  if (shortest !== null) return `Write at least ${shortest} characters for ${name}.`;
  const longest = lengthIn(errors['maxlength']);
  if (longest !== null) return `Write at most ${longest} characters for ${name}.`;
  return `Check ${name}.`;
}

function latestIn(error: unknown): string | null {
  const isLatest = typeof error === 'object' && error !== null && 'max' in error;
  return isLatest ? formatDay(error.max as CalendarDay) : null;
}

function lengthIn(error: unknown): string | null {
  const isLength = typeof error === 'object' && error !== null && 'requiredLength' in error;
  return isLength ? String(error.requiredLength) : null;
}
