import { Component, inject, input, output, signal } from '@angular/core';
import { OpenPanels } from '../layout/open-panels';
import { SidePanel } from '../layout/side-panel';
import { SignedAct } from '../signing/signed-act';
import type { FactAct } from './fact-act';
import { SignedFactPanel } from './signed-fact-panel';

/**
 * What is signed beside a list: one act at a time, and none is left while it is on its way, nor unasked once it
 * is filled in. Make one in an injection context.
 */
export class ActBeside {
  readonly signing = new SignedAct<object>();
  private readonly panels = inject(OpenPanels);
  private readonly begun = signal<FactAct | null>(null);
  /** Null while nothing stands beside the list. */
  readonly act = this.begun.asReadonly();

  async begin(act: FactAct | null): Promise<void> {
    if (this.signing.isSending() || !(await this.panels.mayBeLeft())) return;
    this.signing.reset();
    this.begun.set(act);
  }

  close(): void {
    if (!this.signing.isSending()) this.begun.set(null);
  }
}

/** The act that stands beside a list, to be filled in and signed. Put it second in `.with-panel`, inside an `@if`. */
@Component({
  selector: 'oart-signed-side-panel',
  imports: [SidePanel, SignedFactPanel],
  template: `
    @if (beside().act(); as act) {
      <oart-side-panel [isSending]="beside().signing.isSending()" (closed)="beside().close()">
        <ng-container heading>{{ act.heading }}</ng-container>
        @for (each of [act]; track each) {
          <oart-signed-fact-panel
            [act]="each"
            [signing]="beside().signing"
            (done)="done.emit()"
            (declined)="beside().close()"
          />
        }
      </oart-side-panel>
    }
  `,
  styles: `
    :host {
      display: grid;
    }
  `,
})
export class SignedSidePanel {
  readonly beside = input.required<ActBeside>();
  /** It is recorded and no longer shown. */
  readonly done = output();
}
