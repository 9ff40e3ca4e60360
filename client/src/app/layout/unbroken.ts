import { Component, computed, input } from '@angular/core';

/** A sentence in which role labels and numbers such as `AA-3` or `E-2026-0134` are never broken. */
@Component({
  selector: 'oart-unbroken',
  template: `@for (part of parts(); track $index) {
    <span [class.nowrap]="part.isLabel">{{ part.text }}</span>
  }`,
})
export class Unbroken {
  readonly text = input.required<string>();

  protected readonly parts = computed(() =>
    this.text()
      .split(/(\S*\w-\d\S*)/)
      .filter((text) => text !== '')
      .map((text) => ({ text, isLabel: /\w-\d/.test(text) })),
  );
}
