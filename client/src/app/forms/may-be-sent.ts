import { FormArray, FormGroup } from '@angular/forms';
import type { AbstractControl } from '@angular/forms';

/**
 * Whether the form may go to the server; shows what is missing where it may not. What the server refused
 * last time is forgotten first, because it judges anew.
 */
export function mayBeSent(form: AbstractControl): boolean {
  checkAnew(form);
  form.markAllAsTouched();
  return form.valid;
}

function checkAnew(control: AbstractControl): void {
  if (control instanceof FormGroup || control instanceof FormArray) {
    Object.values(control.controls as Record<string, AbstractControl>).forEach(checkAnew);
  }
  control.updateValueAndValidity();
}
