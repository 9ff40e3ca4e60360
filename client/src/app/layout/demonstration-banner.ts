import { Component } from '@angular/core';
import { DEMONSTRATION_PASSWORD } from '@oart/contract';

@Component({
  selector: 'oart-demonstration-banner',
  template: `
    <strong>Demonstration department.</strong> Nothing here is real. The password for signing is
    <code>{{ password }}</code>.
  `,
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
export class DemonstrationBanner {
  protected readonly password = DEMONSTRATION_PASSWORD;
}
