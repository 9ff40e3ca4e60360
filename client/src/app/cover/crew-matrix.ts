import { Component, computed, input } from '@angular/core';
import type { CrewCheckView, CrewRowView } from '@oart/contract';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '../icons/icon-names';
import { StatusChip } from '../status/status-chip';
import type { Tone } from '../status/standing-states';
import { coveredBy } from './crew-check-answer';

const VERDICTS: Readonly<
  Record<
    CrewRowView['verdict'],
    { readonly word: string; readonly icon: IconName; readonly tone: Tone }
  >
> = {
  covered: { word: 'covered', icon: 'check', tone: 'may' },
  'single-point-of-failure': { word: 'one alone', icon: 'warning', tone: 'soon' },
  gap: { word: 'gap', icon: 'close', tone: 'returned' },
};

/** Every task beside every person of the crew, one table for each treatment site. */
@Component({
  selector: 'oart-crew-matrix',
  imports: [MatIcon, StatusChip],
  templateUrl: './crew-matrix.html',
  styleUrl: './crew-matrix.scss',
})
export class CrewMatrix {
  readonly check = input.required<CrewCheckView>();

  protected readonly sites = computed(() => {
    const { rows, crew } = this.check();
    const titles = new Map(rows.map((row) => [row.treatmentSite, row.treatmentSiteTitle]));
    return [...titles].map(([id, title]) => ({
      id,
      title,
      rows: rows
        .filter(({ treatmentSite }) => treatmentSite === id)
        .map((row) => ({ ...row, look: VERDICTS[row.verdict], by: coveredBy(row, crew) })),
    }));
  });
}
