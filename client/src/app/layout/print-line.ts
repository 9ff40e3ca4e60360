import { Component, inject, input } from '@angular/core';
import { InstantTime } from '../dates/instant-time';
import { SessionStore } from '../session/session-store';

/** On paper only: as at which instant, with what known, and who printed it. */
@Component({
  selector: 'oart-print-line',
  imports: [InstantTime],
  template: `
    As at <oart-instant [at]="at()" />
    @if (frameworkVersion(); as version) {
      , framework v{{ version }}
    }
    , ledger {{ ledgerIndex() }}. Printed by {{ session.label() }}.
  `,
  host: { class: 'print-only' },
})
export class PrintLine {
  readonly at = input.required<string>();
  readonly ledgerIndex = input.required<number>();
  readonly frameworkVersion = input<number | null>(null);

  protected readonly session = inject(SessionStore);
}
