import { Component, computed, input } from '@angular/core';
import type { ExceptionalCountView } from '@oart/contract';
import { formatMonth } from '../dates/format-day';

/** How many there were, by month and unit: what a governance meeting reads (I16). */
@Component({
  selector: 'oart-exceptional-counts',
  template: `
    <h2 id="exceptional-counts">By month and unit</h2>
    @if (counts().length === 0) {
      <p class="muted">There was none.</p>
    } @else {
      <table class="stacked" data-density="compact" aria-labelledby="exceptional-counts">
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Unit</th>
            <th scope="col">Break-glass</th>
            <th scope="col">Without entitlement</th>
            <th scope="col">After a downtime</th>
          </tr>
        </thead>
        <tbody>
          @for (each of rows(); track each.key) {
            <tr>
              <th scope="row">{{ each.title }}</th>
              <td data-label="Unit">{{ each.unit.name }}</td>
              <td data-label="Break-glass">{{ each.breakGlass }}</td>
              <td data-label="Without entitlement">{{ each.withoutEntitlement }}</td>
              <td data-label="After a downtime">{{ each.lateEntries }}</td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    tbody th {
      font-weight: 400;
    }
  `,
})
export class ExceptionalCounts {
  readonly counts = input.required<readonly ExceptionalCountView[]>();

  protected readonly rows = computed(() =>
    this.counts().map((each) => ({
      ...each,
      key: `${each.month} ${each.unit.id}`,
      title: formatMonth(each.month),
    })),
  );
}
