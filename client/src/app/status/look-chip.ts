import { Component, input } from '@angular/core';
import type { StateLook } from './standing-states';

/** A state of something other than a standing, drawn as `StatusChip` draws it. */
@Component({
  selector: 'oart-look-chip',
  template: `
    @if (look(); as look) {
      <svg class="icon" aria-hidden="true"><use [attr.href]="'/icons.svg#' + look.icon" /></svg>
      <span>{{ look.word }}</span>
    }
  `,
  styleUrl: './status-chip.scss',
  host: { '[attr.data-tone]': 'look()?.tone', '[attr.data-form]': 'look()?.form' },
})
export class LookChip {
  readonly look = input.required<StateLook | null>();
}
