import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { EmptyState } from '../layout/empty-state';
import type { FactAct, FactSection } from './fact-act';

/** The entries of one kind, with what may be recorded of it. */
@Component({
  selector: 'oart-fact-list',
  imports: [EmptyState, MatButton],
  templateUrl: './fact-list.html',
  styleUrl: './fact-list.scss',
})
export class FactList {
  readonly section = input.required<FactSection>();
  /** Whether entries that were corrected are shown too. */
  readonly withCorrected = input(false);
  readonly chosen = output<FactAct>();
  /** The id of the entry of which the page's own panel is asked for. */
  readonly ownChosen = output<string>();

  protected readonly rows = computed(() =>
    this.section().rows.filter(({ isCorrected }) => this.withCorrected() || !isCorrected),
  );
  protected readonly hasOrigins = computed(() => this.rows().some(({ origin }) => origin !== ''));
  protected readonly hasActs = computed(() =>
    this.rows().some(({ acts, ownAct }) => acts.length > 0 || ownAct !== undefined),
  );
}
