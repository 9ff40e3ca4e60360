import { Component, computed, input } from '@angular/core';

/** Lines in the place of what is still loading. They do not move. */
@Component({
  selector: 'oart-skeleton',
  template: `
    <span class="visually-hidden">Loading</span>
    @for (line of lines(); track line) {
      <div class="line" aria-hidden="true"></div>
    }
  `,
  styles: `
    .line {
      block-size: 0.75rem;
      max-inline-size: 36rem;
      margin-block: calc((var(--row) - 0.75rem) / 2);
      border-radius: var(--mat-sys-corner-small);
      background: var(--mat-sys-surface-container-high);

      &:nth-child(even) {
        max-inline-size: 28rem;
      }
    }
  `,
})
export class Skeleton {
  readonly rows = input(4);

  protected readonly lines = computed(() => Array.from({ length: this.rows() }, (_, at) => at));
}
