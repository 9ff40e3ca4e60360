import { Component, computed, input } from '@angular/core';
import { inWords } from '@oart/contract';
import type { EvidenceView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { InstantTime } from '../dates/instant-time';
import { CaseLogTable } from '../evidence/case-log-table';
import { ContouringAttempts } from '../evidence/contouring-attempts';
import { capital } from '../layout/capital';

/** What the uploader typed, to hold against the document above it. */
@Component({
  selector: 'oart-record-as-entered',
  imports: [CaseLogTable, ContouringAttempts, DayDate, InstantTime],
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
  protected readonly software = computed(() => {
    const { platform, softwareVersions } = this.record();
    return `${capital(platform ?? '')} ${softwareVersions.join(', ')}`;
  });
  /** `plan-checking` as `Plan checking` */
  protected readonly activity = computed(() =>
    capital((this.record().experience?.activity ?? '').replaceAll('-', ' ')),
  );
  /** What the number of the record counts, as the form called it. */
  protected readonly countedAs = computed(() => {
    if (this.record().type === 'plan-check-training-record') return 'Plans checked';
    return this.record().caseLog.length > 0 ? 'Cases' : 'Cases or sessions';
  });
  protected readonly withoutIntervention = computed(() => {
    const count = this.record().casesWithoutIntervention;
    return count === null ? '' : `, ${String(count)} without intervention`;
  });
}
