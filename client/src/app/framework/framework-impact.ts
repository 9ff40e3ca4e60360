import { Component, computed, input } from '@angular/core';
import { dayInWords } from '@oart/contract';
import type { FrameworkImpactView, TransitionChoiceView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { Unbroken } from '../layout/unbroken';

/** Who would lose what, when, for which clause, and what each choice of transition changes. */
@Component({
  selector: 'oart-framework-impact',
  imports: [DayDate, Unbroken],
  template: `
    <p>{{ sentence() }}</p>
    @if (impact().people.length > 0) {
      <table class="stacked" aria-label="Who would lose what">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">From</th>
            <th scope="col">Would lose</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr>
              <th scope="row"><oart-unbroken [text]="row.person" /></th>
              <td data-label="From"><oart-day [day]="row.on" /></td>
              <td data-label="Would lose">{{ row.lost }}</td>
              <td data-label="Because">{{ row.reasons }}</td>
            </tr>
          }
        </tbody>
      </table>
    }
    @if (choices().length > 0) {
      <table class="stacked" aria-label="What each choice of transition changes">
        <thead>
          <tr>
            <th scope="col">Changed requirement</th>
            <th scope="col">At once</th>
            <th scope="col">By a date</th>
            <th scope="col">Grandfathered</th>
          </tr>
        </thead>
        <tbody>
          @for (choice of choices(); track choice.requirement) {
            <tr>
              <th scope="row">{{ choice.title }}</th>
              @for (cell of choice.cells; track cell.kind) {
                <td [attr.data-label]="cell.label" [class.declared]="cell.isDeclared">
                  {{ cell.words }}
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    }
  `,
  styleUrl: './framework-impact.scss',
})
export class FrameworkImpact {
  readonly impact = input.required<FrameworkImpactView>();

  protected readonly sentence = computed(() => {
    const { people, peopleLookedAt, effectiveFrom, until, comparedWith } = this.impact();
    const count = new Set(people.map(({ person }) => person.id)).size;
    const who = count === 0 ? 'Nobody' : count === 1 ? '1 person' : `${String(count)} people`;
    const against = comparedWith === null ? '' : `, compared with version ${String(comparedWith)}`;
    return (
      `${who} of ${String(peopleLookedAt)} would lose ${count === 0 ? 'anything' : 'something'} from ` +
      `${dayInWords(effectiveFrom)} to ${dayInWords(until)}${against}, if nothing more is recorded.`
    );
  });

  protected readonly rows = computed(() =>
    this.impact().people.map(({ person, on, lost, reasons }) => ({
      key: `${person.id}/${on}`,
      person: person.displayName,
      on,
      lost: tasksBySite(lost),
      reasons: reasons.map(({ sentence }) => sentence).join(' '),
    })),
  );

  protected readonly choices = computed(() =>
    this.impact().choices.map((choice) => ({
      requirement: choice.requirement,
      title: choice.title,
      cells: choice.choices.map(({ kind, people }) => ({
        kind,
        label: LABELS[kind],
        isDeclared: kind === (choice.declared ?? 'immediate'),
        words: `${whoLoses(people)}${kind === (choice.declared ?? 'immediate') ? ' (chosen)' : ''}`,
      })),
    })),
  );
}

const LABELS = {
  immediate: 'At once',
  're-evidence-by': 'By a date',
  grandfathered: 'Grandfathered',
} as const;

function whoLoses(people: TransitionChoiceView['choices'][number]['people']): string {
  const [first] = people;
  if (first === undefined) return 'nobody';
  const names = people.map(({ person }) => person.displayName);
  const shown = names.slice(0, 5).join(', ');
  const more = names.length > 5 ? ` and ${String(names.length - 5)} more` : '';
  const days = [...new Set(people.map(({ on }) => on))].sort();
  return `${String(people.length)}: ${shown}${more}, from ${dayInWords(days[0])}`;
}

function tasksBySite(lost: FrameworkImpactView['people'][number]['lost']): string {
  const sites = new Map<string, Set<string>>();
  for (const { taskTitle, treatmentSiteTitle } of lost) {
    const tasks = sites.get(treatmentSiteTitle) ?? new Set<string>();
    sites.set(treatmentSiteTitle, tasks.add(taskTitle));
  }
  return [...sites].map(([site, tasks]) => `${site}: ${[...tasks].join(', ')}`).join('; ');
}
