import { Component, computed, input } from '@angular/core';
import { passingAttempts } from '@oart/competency';
import type { StructureScore } from '@oart/competency';
import { DayDate } from '../dates/day-date';
import { capital } from '../layout/capital';
import { Met } from '../status/met';

/** Attempts at structures, to be read, with the one that counts of each structure marked. */
@Component({
  selector: 'oart-contouring-attempts',
  imports: [DayDate, Met],
  template: `
    <table class="stacked" data-density="compact" aria-label="Attempts">
      <thead>
        <tr>
          <th scope="col">Structure</th>
          <th scope="col">Data set</th>
          <th scope="col" class="number">Attempt</th>
          <th scope="col" class="number">Score, %</th>
          <th scope="col" class="number">Pass mark, %</th>
          <th scope="col">Completed</th>
          <th scope="col">Passed</th>
          <th scope="col">Counts</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track $index) {
          <tr>
            <th scope="row">{{ row.structure }}</th>
            <td data-label="Data set">{{ row.dataSet }}</td>
            <td data-label="Attempt" class="number">{{ row.score.attempt }}</td>
            <td data-label="Score, %" class="number">{{ row.score.score }}</td>
            <td data-label="Pass mark, %" class="number">{{ row.score.passMark }}</td>
            <td data-label="Completed">
              @if (row.score.completedOn; as day) {
                <oart-day [day]="day" />
              }
            </td>
            <td data-label="Passed"><oart-met [met]="row.score.score >= row.score.passMark" /></td>
            <td data-label="Counts">{{ row.counts ? 'Yes' : '' }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class ContouringAttempts {
  readonly attempts = input.required<readonly StructureScore[]>();

  protected readonly rows = computed(() => {
    const counting = passingAttempts(this.attempts());
    return this.attempts().map((score) => ({
      score,
      // `femoral-head-left` as `Femoral head left`
      structure: capital(score.structure.replaceAll('-', ' ')),
      dataSet: [score.dataSet, score.modality?.toUpperCase()].filter(Boolean).join(', '),
      counts: counting.has(score),
    }));
  });
}
