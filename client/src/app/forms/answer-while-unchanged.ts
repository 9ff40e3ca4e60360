import type { AbstractControl } from '@angular/forms';
import type { Observable } from 'rxjs';
import { firstValueFrom, takeUntil } from 'rxjs';

/** The answer about what a form says; null, and no longer waited for, once the form says something else. */
export function answerWhileUnchanged<Answer>(
  form: AbstractControl,
  request: Observable<Answer>,
): Promise<Answer | null> {
  return firstValueFrom(request.pipe(takeUntil(form.valueChanges)), { defaultValue: null });
}
