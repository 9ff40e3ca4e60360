import { Component, computed, inject, input, output, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { FilterChoice } from '../lists/filter-choice';
import type { SignedAct } from '../signing/signed-act';
import type { FactAct, FactValues } from '../staff-file/fact-act';
import { SignedFactPanel } from '../staff-file/signed-fact-panel';
import type { ActAbout } from './act-about';

/** What an address says of what came of one task is not said of another. */
const ANOTHER_TASK = { outcome: null, selection: null, doseCheckResult: null, disposition: null };

/** The unit and the task that an act is about, kept in the address of its page, and the form in which it is signed. */
@Component({
  selector: 'oart-act-entry',
  imports: [FilterChoice, SignedFactPanel],
  template: `
    <search class="filter-bar">
      <oart-filter-choice
        label="Unit"
        [value]="about().unit()?.id ?? ''"
        [choices]="about().units()"
        [any]="null"
        [disabled]="signing().isSending()"
        (chosen)="show('unit', $event)"
      />
      <oart-filter-choice
        [label]="label()"
        [value]="about().task()?.id ?? ''"
        [choices]="tasks()"
        any="Choose"
        [disabled]="signing().isSending()"
        (chosen)="show('task', $event)"
      />
    </search>
    @if (act(); as act) {
      <section class="form" aria-labelledby="act-title">
        <h2 id="act-title">{{ act.heading }}</h2>
        <oart-signed-fact-panel
          [act]="act"
          [signing]="signing()"
          [mayDecline]="false"
          (done)="done.emit($event)"
        />
      </section>
    }
  `,
  styleUrl: './act-page.scss',
})
export class ActEntry {
  readonly about = input.required<ActAbout>();
  /** What the choice of the task is called. */
  readonly label = input.required<string>();
  /** Whether only tasks that need a skill are to choose from. */
  readonly skilled = input(false);
  /** Null until the task is chosen. */
  readonly act = input.required<FactAct | null>();
  readonly signing = input.required<SignedAct<object>>();
  /** The answer to what was recorded. */
  readonly done = output<unknown>();

  private readonly router = inject(Router);
  private readonly panel = viewChild(SignedFactPanel);
  protected readonly tasks = computed(() =>
    this.about()
      .tasks()
      .filter(({ skills }) => !this.skilled() || skills.length > 0),
  );

  /** What is filled in. */
  values(): FactValues {
    return this.panel()?.values() ?? {};
  }

  /** Another act is chosen: what was shown of the one before is over. */
  protected show(part: string, value: string): void {
    this.signing().reset();
    void this.router.navigate([], {
      queryParams: { ...(part === 'task' && ANOTHER_TASK), [part]: value },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
