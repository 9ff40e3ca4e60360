import { Directive, ElementRef, afterNextRender, inject } from '@angular/core';

/** A heading that takes the focus when it comes into the page: what an act brought up is read from its head. */
@Directive({ selector: '[oartTakesFocus]', host: { tabindex: '-1' } })
export class TakesFocus {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => {
      nativeElement.focus();
    });
  }
}
