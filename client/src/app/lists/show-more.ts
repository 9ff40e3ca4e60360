import { Component, computed, effect, input, output, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RequestFailure } from '../problems/request-failure';

/** Below a list that goes on: how much of it is shown, and a button for more. */
@Component({
  selector: 'oart-show-more',
  imports: [MatButton],
  template: `
    <p #told class="small muted" role="status" tabindex="-1">{{ sentence() }}</p>
    @if (failure(); as failure) {
      <p class="small" role="alert">{{ failure.message }}</p>
    }
    @if (hasMore()) {
      <button
        matButton="outlined"
        type="button"
        class="no-print"
        [disabledInteractive]="isLoading()"
        [attr.aria-busy]="isLoading()"
        (click)="more.emit()"
      >
        Show more
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
      justify-items: start;
      margin-block-start: var(--space-4);
    }
  `,
})
export class ShowMore {
  readonly shown = input.required<number>();
  readonly hasMore = input.required<boolean>();
  readonly isLoading = input(false);
  readonly failure = input<RequestFailure | null>(null);
  readonly more = output();

  private readonly told = viewChild.required<ElementRef<HTMLElement>>('told');
  private hadMore = false;

  protected readonly sentence = computed(() =>
    this.hasMore()
      ? `The first ${String(this.shown())} are shown; there are more.`
      : `All ${String(this.shown())} are shown.`,
  );

  constructor() {
    // The button goes with the last page: whoever pressed it must not be thrown to the top.
    effect(() => {
      const hasMore = this.hasMore();
      const told = this.told().nativeElement;
      const wasInside = told.parentElement?.contains(document.activeElement) ?? false;
      if (this.hadMore && !hasMore && wasInside) told.focus();
      this.hadMore = hasMore;
    });
  }
}
