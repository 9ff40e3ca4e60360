import { Component, input, output } from '@angular/core';
import type { DemonstrationPerson } from '@oart/contract';

/** In a demonstration database: be any of its people, without a password. */
@Component({
  selector: 'oart-demonstration-switcher',
  template: `
    <section aria-labelledby="switcher-title">
      <h2 id="switcher-title">Or be one of the demonstration department</h2>
      <ul>
        @for (person of people(); track person.accountId) {
          <li>
            <button type="button" (click)="chosen.emit(person.accountId)">
              <strong class="nowrap">{{ person.label }}</strong>
              <span class="muted">{{ person.post }}</span>
            </button>
          </li>
        }
      </ul>
    </section>
  `,
  styleUrl: './demonstration-switcher.scss',
})
export class DemonstrationSwitcher {
  readonly people = input.required<readonly DemonstrationPerson[]>();
  /** The account to enter as. */
  readonly chosen = output<string>();
}
