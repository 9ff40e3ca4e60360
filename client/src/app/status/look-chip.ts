import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { StateLook } from './standing-states';

/** A state of something other than a standing, drawn as `StatusChip` draws it. */
@Component({
  selector: 'oart-look-chip',
  imports: [MatIcon],
  template: `
    @if (look(); as look) {
      <mat-icon [svgIcon]="look.icon" />
      <span>{{ look.word }}</span>
    }
  `,
  styleUrl: './status-chip.scss',
  host: { '[attr.data-tone]': 'look()?.tone', '[attr.data-form]': 'look()?.form' },
})
export class LookChip {
  readonly look = input.required<StateLook | null>();
}
