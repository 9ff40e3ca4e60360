import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Confirm } from './confirm-dialog';
import type { Confirmation } from './confirm-dialog';
import { OpenPanels } from './open-panels';

const FILLED_IN: Confirmation = {
  title: 'Leave what you filled in?',
  consequence: 'What is filled in here is not kept.',
  action: 'Leave it',
};

let count = 0;

/**
 * Detail beside the page. Put it second in `.with-panel`, inside an `@if`. Its heading takes focus; Esc or
 * Close asks the page to remove it, after asking about what was filled in; focus goes back to where it came
 * from, unless it is elsewhere by then.
 */
@Component({
  selector: 'oart-side-panel',
  imports: [MatIcon, MatIconButton],
  template: `
    <aside [attr.aria-labelledby]="headingId">
      <div class="head">
        <h2 #heading [id]="headingId" tabindex="-1"><ng-content select="[heading]" /></h2>
        <button matIconButton type="button" aria-label="Close" (click)="close()">
          <mat-icon svgIcon="close" />
        </button>
      </div>
      <ng-content />
    </aside>
  `,
  styleUrl: './side-panel.scss',
  host: {
    '(keydown.escape)': 'escape($event)',
    // Remembered, not read off the form, which is not there any more once the words to sign are.
    '(input)': 'isFilledIn = true',
    '(change)': 'isFilledIn = true',
  },
})
export class SidePanel {
  /** Whether what is filled in survives that the panel closes. */
  readonly keeps = input(false);
  /** Asked before it is left, whatever was filled in: what it shows is lost with it. Null where nothing is. */
  readonly parting = input<Confirmation | null>(null);
  /** What is on its way is not left: the panel is still to say what came of it. */
  readonly isSending = input(false);
  readonly closed = output();

  private readonly confirm = inject(Confirm);
  private readonly panel = inject<ElementRef<HTMLElement>>(ElementRef);

  protected isFilledIn = false;
  protected readonly headingId = `side-panel-${String((count += 1))}`;
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    const origin = document.activeElement;
    afterNextRender(() => {
      this.heading().nativeElement.focus();
    });
    const forget = inject(OpenPanels).add(this);
    inject(DestroyRef).onDestroy(() => {
      forget();
      if (!this.hasFocus()) return;
      // What opened it may be gone, also before the panel was there: then the page is read from its head.
      const isThere = origin?.isConnected === true && origin !== document.body;
      const back = isThere ? origin : document.querySelector('h1');
      if (back instanceof HTMLElement) back.focus();
    });
  }

  /** The key is not given to what it asks with, which it would close at once. */
  protected escape(event: Event): void {
    event.stopPropagation();
    void this.close();
  }

  protected async close(): Promise<void> {
    if (await this.mayBeLeft()) this.closed.emit();
  }

  /** Asks about what would be lost; afterwards nothing counts as filled in. */
  async mayBeLeft(): Promise<boolean> {
    if (this.isSending()) return false;
    const filledIn = this.isFilledIn && !this.keeps() ? FILLED_IN : null;
    const question = this.parting() ?? filledIn;
    if (question === null) return true;
    const isLeft = await this.confirm.ask(question);
    if (isLeft) this.isFilledIn = false;
    return isLeft;
  }

  /** The focus of what is taken out of a page falls to its body. */
  private hasFocus(): boolean {
    const focused = document.activeElement;
    return (
      focused === null || focused === document.body || this.panel.nativeElement.contains(focused)
    );
  }
}
