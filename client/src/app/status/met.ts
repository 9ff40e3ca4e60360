import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** Whether a requirement is met: tick or cross, and the word. */
@Component({
  selector: 'oart-met',
  imports: [MatIcon],
  template: `
    @if (met()) {
      <mat-icon svgIcon="check" data-tone="may" />met
    } @else {
      <mat-icon svgIcon="close" data-tone="returned" />not met
    }
  `,
  styleUrl: './met.scss',
})
export class Met {
  readonly met = input.required<boolean>();
}
