import { Component, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { FormControl } from '@angular/forms';
import { startWith, switchMap } from 'rxjs';
import type { Choice } from '../forms/choice-field';
import { FieldError } from '../forms/field-error';
import { isRefused } from '../forms/is-refused';

/** One or more treatment sites as boxes to tick. */
@Component({
  selector: 'oart-treatment-sites',
  imports: [FieldError],
  template: `
    <fieldset class="field" [class.refused]="isRefused()" id="treatmentSites" tabindex="-1">
      <legend class="label">{{ legend() }}</legend>
      <div class="boxes">
        @for (site of sites(); track site.id) {
          <label>
            <input
              type="checkbox"
              [checked]="ticked().includes(site.id)"
              (change)="toggle(site.id)"
            />{{ site.title }}
          </label>
        }
      </div>
      @if (isRefused()) {
        <p class="small refused">
          <oart-field-error [control]="control()" name="at least one treatment site" />
        </p>
      }
    </fieldset>
  `,
  styles: `
    legend {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-medium);
    }
    .boxes {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-4);
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      min-block-size: var(--control);
    }
    input {
      inline-size: 1.25rem;
      block-size: 1.25rem;
      margin: 0;
      accent-color: var(--mat-sys-primary);
    }
    p {
      color: var(--mat-sys-error);
    }
  `,
})
export class TreatmentSites {
  readonly control = input.required<FormControl<readonly string[]>>();
  readonly sites = input.required<readonly Choice[]>();
  readonly legend = input('Treatment sites');

  protected readonly isRefused = isRefused(this.control);
  protected readonly ticked = toSignal(
    toObservable(this.control).pipe(
      switchMap((control) => control.valueChanges.pipe(startWith(control.value))),
    ),
    { initialValue: [] as readonly string[] },
  );

  protected toggle(site: string): void {
    const control = this.control();
    const others = control.value.filter((each) => each !== site);
    control.setValue(others.length === control.value.length ? [...others, site] : others);
    control.markAsTouched();
  }
}
