import { Component, input } from '@angular/core';
import type { SupervisedCaseView } from '@oart/contract';
import { DayDate } from '../dates/day-date';

/** The cases of a supervised case log, to be read. */
@Component({
  selector: 'oart-case-log-table',
  imports: [DayDate],
  template: `
    <table class="stacked" data-density="compact" aria-label="Cases">
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Day</th>
          <th scope="col">Treatment site</th>
          <th scope="col">Supervisor</th>
          <th scope="col">Intervention</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        @for (row of cases(); track $index) {
          <tr>
            <th scope="row">{{ row.reference }}</th>
            <td data-label="Day"><oart-day [day]="row.on" /></td>
            <td data-label="Treatment site" class="first-letter">
              {{ row.treatmentSite.replaceAll('-', ' ') }}
            </td>
            <td data-label="Supervisor">{{ row.supervisor.displayName }}</td>
            <td data-label="Intervention">{{ row.intervention ? 'Yes' : 'No' }}</td>
            <td data-label="Outcome">{{ row.outcome }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class CaseLogTable {
  readonly cases = input.required<readonly SupervisedCaseView[]>();
}
