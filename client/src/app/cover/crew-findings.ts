import { Component, computed, input } from '@angular/core';
import type { CrewCheckView } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { curesOnce } from '../reasons/cures-once';
import { ReasonList } from '../reasons/reason-list';
import { coveredBy } from './crew-check-answer';

/** What somebody has to do something about: gaps with what would close them, single points, ends inside. */
@Component({
  selector: 'oart-crew-findings',
  imports: [InstantTime, ReasonList],
  templateUrl: './crew-findings.html',
  styles: `
    :host {
      display: block;
    }
    li + li {
      margin-block-start: var(--space-2);
    }
    h2 {
      margin-block: var(--space-4) var(--space-2);
    }
    .single {
      margin-block-start: var(--space-4);
    }
  `,
})
export class CrewFindings {
  readonly check = input.required<CrewCheckView>();

  protected readonly gaps = computed(() =>
    this.check()
      .rows.filter(({ verdict }) => verdict === 'gap')
      .map((row) => ({
        row,
        // Those of the crew who lack least come nearest to closing it.
        nearest: row.cells
          .filter(({ reasons }) => reasons.length > 0)
          .sort((one, other) => one.reasons.length - other.reasons.length)
          .slice(0, 2)
          .map((cell) => ({ name: this.nameOf(cell.personId), reasons: curesOnce(cell.reasons) })),
        couldCover: row.couldCover.map(({ displayName }) => displayName).join(', '),
      })),
  );
  protected readonly single = computed(() =>
    this.check()
      .rows.filter(({ verdict }) => verdict === 'single-point-of-failure')
      .map((row) => ({ row, name: coveredBy(row, this.check().crew) })),
  );
  protected readonly ending = computed(() =>
    this.check().rows.flatMap((row) =>
      row.cells.flatMap(({ personId, endsAt }) =>
        endsAt === null ? [] : [{ row, name: this.nameOf(personId), endsAt }],
      ),
    ),
  );

  private nameOf(person: string): string {
    return this.check().crew.find(({ id }) => id === person)?.displayName ?? person;
  }
}
