import { Component, DestroyRef, afterNextRender, inject, output, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

let count = 0;

/**
 * Detail beside the page. Put it second in `.with-panel`, inside an `@if`. Its heading takes focus; Esc or
 * Close asks the page to remove it, and focus goes back to where it came from.
 */
@Component({
  selector: 'oart-side-panel',
  imports: [MatIcon, MatIconButton],
  template: `
    <aside [attr.aria-labelledby]="headingId">
      <div class="head">
        <h2 #heading [id]="headingId" tabindex="-1"><ng-content select="[heading]" /></h2>
        <button matIconButton type="button" aria-label="Close" (click)="closed.emit()">
          <mat-icon svgIcon="close" />
        </button>
      </div>
      <ng-content />
    </aside>
  `,
  styleUrl: './side-panel.scss',
  host: { '(keydown.escape)': 'closed.emit()' },
})
export class SidePanel {
  readonly closed = output();

  protected readonly headingId = `side-panel-${String((count += 1))}`;
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    const origin = document.activeElement;
    afterNextRender(() => {
      this.heading().nativeElement.focus();
    });
    inject(DestroyRef).onDestroy(() => {
      if (origin instanceof HTMLElement && origin.isConnected) origin.focus();
    });
  }
}
