import { Component, computed, input } from '@angular/core';
import { inWords } from '@oart/contract';
import type { EvidenceView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { CaseLogTable } from '../evidence/case-log-table';
import { ContouringAttempts } from '../evidence/contouring-attempts';

/** What the uploader typed, to hold against the document above it. */
@Component({
  selector: 'oart-record-as-entered',
  imports: [CaseLogTable, ContouringAttempts, DayDate],
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

  protected readonly others = computed(() =>
    inWords(this.record().alsoFor.map(({ displayName }) => displayName)),
  );
  protected readonly dataSets = computed(() => {
    const named = this.record().structures.map(({ dataSet, modality }) =>
      [dataSet, modality?.toUpperCase()].filter(Boolean).join(', '),
    );
    return [...new Set(named)].filter((each) => each !== '').join('; ');
  });
  protected readonly withoutIntervention = computed(() => {
    const count = this.record().casesWithoutIntervention;
    return count === null ? '' : `, ${String(count)} without intervention`;
  });
}
