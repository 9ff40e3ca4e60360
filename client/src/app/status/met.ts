import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** Whether a requirement is met: tick or cross, and the word. */
@Component({
  selector: 'oart-met',
  imports: [MatIcon],
  template: `
    @if (met()) {
      <mat-icon svgIcon="check" data-tone="may" />{{ yes() }}
    } @else {
      <mat-icon svgIcon="close" data-tone="returned" />{{ no() }}
    }
  `,
  styleUrl: './met.scss',
})
export class Met {
  readonly met = input.required<boolean>();
  readonly yes = input('met');
  readonly no = input('not met');
}
