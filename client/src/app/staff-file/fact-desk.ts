import {
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { OpenPanels } from '../layout/open-panels';
import { SidePanel } from '../layout/side-panel';
import { Attempt } from '../problems/attempt';
import type { FactAct, FactSection } from './fact-act';
import { FactList } from './fact-list';
import { FactPanel } from './fact-panel';

/**
 * Sections of entries, with the form of the act that was chosen beside them. Content stands above; a side
 * panel of the page's own, marked `beside` and inside an `@if` of `isOwnShown`, stands where the form does.
 */
@Component({
  selector: 'oart-fact-desk',
  imports: [FactList, FactPanel, SidePanel],
  template: `
    <div [class.with-panel]="shown() !== null">
      <div>
        <ng-content />
        <div class="sections">
          @for (section of sections(); track section.id) {
            <section [attr.aria-labelledby]="section.id">
              <oart-fact-list
                [section]="section"
                [withCorrected]="withCorrected()"
                (chosen)="open($event, section.id)"
                (ownChosen)="openOwnOf($event, section.id)"
              />
            </section>
          }
        </div>
      </div>
      @if (act(); as act) {
        <oart-side-panel [isSending]="recording.isSending()" (closed)="close()">
          <ng-container heading>{{ act.heading }}</ng-container>
          @for (each of [act]; track each) {
            <oart-fact-panel
              [act]="each"
              [recording]="recording"
              (done)="done()"
              (declined)="close()"
            />
          }
        </oart-side-panel>
      }
      <ng-content select="[beside]" />
    </div>
  `,
})
export class FactDesk {
  readonly sections = input.required<readonly FactSection[]>();
  /** Whether entries that were corrected are shown too. */
  readonly withCorrected = input(false);
  /** Something was recorded: what is shown is read again. */
  readonly recorded = output();

  protected readonly shown = signal<FactAct | 'own' | null>(null);
  protected readonly act = computed(() => {
    const shown = this.shown();
    return shown === 'own' ? null : shown;
  });
  readonly isOwnShown = computed(() => this.shown() === 'own');
  /** The entry that the page's own panel is about; null for a new one. */
  readonly ownRow = signal<string | null>(null);
  /** What any panel sends. Nothing else is opened meanwhile: its answer belongs to what is shown. */
  readonly recording = new Attempt();
  private readonly panels = inject(OpenPanels);
  private readonly injector = inject(Injector);
  private actedIn: string | null = null;

  /** Opens the form of an act, or the page's own panel, for a section. */
  async open(panel: FactAct | 'own', section: string): Promise<void> {
    await this.show(panel, null, section);
  }

  /** Opens the page's own panel for an entry. */
  protected async openOwnOf(row: string, section: string): Promise<void> {
    await this.show('own', row, section);
  }

  private async show(panel: FactAct | 'own', row: string | null, section: string): Promise<void> {
    const isShown = panel === this.shown() && row === this.ownRow();
    if (this.recording.isSending() || isShown || !(await this.panels.mayBeLeft())) return;
    this.recording.forget();
    this.actedIn = section;
    this.ownRow.set(row);
    this.shown.set(panel);
  }

  /** What is on its way is not closed: its panel is still to say what came of it. */
  close(): void {
    if (!this.recording.isSending()) this.shown.set(null);
  }

  done(): void {
    this.shown.set(null);
    this.recorded.emit();
    // The panel gives the focus back to its button, which may go with its entry: the section stays.
    const toSection = () => {
      if (this.actedIn !== null) document.getElementById(this.actedIn)?.focus();
    };
    afterNextRender(toSection, { injector: this.injector });
  }
}
