import { Component, booleanAttribute, computed, input } from '@angular/core';
import type { StandingState } from '@oart/competency';
import { STANDING_STATES } from './standing-states';

/** A state as icon, word and colour; `compact` shows the two-letter code instead of the word. */
@Component({
  selector: 'oart-status-chip',
  templateUrl: './status-chip.html',
  styleUrl: './status-chip.scss',
  host: {
    '[attr.data-tone]': 'look()?.tone',
    '[attr.data-form]': 'look()?.form',
    '[attr.title]': 'title()',
    '[class.compact]': 'compact()',
  },
})
export class StatusChip {
  readonly state = input.required<StandingState>();
  /** Days left, shown with due soon. */
  readonly days = input<number | null>(null);
  readonly compact = input(false, { transform: booleanAttribute });
  /** In a matrix cell whose tasks differ: how many are held, such as `2/6`. */
  readonly held = input<string | null>(null);

  protected readonly look = computed(() => STANDING_STATES[this.state()]);
  protected readonly title = computed(() => (this.compact() ? this.look()?.word : null));
  protected readonly daysLeft = computed(() => {
    const days = this.days();
    if (this.state() !== 'due-soon' || days === null) return null;
    return { short: `${String(days)} d`, long: days === 1 ? '1 day' : `${String(days)} days` };
  });
}
