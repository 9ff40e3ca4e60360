import { Component, input } from '@angular/core';
import type { EvidenceView } from '@oart/contract';
import { DayDate } from '../dates/day-date';

/** What the uploader typed, to hold against the document above it. */
@Component({
  selector: 'oart-record-as-entered',
  imports: [DayDate],
  templateUrl: './record-as-entered.html',
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4);
      background: var(--mat-sys-surface-container-lowest);
    }

    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class RecordAsEntered {
  readonly record = input.required<EvidenceView>();
}
