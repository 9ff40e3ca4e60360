import { Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { AbstractControl } from '@angular/forms';
import { map, startWith, switchMap } from 'rxjs';
import { fieldSentence } from './field-sentence';

/** The sentence of a field's error. Goes inside `<mat-error>`. */
@Component({
  selector: 'oart-field-error',
  template: '{{ sentence() }}',
})
export class FieldError {
  readonly control = input.required<AbstractControl>();
  /** How the field is called in a sentence: `the score`. */
  readonly name = input.required<string>();

  private readonly errors = toSignal(
    toObservable(this.control).pipe(
      switchMap((control) =>
        control.events.pipe(
          startWith(null),
          map(() => control.errors),
        ),
      ),
    ),
    { initialValue: null },
  );

  protected readonly sentence = computed(() => fieldSentence(this.name(), this.errors()));
}
