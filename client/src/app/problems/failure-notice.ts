import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RequestFailure } from './request-failure';

/** In the place of what could not be loaded: why, and a way to try again. */
@Component({
  selector: 'oart-failure-notice',
  imports: [MatButton],
  template: `
    <p class="reading">{{ sentence() }}</p>
    <button matButton="outlined" type="button" (click)="again.emit()">Try again</button>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      justify-items: start;
      padding-block: var(--space-4);
    }
  `,
})
export class FailureNotice {
  /** What the request rejected with; a resource gives it as its `error()`. */
  readonly failure = input.required<RequestFailure | Error | undefined>();
  readonly again = output();

  protected readonly sentence = computed(
    () => this.failure()?.message ?? 'This could not be loaded.',
  );
}
