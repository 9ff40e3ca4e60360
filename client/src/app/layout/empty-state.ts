import { Component, input } from '@angular/core';

/** Nothing to show, said in a sentence; content says what would change that. */
@Component({
  selector: 'oart-empty-state',
  template: `
    <p class="what">{{ sentence() }}</p>
    <div class="muted"><ng-content /></div>
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: var(--measure);
      padding-block: var(--space-4);
    }
    .what {
      font: var(--mat-sys-body-large);
    }
    .muted {
      margin-block-start: var(--space-1);
    }
  `,
})
export class EmptyState {
  readonly sentence = input.required<string>();
}
