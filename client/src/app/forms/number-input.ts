import { Directive, ElementRef, forwardRef, inject } from '@angular/core';
import { NG_VALIDATORS, NG_VALUE_ACCESSOR } from '@angular/forms';
import type { ControlValueAccessor, ValidationErrors, Validator } from '@angular/forms';

/** A comma before three digits may part thousands: what is meant is not guessed. */
const WRITTEN = /^-?\d+(?:\.\d+|,\d{1,2})?$/;

/**
 * A field of a number, or null. Not the browser's own, which drops a comma unseen (`7,5` becomes 75) and counts on
 * when a page is scrolled over it: text that is no number stays there and is refused.
 */
@Directive({
  selector: 'input[oartNumberInput]',
  host: { inputmode: 'decimal', '(input)': 'read()', '(blur)': 'touch()' },
  providers: [
    { provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => NumberInput), multi: true },
    { provide: NG_VALIDATORS, useExisting: forwardRef(() => NumberInput), multi: true },
  ],
})
export class NumberInput implements ControlValueAccessor, Validator {
  private readonly input = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;
  private tell: (value: number | null) => void = () => undefined;
  protected touch: () => void = () => undefined;

  writeValue(value: number | string | null): void {
    this.input.value = value === null ? '' : String(value);
  }

  registerOnChange(tell: (value: number | null) => void): void {
    this.tell = tell;
  }

  registerOnTouched(touch: () => void): void {
    this.touch = touch;
  }

  setDisabledState(isDisabled: boolean): void {
    this.input.disabled = isDisabled;
  }

  validate(): ValidationErrors | null {
    const text = this.input.value.trim();
    return text === '' || WRITTEN.test(text) ? null : { number: true };
  }

  protected read(): void {
    const text = this.input.value.trim();
    this.tell(WRITTEN.test(text) ? Number(text.replace(',', '.')) : null);
  }
}
