import { Component, afterNextRender, inject, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { HeadingFocus } from './heading-focus';

/**
 * The answer of the page in a sentence. Content is the h1; `[sub]` is the line beneath, `[tools]` stands
 * at the end edge and is not printed.
 */
@Component({
  selector: 'oart-page-heading',
  template: `
    <div>
      <h1 #heading tabindex="-1"><ng-content /></h1>
      <p class="muted"><ng-content select="[sub]" /></p>
    </div>
    <div class="tools no-print"><ng-content select="[tools]" /></div>
  `,
  styleUrl: './page-heading.scss',
})
export class PageHeading {
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    const focus = inject(HeadingFocus);
    afterNextRender(() => {
      focus.arrived(this.heading().nativeElement);
    });
  }
}
