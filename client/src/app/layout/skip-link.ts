import { Component } from '@angular/core';

/** First stop of the Tab key. A fragment link would leave the page because of `<base href>`. */
@Component({
  selector: 'oart-skip-link',
  template: '<button type="button" (click)="toAnswer()">Skip to the answer</button>',
  styles: `
    button {
      position: absolute;
      inset-block-start: -4rem;
      inset-inline-start: var(--space-2);
      z-index: 9;
      padding: var(--space-2) var(--space-3);
      border: 0;
      background: var(--mat-sys-surface);
      color: var(--mat-sys-primary);
      font: inherit;

      &:focus {
        inset-block-start: var(--space-2);
      }
    }
  `,
})
export class SkipLink {
  protected toAnswer(): void {
    const heading =
      document.querySelector<HTMLElement>('main h1') ?? document.querySelector('main');
    heading?.focus();
    heading?.scrollIntoView({ block: 'nearest' });
  }
}
