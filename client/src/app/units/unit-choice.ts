import { Component, computed, inject, input } from '@angular/core';
import type { UnitView } from '@oart/contract';
import { ChosenUnit } from './chosen-unit';

/** Which unit a page is about, where the department has several; the page itself says its name. */
@Component({
  selector: 'oart-unit-choice',
  template: `
    @if (units().length > 1) {
      <label
        >{{ label() }}
        <select (change)="choose($event)">
          @for (each of units(); track each.id) {
            <option [value]="each.id" [selected]="each.id === unit()?.id">{{ each.name }}</option>
          }
        </select></label
      >
    }
  `,
})
export class UnitChoice {
  readonly units = input.required<readonly UnitView[]>();
  readonly label = input('Unit');

  private readonly chosenUnit = inject(ChosenUnit);
  protected readonly unit = computed(() => this.chosenUnit.of(this.units()));

  protected choose({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.chosenUnit.choose(target.value);
  }
}
