import { FormArray, FormGroup } from '@angular/forms';
import type { AbstractControl } from '@angular/forms';

/**
 * Whether the form may go to the server; shows what is missing where it may not, and leads there. What the
 * server refused last time is forgotten first, because it judges anew.
 */
export function mayBeSent(form: AbstractControl): boolean {
  checkAnew(form);
  form.markAllAsTouched();
  if (!form.valid) focusRefused();
  return form.valid;
}

const REFUSED = ':is(input, select, textarea).ng-invalid, fieldset.refused';

/** In a long form the field may be off the screen, where nobody would see why nothing happened. */
function focusRefused(): void {
  const form = document.activeElement?.closest('form') ?? document;
  // A field says that it is refused once it is drawn again.
  setTimeout(() => {
    const field = form.querySelector(REFUSED);
    if (field instanceof HTMLElement) field.focus();
  });
}

function checkAnew(control: AbstractControl): void {
  if (control instanceof FormGroup || control instanceof FormArray) {
    Object.values(control.controls as Record<string, AbstractControl>).forEach(checkAnew);
  }
  control.updateValueAndValidity();
}
