import { Component } from '@angular/core';

@Component({
  selector: 'oart-demonstration-banner',
  template: '<strong>Demonstration department.</strong> Nothing here is real.',
  styles: `
    :host {
      display: block;
      padding: 0.125rem var(--gutter);
      background: var(--tone-soon-bg);
      color: var(--tone-soon-fg);
      box-shadow: inset 0 -2px var(--tone-soon-mark);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class DemonstrationBanner {}
