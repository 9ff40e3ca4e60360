import { Component } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCalendarHeader } from '@angular/material/datepicker';
import { MatIcon } from '@angular/material/icon';
import type { CalendarDay } from '@oart/competency';

/**
 * Head of the date picker. Material's own names its button without the words that stand on it, which
 * people who speak to their computer cannot call.
 */
@Component({
  selector: 'oart-month-header',
  imports: [MatButton, MatIcon, MatIconButton],
  template: `
    <button matButton type="button" (click)="currentPeriodClicked()">
      {{ periodButtonText }}<span class="visually-hidden">, {{ periodButtonLabel }}</span>
    </button>
    <button
      matIconButton
      type="button"
      [attr.aria-label]="prevButtonLabel"
      [disabled]="!previousEnabled()"
      (click)="previousClicked()"
    >
      <mat-icon svgIcon="arrow_back" />
    </button>
    <button
      matIconButton
      type="button"
      [attr.aria-label]="nextButtonLabel"
      [disabled]="!nextEnabled()"
      (click)="nextClicked()"
    >
      <mat-icon svgIcon="arrow_forward" />
    </button>
  `,
  styles: `
    :host {
      display: flex;
      padding: var(--space-2);
    }
    [matButton] {
      margin-inline-end: auto;
    }
  `,
})
export class MonthHeader extends MatCalendarHeader<CalendarDay> {}
