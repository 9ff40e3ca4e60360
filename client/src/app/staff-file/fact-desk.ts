import { Component, Injector, afterNextRender, inject, input, output, signal } from '@angular/core';
import { SidePanel } from '../layout/side-panel';
import type { FactAct, FactSection } from './fact-act';
import { FactList } from './fact-list';
import { FactPanel } from './fact-panel';

/** Sections of entries, with the form of the act that was chosen beside them. Content stands above. */
@Component({
  selector: 'oart-fact-desk',
  imports: [FactList, FactPanel, SidePanel],
  template: `
    <div [class.with-panel]="act() !== null">
      <div>
        <ng-content />
        <div class="sections">
          @for (section of sections(); track section.id) {
            <section [attr.aria-labelledby]="section.id">
              <oart-fact-list
                [section]="section"
                [withCorrected]="withCorrected()"
                (chosen)="open($event, section.id)"
              />
            </section>
          }
        </div>
      </div>
      @if (act(); as act) {
        <oart-side-panel (closed)="this.act.set(null)">
          <ng-container heading>{{ act.heading }}</ng-container>
          <oart-fact-panel [act]="act" (done)="done()" (declined)="this.act.set(null)" />
        </oart-side-panel>
      }
    </div>
  `,
})
export class FactDesk {
  readonly sections = input.required<readonly FactSection[]>();
  /** Whether entries that were corrected are shown too. */
  readonly withCorrected = input(false);
  /** Something was recorded: what is shown is read again. */
  readonly recorded = output();

  protected readonly act = signal<FactAct | null>(null);
  private readonly injector = inject(Injector);
  private actedIn: string | null = null;

  protected open(act: FactAct, section: string): void {
    this.actedIn = section;
    this.act.set(act);
  }

  protected done(): void {
    this.act.set(null);
    this.recorded.emit();
    // The panel gives the focus back to its button, which may go with its entry: the section stays.
    const toSection = () => {
      if (this.actedIn !== null) document.getElementById(this.actedIn)?.focus();
    };
    afterNextRender(toSection, { injector: this.injector });
  }
}
