import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { UploadState } from './evidence-upload';
import { sizeInWords } from './file-check';

/** How much of the file has truly left, and how to go on after a lost connection. */
@Component({
  selector: 'oart-upload-progress',
  imports: [MatButton],
  template: `
    @if (sending(); as sending) {
      <label [for]="fieldId()">{{ sending.words }}</label>
      <progress [id]="fieldId()" [value]="sending.sent" [max]="sending.size"></progress>
    }
    <div aria-live="polite">
      @if (state().kind === 'announcing') {
        <p>Telling the server what is coming.</p>
      }
      @if (interrupted(); as sentence) {
        <p><strong>Not stored.</strong> {{ sentence }}</p>
        <button matButton="outlined" type="button" (click)="again.emit()">Send again now</button>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    :host:has(div:empty:only-child) {
      display: none;
    }
    progress {
      inline-size: 100%;
      block-size: 0.5rem;
      accent-color: var(--mat-sys-primary);
    }
    p + button {
      margin-block-start: var(--space-2);
    }
  `,
})
export class UploadProgress {
  readonly fieldId = input.required<string>();
  readonly state = input.required<UploadState>();
  readonly again = output();

  protected readonly sending = computed(() => {
    const state = this.state();
    if (state.kind !== 'sending') return null;
    const { sent, size } = state;
    const words =
      sent < size
        ? `${sizeInWords(sent)} of ${sizeInWords(size)} sent`
        : 'All sent; the server is storing it. Not stored yet.';
    return { sent, size, words };
  });
  protected readonly interrupted = computed(() => {
    const state = this.state();
    if (state.kind !== 'interrupted') return null;
    const { kind, message } = state.failure;
    return kind === 'server-lost'
      ? `${message} It goes on by itself when the server answers.`
      : `${message} It goes on by itself after a pause.`;
  });
}
