import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { Signal } from '@angular/core';
import type { AbstractControl } from '@angular/forms';
import { map, startWith, switchMap } from 'rxjs';

/** Whether a control shows an error of its own now. Forms tell nobody else, and the page has no zone. */
export function isRefused(control: Signal<AbstractControl>): Signal<boolean> {
  return toSignal(
    toObservable(control).pipe(
      switchMap((each) =>
        each.events.pipe(
          startWith(null),
          map(() => each.errors !== null && each.touched),
        ),
      ),
    ),
    { initialValue: false },
  );
}
