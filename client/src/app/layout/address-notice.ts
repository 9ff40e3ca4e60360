import { Component, input } from '@angular/core';
import { Unbroken } from './unbroken';

/** Where an address names what cannot be shown: what, and by its content what is shown instead. */
@Component({
  selector: 'oart-address-notice',
  imports: [Unbroken],
  template: `
    @if (faults().length > 0) {
      <p class="reading">
        @for (fault of faults(); track fault) {
          <strong><oart-unbroken [text]="fault" /></strong>&ngsp;
        }
        <ng-content />
      </p>
    }
  `,
  styles: `
    p {
      margin-block-end: var(--space-4);
    }
  `,
})
export class AddressNotice {
  readonly faults = input.required<readonly string[]>();
}
