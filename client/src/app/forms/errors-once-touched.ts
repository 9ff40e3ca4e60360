import type { Provider } from '@angular/core';
import type { AbstractControl } from '@angular/forms';
import { ErrorStateMatcher } from '@angular/material/core';

const ONCE_TOUCHED: ErrorStateMatcher = {
  isErrorState: (control: AbstractControl | null) =>
    control !== null && control.invalid && control.touched,
};

/** A form that was sent once does not complain of its next, empty content: what is sent marks itself as touched. */
export function provideErrorsOnceTouched(): Provider {
  return { provide: ErrorStateMatcher, useValue: ONCE_TOUCHED };
}
