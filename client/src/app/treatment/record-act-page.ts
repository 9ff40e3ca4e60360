import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PerformedActView } from '@oart/contract';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { ReasonList } from '../reasons/reason-list';
import { SignedAct } from '../signing/signed-act';
import { FactPanel } from '../staff-file/fact-panel';
import { SignedFactPanel } from '../staff-file/signed-fact-panel';
import { actAbout } from './act-about';
import { ActChoices } from './act-choices';
import { begunBy } from './act-fields';
import { caseAct, performedAct } from './performed-act';

/** An act that took place is written down afterwards, whoever performed it and whoever was entitled (I17). */
@Component({
  selector: 'oart-record-act-page',
  imports: [
    ActChoices,
    FactPanel,
    FailureNotice,
    MatButton,
    PageHeading,
    ReasonList,
    RouterLink,
    SignedFactPanel,
    Skeleton,
  ],
  templateUrl: './record-act-page.html',
  styleUrl: './act-page.scss',
})
export class RecordActPage {
  // From the address.
  readonly unit = input<string>();
  readonly task = input<string>();
  readonly case = input<string>();
  readonly fraction = input<string>();
  readonly adaptationType = input<string>();
  readonly doseCheckResult = input<string>();
  readonly disposition = input<string>();
  readonly supervisorId = input<string>();
  readonly outcome = input<string>();
  readonly selection = input<string>();

  protected readonly about = actAbout(
    computed(() => ({
      unit: this.unit(),
      task: this.task(),
      begun: begunBy(this),
    })),
  );
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

  protected readonly signing = new SignedAct<object>();
  protected readonly recording = new Attempt();
  /** What was recorded last; gone when another act is begun. */
  protected readonly recorded = linkedSignal<string, PerformedActView | null>({
    source: () => `${this.unit() ?? ''} ${this.task() ?? ''}`,
    computation: () => null,
  });

  protected done(answer: unknown): void {
    this.signing.reset();
    this.recorded.set(answer as PerformedActView);
    document.querySelector('h1')?.focus();
  }

  protected another(): void {
    this.recorded.set(null);
  }
}
