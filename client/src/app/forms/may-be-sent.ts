import { FormArray, FormGroup } from '@angular/forms';
import type { AbstractControl } from '@angular/forms';

/**
 * Whether the form may go to the server; shows what is missing where it may not, and leads there. What the
 * server refused last time is forgotten first, because it judges anew.
 * @param isRestGiven whether what is asked beside the controls is there, such as a file; its input says
 * `aria-invalid` where it is not
 */
export function mayBeSent(form: AbstractControl, isRestGiven = true): boolean {
  checkAnew(form);
  form.markAllAsTouched();
  const mayBe = form.valid && isRestGiven;
  if (!mayBe) focusRefused();
  return mayBe;
}

const FIELD = ':is(input, select, textarea)';
const REFUSED = `${FIELD}.ng-invalid.ng-touched, ${FIELD}[aria-invalid=true], fieldset.refused`;

/**
 * In a long form the field may be off the screen, where nobody would see why nothing happened. A button that was
 * clicked has no focus in every browser: then the fields that were asked for are told by being touched.
 */
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
