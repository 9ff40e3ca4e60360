import { effect, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl } from '@angular/forms';
import { debounceTime } from 'rxjs';
import { TYPED_AFTER_MS } from '../forms/typed-after';

/**
 * The control of what is looked for in a list: it shows what the page is asked for, and tells what is typed once
 * nothing more is typed, without blanks around it; null where nothing is looked for. Ask in an injection context.
 */
export function searchField(
  search: () => string,
  searched: (search: string | null) => void,
): FormControl<string> {
  const field = new FormControl('', { nonNullable: true });
  effect(() => {
    const asked = search();
    untracked(() => {
      if (asked !== field.value.trim()) field.setValue(asked, { emitEvent: false });
    });
  });
  field.valueChanges.pipe(debounceTime(TYPED_AFTER_MS), takeUntilDestroyed()).subscribe((typed) => {
    const found = typed.trim();
    searched(found === '' ? null : found);
  });
  return field;
}
