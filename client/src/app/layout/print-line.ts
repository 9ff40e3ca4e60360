import { Component, computed, inject, input } from '@angular/core';
import type { Instant } from '@oart/competency';
import { formatInstant } from '../dates/format-instant';
import { SiteClock } from '../dates/site-clock';
import { SessionStore } from '../session/session-store';

/** On paper only: as at which instant, with what known, and who printed it. */
@Component({
  selector: 'oart-print-line',
  template: '{{ line() }}',
  host: { class: 'print-only' },
})
export class PrintLine {
  readonly at = input.required<string>();
  readonly ledgerIndex = input.required<number>();
  readonly frameworkVersion = input<number | null>(null);

  private readonly session = inject(SessionStore);
  private readonly clock = inject(SiteClock);

  protected readonly line = computed(() => {
    const version = this.frameworkVersion();
    const known = [
      `As at ${formatInstant(this.at() as Instant, this.clock.zone())}`,
      ...(version === null ? [] : [`framework v${String(version)}`]),
      `ledger ${String(this.ledgerIndex())}`,
    ];
    return `${known.join(', ')}. Printed by ${this.session.label()}.`;
  });
}
