import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { PerformedActView } from '@oart/contract';
import { frameworkInForce } from '../framework/framework-api';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { organisation } from '../my-standing/standing-api';
import { people } from '../person/person-api';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { ReasonList } from '../reasons/reason-list';
import { SessionStore } from '../session/session-store';
import { SignedAct } from '../signing/signed-act';
import { FactPanel } from '../staff-file/fact-panel';
import { SignedFactPanel } from '../staff-file/signed-fact-panel';
import { caseAct, performedAct, tasksToRecord } from './performed-act';

/** An act that took place is written down afterwards, whoever performed it and whoever was entitled (I17). */
@Component({
  selector: 'oart-record-act-page',
  imports: [
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
  styles: `
    .form {
      max-inline-size: 40rem;
    }
  `,
})
export class RecordActPage {
  // From the address.
  readonly unit = input<string>();
  readonly task = input<string>();
  readonly case = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly framework = frameworkInForce();
  private readonly organisation = organisation();
  private readonly people = people();

  protected readonly failure = computed(
    () => this.framework.error() ?? this.organisation.error() ?? this.people.error(),
  );
  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  private readonly document = computed(() =>
    this.framework.hasValue() ? this.framework.value().document : null,
  );
  protected readonly tasks = computed(() => {
    const document = this.document();
    return document === null ? null : tasksToRecord(document);
  });
  private readonly chosenUnit = computed(
    () => this.units().find(({ id }) => id === this.unit()) ?? this.units()[0],
  );
  protected readonly unitId = computed(() => this.chosenUnit()?.id);
  private readonly context = computed(() => {
    const unit = this.chosenUnit();
    const document = this.document();
    const task = this.tasks()?.find(({ id }) => id === this.task());
    const people = this.people.hasValue() ? this.people.value() : undefined;
    if (unit === undefined || document === null || people === undefined) return null;
    return {
      unit,
      task,
      document,
      people: people.items,
      caseReference: this.case() ?? '',
      readerId: this.session.personId(),
    };
  });
  protected readonly isRead = computed(() => this.context() !== null);
  protected readonly act = computed(() => {
    const context = this.context();
    const task = context?.task;
    return context === null || task === undefined ? null : performedAct({ ...context, task });
  });
  protected readonly caseAct = computed(() => {
    const context = this.context();
    return context === null ? null : caseAct(context.unit, context.document);
  });

  protected readonly signing = new SignedAct<object>();
  protected readonly recording = new Attempt();
  /** What was recorded last; gone when another act is begun. */
  protected readonly recorded = linkedSignal<string, PerformedActView | null>({
    source: () => `${this.unit() ?? ''} ${this.task() ?? ''}`,
    computation: () => null,
  });

  protected show(part: string, event: Event): void {
    if (!(event.target instanceof HTMLSelectElement) || this.signing.isSending()) return;
    this.signing.reset();
    void this.router.navigate(['/record-act'], {
      queryParams: { [part]: event.target.value },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected done(answer: unknown): void {
    this.signing.reset();
    this.recorded.set(answer as PerformedActView);
    document.querySelector('h1')?.focus();
  }

  protected loadAgain(): void {
    this.framework.reload();
    this.organisation.reload();
    this.people.reload();
  }

  protected another(): void {
    this.recorded.set(null);
  }
}
