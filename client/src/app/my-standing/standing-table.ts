import { Component, computed, input } from '@angular/core';
import type { StandingCell, StandingView } from '@oart/contract';
import { StatusChip } from '../status/status-chip';

interface TableRow {
  readonly task: string;
  readonly title: string;
  readonly cells: readonly { readonly site: string; readonly cell: StandingCell | null }[];
}

/** The same as the sentences, by task and treatment site, with codes. */
@Component({
  selector: 'oart-standing-table',
  imports: [StatusChip],
  templateUrl: './standing-table.html',
})
export class StandingTable {
  readonly standing = input.required<StandingView>();
  /** Id of the heading that names the table. */
  readonly labelledBy = input.required<string>();

  protected readonly sites = computed(() => [
    ...new Map(
      this.standing().cells.map((cell) => [cell.treatmentSite, cell.treatmentSiteTitle]),
    ).entries(),
  ]);
  protected readonly rows = computed(() => rowsOf(this.standing().cells, this.sites()));
}

function rowsOf(
  cells: readonly StandingCell[],
  sites: readonly (readonly [string, string])[],
): readonly TableRow[] {
  const titles = new Map(cells.map((cell) => [cell.task, cell.taskTitle]));
  return [...titles]
    .map(([task, title]) => ({
      task,
      title,
      cells: sites.map(([site]) => ({
        site,
        cell:
          cells.find(
            (cell) =>
              cell.task === task && cell.treatmentSite === site && cell.state !== 'not-required',
          ) ?? null,
      })),
    }))
    .filter((row) => row.cells.some(({ cell }) => cell !== null));
}
