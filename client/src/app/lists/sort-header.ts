import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Sort } from '@oart/contract';

/** What `aria-sort` of a column's `th` says; null where the list is sorted by another one. */
export function directionOf<Field extends string>(
  field: Field,
  sort: Sort<Field>,
): 'ascending' | 'descending' | null {
  if (sort === field) return 'ascending';
  return sort === `-${field}` ? 'descending' : null;
}

/** In the head of a column by which the list can be sorted: once up, again down. */
@Component({
  selector: 'oart-sort-header',
  imports: [MatIcon],
  template: `
    <button type="button" (click)="sorted.emit(next())">
      <ng-content />
      @if (direction(); as direction) {
        <mat-icon [svgIcon]="direction === 'ascending' ? 'arrow_upward' : 'arrow_downward'" />
      }
    </button>
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;

      &:hover {
        text-decoration: underline;
      }
    }

    mat-icon {
      inline-size: 1em;
      block-size: 1em;
    }
  `,
})
export class SortHeader<Field extends string> {
  /** The field of this column. */
  readonly field = input.required<Field>();
  /** How the list is sorted now. */
  readonly sort = input.required<Sort<Field>>();
  readonly sorted = output<Sort<Field>>();

  protected readonly direction = computed(() => directionOf(this.field(), this.sort()));
  protected readonly next = computed<Sort<Field>>(() => {
    const field = this.field();
    return this.direction() === 'ascending' ? `-${field}` : field;
  });
}
