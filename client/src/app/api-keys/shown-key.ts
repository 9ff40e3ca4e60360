import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Confirmation } from '../layout/confirm-dialog';
import { TakesFocus } from '../layout/takes-focus';
import { TextCopy } from '../layout/text-copy';

/** Asked whatever way the key would go off the screen, but by saying that it is kept. */
export const KEY_IS_LOST: Confirmation = {
  title: 'Is the key kept?',
  consequence:
    'It cannot be shown again, by anybody. If it is not kept, the program cannot ask: close this key then, and make another.',
  action: 'It is kept',
};

/** A key, the once that it is shown. It is never printed. */
@Component({
  selector: 'oart-shown-key',
  imports: [MatButton, TakesFocus],
  template: `
    <p oartTakesFocus>
      <strong>This key can never be shown again.</strong> Copy it now to where the program reads its
      secrets. The product keeps its hash alone.
    </p>
    <code class="key" aria-label="The key">{{ key() }}</code>
    @if (copy.outcome() === 'refused') {
      <p role="alert">This browser did not copy it. Select the key and copy it.</p>
    }
    <div class="tools">
      <button matButton="filled" type="button" (click)="copy.copy(key())">
        {{ copy.outcome() === 'copied' ? 'Copied' : 'Copy the key' }}
      </button>
      <button matButton="outlined" type="button" (click)="kept.emit()">
        The key is kept: close
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }

    .key {
      padding: var(--space-3);
      border-radius: var(--mat-sys-corner-extra-small);
      background: var(--mat-sys-surface-container-highest);
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
  host: { class: 'no-print' },
})
export class ShownKey {
  readonly key = input.required<string>();
  /** Whoever made it has it. */
  readonly kept = output();

  protected readonly copy = new TextCopy('key');
}
