import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { inWords } from '@oart/contract';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { organisation } from '../my-standing/standing-api';
import { FailureNotice } from '../problems/failure-notice';

/** Every treatment unit: what it runs today and for which treatment sites it is open. */
@Component({
  selector: 'oart-units-page',
  imports: [EmptyState, FailureNotice, PageHeading, RouterLink, Skeleton],
  template: `
    <oart-page-heading>{{ answer() }}</oart-page-heading>
    @if (organisation.error(); as failure) {
      <oart-failure-notice [failure]="failure" (again)="organisation.reload()" />
    } @else if (rows(); as rows) {
      <table class="stacked" aria-label="Units">
        <thead>
          <tr>
            <th scope="col">Unit</th>
            <th scope="col">Site</th>
            <th scope="col">Software</th>
            <th scope="col">Open for</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows; track row.unit.id) {
            <tr>
              <th scope="row">
                <a [routerLink]="['/units', row.unit.id]">{{ row.unit.name }}</a>
              </th>
              <td data-label="Site">{{ row.unit.site }}</td>
              <td data-label="Software">{{ row.unit.softwareVersion }}</td>
              <td data-label="Open for">{{ row.sites }}</td>
            </tr>
          }
        </tbody>
      </table>
      @if (rows.length === 0) {
        <oart-empty-state sentence="No treatment unit is on file yet." />
      }
    } @else {
      <oart-skeleton [rows]="4" />
    }
  `,
})
export class UnitsPage {
  protected readonly organisation = organisation();
  protected readonly rows = computed(() =>
    this.organisation.hasValue()
      ? this.organisation.value().units.map((unit) => ({
          unit,
          sites: inWords(unit.treatmentSites.map(({ title }) => title)),
        }))
      : null,
  );
  protected readonly answer = computed(() => {
    const count = this.rows()?.length;
    if (count === undefined) return 'Units';
    return count === 1 ? '1 treatment unit' : `${String(count)} treatment units`;
  });
}
