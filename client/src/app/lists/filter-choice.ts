import { Component, computed, input, output } from '@angular/core';

/** What can be chosen, under whichever name it is known by. */
type Named = { readonly id: string } & (
  { readonly title: string } | { readonly name: string } | { readonly displayName: string }
);

/** One choice of what a list shows, in a `.filter-bar`; '' is any of them. */
@Component({
  selector: 'oart-filter-choice',
  template: `
    <label
      >{{ label() }}
      <select [disabled]="disabled()" (change)="choose($event)">
        @if (any(); as words) {
          <option value="" [selected]="value() === ''">{{ words }}</option>
        }
        @for (each of named(); track each.id) {
          <option [value]="each.id" [selected]="each.id === value()">{{ each.title }}</option>
        }
      </select></label
    >
  `,
})
export class FilterChoice {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly choices = input.required<readonly Named[]>();
  /** The words of no choice; null where something is always chosen. */
  readonly any = input<string | null>('Any');
  readonly disabled = input(false);
  readonly chosen = output<string>();

  protected readonly named = computed(() =>
    this.choices().map((choice) => ({ id: choice.id, title: titleOf(choice) })),
  );

  protected choose({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.chosen.emit(target.value);
  }
}

function titleOf(choice: Named): string {
  if ('title' in choice) return choice.title;
  return 'name' in choice ? choice.name : choice.displayName;
}
