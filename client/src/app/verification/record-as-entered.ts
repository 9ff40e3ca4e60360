import { Component, computed, input } from '@angular/core';
import type { EvidenceView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { CaseLogTable } from '../evidence/case-log-table';

/** What the uploader typed, to hold against the document above it. */
@Component({
  selector: 'oart-record-as-entered',
  imports: [CaseLogTable, DayDate],
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

  protected readonly withoutIntervention = computed(() => {
    const count = this.record().casesWithoutIntervention;
    return count === null ? '' : `, ${String(count)} without intervention`;
  });
}
