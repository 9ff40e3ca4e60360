import { Component, input } from '@angular/core';
import { DayDate } from '../dates/day-date';
import type { CoverSite } from './cover-rows';

/** The picture in numbers and names, for those who cannot see it, and for paper. */
@Component({
  selector: 'oart-cover-table',
  imports: [DayDate],
  template: `
    <table class="stacked" data-density="compact" aria-label="Depth of cover in numbers">
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col" class="number">Now</th>
          <th scope="col" class="number">30 d</th>
          <th scope="col" class="number">60 d</th>
          <th scope="col" class="number">90 d</th>
          <th scope="col" class="number">Least</th>
          <th scope="col">Who now</th>
          <th scope="col">What changes it</th>
        </tr>
      </thead>
      @for (site of sites(); track site.id) {
        <tbody>
          <tr class="site">
            <th scope="rowgroup" colspan="8">{{ site.title }}</th>
          </tr>
          @for (row of site.rows; track row.key) {
            <tr>
              <th scope="row">{{ row.task }}</th>
              <td class="number" data-label="Now">{{ row.now }}</td>
              <td class="number" data-label="In 30 days">{{ row.in30 }}</td>
              <td class="number" data-label="In 60 days">{{ row.in60 }}</td>
              <td class="number" data-label="In 90 days">{{ row.in90 }}</td>
              <td class="number" data-label="Least" [class.thin]="row.least < 2">
                {{ row.least }}
              </td>
              <td data-label="Who now">{{ row.people || 'nobody' }}</td>
              <td data-label="What changes it">
                @for (change of row.changes; track $index) {
                  <div>
                    {{ change.count }} from <oart-day [day]="change.on" />: {{ change.why }}
                  </div>
                }
              </td>
            </tr>
          }
        </tbody>
      }
    </table>
  `,
  styles: `
    tbody th {
      font-weight: 400;
    }
    .site th {
      padding-block-start: var(--space-3);
      font: var(--mat-sys-title-small);
    }
    .thin {
      font-weight: 600;
    }
    td,
    th {
      vertical-align: top;
    }
  `,
})
export class CoverTable {
  readonly sites = input.required<readonly CoverSite[]>();
}
