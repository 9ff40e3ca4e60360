import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

const SHOWN = 3;

/** What a framework leaves open, each as a sentence: the first few, and the others on demand. */
@Component({
  selector: 'oart-framework-warnings',
  imports: [MatIcon],
  template: `
    @for (warning of first(); track warning) {
      <p><mat-icon svgIcon="warning" />{{ warning }}</p>
    }
    @if (more().length > 0) {
      <details>
        <summary>
          {{ more().length === 1 ? '1 more warning' : more().length + ' more warnings' }}
        </summary>
        @for (warning of more(); track warning) {
          <p><mat-icon svgIcon="warning" />{{ warning }}</p>
        }
      </details>
    }
  `,
  styles: `
    p {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--space-2);
      max-inline-size: var(--measure);
      margin-block-end: var(--space-2);
    }
    mat-icon {
      color: var(--tone-soon-mark);
    }
    summary {
      inline-size: fit-content;
      min-block-size: var(--target);
      color: var(--mat-sys-primary);
      cursor: pointer;
    }
  `,
})
export class FrameworkWarnings {
  readonly warnings = input.required<readonly string[]>();

  protected readonly first = computed(() => this.warnings().slice(0, SHOWN));
  protected readonly more = computed(() => this.warnings().slice(SHOWN));
}
