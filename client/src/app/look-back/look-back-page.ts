import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { parseDay } from '@oart/competency';
import { csvOf } from '@oart/contract';
import type { EvidenceView, LookBackView } from '@oart/contract';
import { LEVEL_TITLES, METHOD_TITLES } from '../assessment/assessment-words';
import { DayDate } from '../dates/day-date';
import { InstantTime } from '../dates/instant-time';
import { readAt } from '../dates/read-at';
import { SiteClock } from '../dates/site-clock';
import { RECORD_LOOKS } from '../evidence/record-look';
import { noDay } from '../layout/address-faults';
import { AddressNotice } from '../layout/address-notice';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { SidePanel } from '../layout/side-panel';
import { Skeleton } from '../layout/skeleton';
import { Unbroken } from '../layout/unbroken';
import { saveFile } from '../lists/save-file';
import { PersonLink } from '../person/person-link';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import type { FactAct } from '../staff-file/fact-act';
import { FactPanel } from '../staff-file/fact-panel';
import { GateVerdict } from '../status/gate-verdict';
import { LookChip } from '../status/look-chip';
import { LookBackActs } from './look-back-acts';
import { lookBackCsv, lookBackSentence } from './look-back-words';
import { retractionAct, revocationAct } from './revocation-acts';

/** What was done on the strength of a record since a day, its revocation, and that a revocation was a mistake (I12). */
@Component({
  selector: 'oart-look-back-page',
  imports: [
    AddressNotice,
    DayDate,
    FactPanel,
    FailureNotice,
    GateVerdict,
    InstantTime,
    LookBackActs,
    LookChip,
    MatButton,
    PageHeading,
    PersonLink,
    PrintLine,
    RouterLink,
    SidePanel,
    Skeleton,
    Unbroken,
  ],
  templateUrl: './look-back-page.html',
})
export class LookBackPage {
  readonly id = input.required<string>();
  /** From the address: the day to look back to; that of the revocation, or the day of the record, where none is named. */
  readonly from = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly clock = inject(SiteClock);
  protected readonly record = httpResource<EvidenceView>(() => `/api/evidence/${this.id()}`);
  protected readonly faults = computed(() => noDay(this.from()));
  private readonly asked = computed(() => {
    if (!this.record.hasValue()) return undefined;
    const { state, occurredOn } = this.record.value();
    return parseDay(this.from() ?? '') ?? (state === 'revoked' ? '' : occurredOn);
  });
  protected readonly lookBack = httpResource<LookBackView>(() => {
    const from = this.asked();
    if (from === undefined) return undefined;
    const url = `/api/evidence/${this.id()}/look-back`;
    return { url, params: from === '' ? {} : { from } };
  });
  protected readonly readAt = readAt(this.lookBack);

  protected readonly failure = computed(() => this.record.error() ?? this.lookBack.error());
  /** What was read last of this record, also while it is read for another day. */
  private readonly read = linkedSignal<LookBackView | null, LookBackView | null>({
    source: () => (this.lookBack.hasValue() ? this.lookBack.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly view = computed(() => {
    const read = this.read();
    return read?.evidence.id === this.id() ? read : null;
  });
  protected readonly answer = computed(() =>
    this.record.hasValue() ? lookBackSentence(this.record.value(), this.view()) : 'Look-back',
  );
  protected readonly looks = RECORD_LOOKS;
  protected readonly levels = LEVEL_TITLES;
  protected readonly methods = METHOD_TITLES;

  /** What the reader may do with it: nobody revokes a record of their own (I4). */
  private readonly mayDecide = computed(
    () =>
      this.record.hasValue() &&
      this.record.value().person.id !== this.session.personId() &&
      this.session.hasAny(['entitler']),
  );
  protected readonly offered = computed<FactAct | null>(() => {
    const view = this.view();
    if (!this.mayDecide() || view === null || !this.record.hasValue()) return null;
    const record = this.record.value();
    return view.revokedAs === null
      ? revocationAct(record, view.entitlements, this.clock.today())
      : retractionAct(record, view.revokedAs);
  });
  protected readonly isActing = signal(false);
  protected readonly recording = new Attempt();

  protected begin(): void {
    this.recording.forget();
    this.isActing.set(true);
  }

  protected close(): void {
    if (!this.recording.isSending()) this.isActing.set(false);
  }

  /** The record says itself to which day is looked back from now on. */
  protected done(): void {
    this.isActing.set(false);
    this.show(null);
    this.record.reload();
    document.querySelector('h1')?.focus();
  }

  protected choose({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.show(target.value === '' ? null : target.value);
  }

  protected readAgain(): void {
    this.record.reload();
    this.lookBack.reload();
  }

  protected save(view: LookBackView): void {
    saveFile(document, `look-back-${view.from}`, 'csv', csvOf(lookBackCsv(view)));
  }

  protected print(): void {
    print();
  }

  private show(from: string | null): void {
    void this.router.navigate([], {
      queryParams: { from },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
