import { Component, computed, input } from '@angular/core';
import { inWords } from '@oart/contract';
import type { ChangeImpactView, LossView } from '@oart/contract';
import { joinTasks } from '../my-standing/group-standing';
import { PersonLink } from '../person/person-link';
import { curersInWords } from '../reasons/curer-titles';

/** Who would be paused by a change, for which tasks and sites, and what cures it; and who would act again. */
@Component({
  selector: 'oart-change-impact',
  imports: [PersonLink],
  template: `
    <div role="status">
      <h3>{{ sentence() }}</h3>
    </div>
    <ul>
      @for (row of rows(); track row.person.id) {
        <li>
          <p><oart-person-link [person]="row.person" />: {{ row.lost }}</p>
          @for (reason of row.reasons; track reason.sentence) {
            <p class="small">
              {{ reason.sentence }} <strong>Do:</strong> {{ reason.cure }} {{ reason.by }}
            </p>
          }
        </li>
      }
    </ul>
    @if (gains().length > 0) {
      <h3>{{ gainSentence() }}</h3>
      <ul>
        @for (row of gains(); track row.person.id) {
          <li><oart-person-link [person]="row.person" />: {{ row.regained }}</li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class ChangeImpact {
  readonly impact = input.required<ChangeImpactView>();
  /** What the change would do, before the names. */
  readonly sentence = input.required<string>();
  /** The same of what it would give back. */
  readonly gainSentence = input.required<string>();

  /** Whether to say on which units: not where there is one alone. */
  readonly namesUnits = input(false);

  protected readonly gains = computed(() =>
    this.impact().regaining.map(({ person, regained }) => ({
      person,
      regained: cellsInWords(regained, this.namesUnits()),
    })),
  );

  protected readonly rows = computed(() =>
    this.impact().people.map(({ person, lost, reasons }) => ({
      person,
      lost: cellsInWords(lost, this.namesUnits()),
      reasons: reasons.map(({ sentence, cure, curedBy }) => ({
        sentence,
        cure: cure ?? '',
        by: curedBy.length === 0 ? '' : `Can be cured by ${curersInWords(curedBy)}.`,
      })),
    })),
  );
}

/** `Edit and approve OAR contours for cervix and prostate on Ethos-1`; what differs in its places apart. */
export function cellsInWords(lost: LossView['lost'], namesUnits: boolean): string {
  const byTask = Map.groupBy(lost, ({ taskTitle }) => taskTitle);
  const byPlaces = Map.groupBy([...byTask], ([, cells]) => placesInWords(cells, namesUnits));
  return [...byPlaces]
    .map(([places, tasks]) => `${joinTasks(tasks.map(([title]) => title))} for ${places}`)
    .join('; ');
}

function placesInWords(cells: LossView['lost'], namesUnits: boolean): string {
  const byUnits = Map.groupBy(cells, ({ units }) => (namesUnits ? ` on ${inWords(units)}` : ''));
  return [...byUnits]
    .map(([on, of]) => inWords(of.map((cell) => cell.treatmentSiteTitle.toLowerCase())) + on)
    .join(', for ');
}
