import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { ActView, PerformedActView } from '@oart/contract';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { ReasonList } from '../reasons/reason-list';
import { FactPanel } from '../staff-file/fact-panel';
import { ActEntry } from './act-entry';
import { ActPage } from './act-page';
import { caseAct, performedAct } from './performed-act';

/** An act that took place is written down afterwards, whoever performed it and whoever was entitled (I17). */
@Component({
  selector: 'oart-record-act-page',
  imports: [
    ActEntry,
    FactPanel,
    FailureNotice,
    MatButton,
    PageHeading,
    ReasonList,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './record-act-page.html',
  styleUrl: './act-page.scss',
})
export class RecordActPage extends ActPage {
  private readonly router = inject(Router);
  protected readonly act = computed(() => {
    const context = this.about.context();
    return context === null ? null : performedAct(context);
  });
  protected readonly caseAct = computed(() => {
    const place = this.about.place();
    return place === null ? null : caseAct(place.unit, place.document);
  });
  /** How many cases were recorded here: each has a form of its own. */
  protected readonly cases = signal(0);

  protected readonly recording = new Attempt();
  protected readonly recorded = this.answered<PerformedActView>();

  protected done(answer: unknown): void {
    this.signing.reset();
    this.recorded.set(answer as PerformedActView);
    document.querySelector('h1')?.focus();
  }

  /** Another act of the same fraction, without what came of the one before. */
  protected another({ caseReference, fraction }: ActView): void {
    this.about.forgetCarried();
    void this.router.navigate(['/record-act'], {
      queryParams: { unit: this.about.unit()?.id, case: caseReference, fraction },
    });
  }
}
