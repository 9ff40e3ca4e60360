import type { AbstractControl } from '@angular/forms';
import type { RequestFailure } from '../problems/request-failure';
import { pathOf } from './field-id';

/** Puts what the server said about each field on its control, as the error `refused`. */
export function markRefused(form: AbstractControl, failure: RequestFailure): void {
  for (const { pointer, message } of failure.problem.errors ?? []) {
    const path = pathOf(pointer);
    const control = path.length === 0 ? null : form.get(path);
    control?.setErrors({ ...control.errors, refused: message });
    control?.markAsTouched();
  }
}
