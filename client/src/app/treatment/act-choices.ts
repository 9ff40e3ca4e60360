import { Component, computed, inject, input, output } from '@angular/core';
import { Router } from '@angular/router';
import { FilterChoice } from '../lists/filter-choice';
import type { ActAbout } from './act-about';

/** What an address says of what came of one task is not said of another. */
const ANOTHER_TASK = { outcome: null, selection: null, doseCheckResult: null, disposition: null };

/** The unit and the task that an act is about, kept in the address of its page. */
@Component({
  selector: 'oart-act-choices',
  imports: [FilterChoice],
  template: `
    <search class="filter-bar">
      <oart-filter-choice
        label="Unit"
        [value]="about().unit()?.id ?? ''"
        [choices]="about().units()"
        [any]="null"
        [disabled]="disabled()"
        (chosen)="show('unit', $event)"
      />
      <oart-filter-choice
        [label]="label()"
        [value]="about().task()?.id ?? ''"
        [choices]="tasks()"
        any="Choose"
        [disabled]="disabled()"
        (chosen)="show('task', $event)"
      />
    </search>
  `,
})
export class ActChoices {
  readonly about = input.required<ActAbout>();
  /** What the choice of the task is called. */
  readonly label = input.required<string>();
  /** Whether only tasks that need a skill are to choose from. */
  readonly skilled = input(false);
  readonly disabled = input(false);
  /** Another act is chosen: what was shown of the one before is over. */
  readonly chosen = output();

  private readonly router = inject(Router);
  protected readonly tasks = computed(() =>
    this.about()
      .tasks()
      .filter(({ skills }) => !this.skilled() || skills.length > 0),
  );

  protected show(part: string, value: string): void {
    this.chosen.emit();
    void this.router.navigate([], {
      queryParams: { ...(part === 'task' && ANOTHER_TASK), [part]: value },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
