import { Component, computed, input, model } from '@angular/core';
import type { FrameworkDocument } from '@oart/competency';
import type { UnitView } from '@oart/contract';
import type { ConsoleQuestion } from './gate-question';

export interface ConsolePerson {
  readonly id: string;
  readonly displayName: string;
}

/** What is asked. Every change is a new question. */
@Component({
  selector: 'oart-console-choices',
  templateUrl: './console-choices.html',
  styleUrl: './console-choices.scss',
})
export class ConsoleChoices {
  readonly question = model.required<ConsoleQuestion>();
  readonly units = input.required<readonly UnitView[]>();
  readonly tasks = input.required<FrameworkDocument['tasks']>();
  readonly persons = input.required<readonly ConsolePerson[]>();

  protected readonly unit = computed(() =>
    this.units().find(({ id }) => id === this.question().unit),
  );
  protected readonly supervisors = computed(() =>
    this.persons().filter(({ id }) => id !== this.question().person),
  );
  protected readonly asksDoseCheck = computed(() => this.question().task === 'approve-dose-check');

  protected choose(part: keyof ConsoleQuestion, event: Event): void {
    const field = event.target;
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) {
      this.question.update((question) => ({ ...question, [part]: field.value }));
    }
  }
}
